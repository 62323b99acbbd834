import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { quietTerminal, reportBehind } from '../support/outage-reports.ts';
import { askDatabase } from '../support/server-truth.ts';

declare global {
  interface Window {
    /** What the page asked the desktop to show. */
    shownNotices: Notification[];
    /** The titles of those it has withdrawn. */
    withdrawnNotices: string[];
    /** Whether a person works in this page; a page under test believes so always. */
    isLookedAt: boolean;
  }
}

/** Runs in the page, before its own code. */
function watchNotices(): void {
  window.shownNotices = [];
  window.withdrawnNotices = [];
  window.isLookedAt = true;
  document.hasFocus = () => window.isLookedAt;
  window.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      window.shownNotices.push(this);
    }
    override close() {
      window.withdrawnNotices.push(this.title);
      super.close();
    }
  };
}

describe.skipIf(!browserPath)('desktop notifications', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const shown = () => page.evaluate(() => window.shownNotices.map(({ title, body }) => ({ title, body })));
  const lookAway = () =>
    page.evaluate(() => {
      window.isLookedAt = false;
      window.dispatchEvent(new Event('blur'));
    });
  const lookAgain = () =>
    page.evaluate(() => {
      window.isLookedAt = true;
      window.dispatchEvent(new Event('focus'));
    });
  const untaken = () => page.locator('.queue-row[data-rank="critical"][data-unacknowledged]').first();
  /** Until the window has seen it, a ticket that is given back and taken again has not changed. */
  const somebodyTakesThem = async () => {
    await somebodyHasTakenCriticals(room);
    await untaken().waitFor({ state: 'detached' });
  };
  /** @returns the number of the ticket that became one nobody has taken */
  const oneBecomesCritical = async () => {
    const [row] = await askDatabase(
      room,
      `update tickets set version = version + 1, acknowledgement = null, priority = 'critical'
       where id = (select id from tickets where not archived and status = 'open' order by number limit 1)
       returning number`,
    );
    return String(row?.number);
  };

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    ({ page, context } = await openPage(browser, room.boardAddress));
    await context.grantPermissions(['notifications']);
    await context.addInitScript(watchNotices);
    await page.reload();
    const board = boardPage(page);
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    await somebodyTakesThem();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('are not shown to whoever looks at the room', async () => {
    await lookAgain();
    await oneBecomesCritical();
    await untaken().waitFor();
    await page.waitForTimeout(1500);
    expect(await shown()).toEqual([]);
    await somebodyTakesThem();
  });

  it('tell of a critical that nobody has taken, once, and lead to it', async () => {
    await lookAway();
    const number = await oneBecomesCritical();
    await expect.poll(shown).toEqual([{ title: `KRITIS ${number}`, body: expect.stringContaining('·') }]);
    await page.evaluate(() => window.shownNotices[0]?.dispatchEvent(new Event('click')));
    await page.locator('.panel-header', { hasText: number }).waitFor();
    await page.waitForTimeout(1000);
    expect(await shown()).toHaveLength(1);
    await somebodyTakesThem();
  });

  it('are withdrawn when somebody has taken what they tell of', async () => {
    const number = await oneBecomesCritical();
    await expect.poll(shown).toContainEqual(expect.objectContaining({ title: `KRITIS ${number}` }));
    await somebodyTakesThem();
    await expect.poll(() => page.evaluate(() => window.withdrawnNotices)).toContain(`KRITIS ${number}`);
  });

  it('tell of an outage that the room supposes, though none of its tickets is critical, and lead to it', async () => {
    const terminal = await quietTerminal(room);
    await reportBehind(room, terminal, 8, 2000);
    const title = `Dugaan gangguan massal: ${terminal.code}`;
    await expect
      .poll(shown, { timeout: 15_000 })
      .toContainEqual({ title, body: expect.stringMatching(/^8 tiket · \d+ pelanggan/) });
    await page.getByRole('region', { name: 'Dugaan gangguan' }).waitFor();
    await page.evaluate(() => window.shownNotices.at(-1)?.dispatchEvent(new Event('click')));
    await page.getByRole('dialog').getByText(`Apakah ${terminal.code} sebabnya?`).waitFor();
    await page.keyboard.press('Escape');
  });

  it('are not shown to whoever chose so on this workstation', async () => {
    await lookAgain();
    await page.locator('.person').click();
    const choice = page.getByRole('menuitemcheckbox', { name: 'Notifikasi desktop' });
    expect(await choice.getAttribute('aria-checked')).toBe('true');
    await choice.click();
    const before = (await shown()).length;
    await lookAway();
    await oneBecomesCritical();
    await untaken().waitFor();
    await page.waitForTimeout(1500);
    expect(await shown()).toHaveLength(before);
  });
});
