import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';

describe.skipIf(!browserPath)('a technician’s availability', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;
  let name: string;

  const availability = async () => {
    const [row] = await askDatabase(room, 'select availability from technicians where name = $1', [name]);
    return (row?.availability as { kind: string } | undefined)?.kind;
  };
  /** Without the mouse: the key, the name, the choice, and away. */
  const change = async (choice: string) => {
    await board.press('g');
    const dialog = board.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(name);
    await board.page.getByRole('option', { name }).waitFor();
    await board.press('ArrowDown');
    await board.press('Enter');
    await dialog.getByRole('radio', { name: choice, exact: true }).focus();
    await board.press('Space');
    await board.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  };
  const unsent = () => board.page.locator('section[aria-label="Teknisi per status"] .pane-head .pending');

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    const supervisor = room.server.signIn.find(({ role }) => role === 'supervisor');
    await board.signIn(supervisor?.username ?? '', supervisor?.password ?? '');
    await board.live();
    const [row] = await askDatabase(room, 'select name from technicians order by name limit 1');
    name = String(row?.name);
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('is changed with the keyboard alone', async () => {
    await change('Cuti');
    await expect.poll(availability).toBe('on-leave');
    await expect.poll(() => unsent().count()).toBe(0);
  });

  it('waits with a ring while the server is away, and reaches it afterwards', async () => {
    await room.killServer();
    await board.away();
    await change('Tidak bertugas');
    await unsent().getByText('1').waitFor();
    await room.startServer();
    await board.live();
    await expect.poll(availability, { timeout: 20_000 }).toBe('off-shift');
    await expect.poll(() => unsent().count(), { timeout: 20_000 }).toBe(0);
  });

  it('comes back refused, with the person’s name, when it was no longer theirs to change', async () => {
    await room.killServer();
    await board.away();
    await change('Cuti');
    await askDatabase(room, "update accounts set role = 'operator' where role = 'supervisor'");
    await room.startServer();
    await board.page.locator('.refusal-row', { hasText: name }).waitFor({ timeout: 30_000 });
    expect(await availability()).toBe('off-shift');
  });
});
