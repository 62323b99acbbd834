import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage } from './browser.ts';
import type { ControlRoom } from './control-room.ts';

/** What a person does on the operator's console, in the words of the room. The board speaks Indonesian by default. */
export type BoardPage = {
  readonly page: Page;
  signIn(username: string, password: string): Promise<void>;
  /** Resolves when the board says that it is live and its queue holds rows. */
  live(): Promise<void>;
  /** Resolves when the board says that the server is away. */
  away(): Promise<void>;
  openTicket(facts: { customer: string; problem: string }): Promise<void>;
  /** Opens the finder and writes the words. */
  find(words: string): Promise<void>;
  /** Opens the ticket with this number through the finder. */
  openByNumber(number: string): Promise<void>;
  row(text: string): Locator;
  panel(): Locator;
  press(keys: string): Promise<void>;
  /** Opens a dialog by its key, writes where there is something to write, and sends it. */
  answer(key: string, text?: string): Promise<void>;
};

export function boardPage(page: Page): BoardPage {
  const connection = (kind: 'quiet' | 'away') => page.locator(`.connection[data-kind="${kind}"]`);
  const row = (text: string) => page.locator('.queue-row', { hasText: text });
  return {
    page,
    async signIn(username, password) {
      await page.locator('input[autocomplete="username"]').fill(username);
      await page.locator('input[autocomplete="current-password"]').fill(password);
      await page.locator('form button[type="submit"]').click();
    },
    async live() {
      await connection('quiet').waitFor({ timeout: 60_000 });
      await page.locator('.queue-row').first().waitFor({ timeout: 30_000 });
    },
    async away() {
      await connection('away').waitFor({ timeout: 30_000 });
    },
    async openTicket({ customer, problem }) {
      await page.keyboard.press('Control+n');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Pelanggan', exact: true }).fill(customer);
      await page.getByRole('option').first().click();
      await dialog.getByLabel('Masalah').fill(problem);
      await page.keyboard.press('Control+Enter');
      await dialog.waitFor({ state: 'detached' });
    },
    async find(words) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(words);
    },
    async openByNumber(number) {
      await page.keyboard.press('Control+k');
      const field = page.getByRole('combobox');
      const found = page.getByRole('option', { name: new RegExp(number), selected: true });
      // The finder looks at every letter: what reaches this window after the last of them is found by the next.
      const write = async () => {
        await field.fill('');
        await field.fill(number);
        return await found.count();
      };
      await expect.poll(write).toBe(1);
      await page.keyboard.press('Enter');
      await page.locator('.panel-number', { hasText: number }).waitFor();
    },
    row,
    panel: () => page.locator('.ticket-panel'),
    press: (keys) => page.keyboard.press(keys),
    async answer(key, text) {
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      if (text) await dialog.getByRole('textbox').fill(text);
      await dialog.locator('button[type="submit"]').click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

/** Resolves when the menu that opens has the focus: until then it would take it back from what is chosen in it. */
export const menuHasFocus = (page: Page): Promise<void> =>
  page.locator('[role="menu"] :focus').waitFor({ state: 'attached' });

/** The console of a room with its supervisor signed in and its queue filled. */
export async function openConsole(browser: Browser, room: Pick<ControlRoom, 'boardAddress' | 'server'>) {
  const opened = await openPage(browser, room.boardAddress);
  const person = room.server.signIn.find(({ role }) => role === 'supervisor');
  const board = boardPage(opened.page);
  await board.signIn(person?.username ?? '', person?.password ?? '');
  await board.live();
  return opened;
}
