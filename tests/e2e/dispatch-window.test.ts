import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { acknowledgeCriticals, nobodyHasTakenCriticals } from '../support/criticals.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const slowly = { timeout: 15_000 };
/** Every technician has a row in sight: one that is scrolled away is not drawn. */
const tall = { width: 1920, height: 2600 };

describe.skipIf(!browserPath)('the window of the dispatch board', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const stopsAhead = () => page.locator('.stop[data-state="ahead"]');
  const selected = () => page.locator('.stop[aria-selected="true"]');

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    ({ page, context } = await openDispatchBoard(browser, room, tall));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('finds by its name a visit, a technician and a place, and opens a board beside it', async () => {
    await page.keyboard.press('Escape');
    const ticketId = ((await stopsAhead().last().getAttribute('id')) ?? '').replace('stop-', '');
    const [ticket] = await askDatabase(room, 'select number from tickets where id = $1', [ticketId]);
    const [technician] = await askDatabase(room, 'select id, name from technicians where id = $1', [
      await page.locator('.timeline-row').nth(3).getAttribute('data-technician'),
    ]);
    const [site] = await askDatabase(room, "select code from sites where kind = 'pop' order by code limit 1");
    const choose = async (words: string, section: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(words);
      await page.locator(`[data-section="${section}"] [role="option"]`).first().click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await choose(z.string().parse(ticket?.number), 'tickets');
    await expect.poll(() => selected().getAttribute('id'), slowly).toBe(`stop-${ticketId}`);
    await choose(z.string().parse(technician?.name), 'technicians');
    await page
      .locator(`.timeline-row[data-technician="${technician?.id}"][data-chosen]`)
      .waitFor({ ...slowly, state: 'attached' });
    await expect.poll(() => selected().count(), slowly).toBe(0);
    const view = () => page.locator('[data-area="map"] .live-map > .visually-hidden').textContent();
    const before = await view();
    await choose(z.string().parse(site?.code), 'sites');
    await expect.poll(view, slowly).not.toBe(before);
    const flown = await view();
    await page.keyboard.press('-');
    await expect.poll(view, slowly).not.toBe(flown);
    const opened = context.waitForEvent('page');
    await choose('papan saya', 'boards');
    const board = await opened;
    await board.locator('.board').waitFor({ timeout: 30_000 });
    await board.close();
  });

  it('only looks at a day that is over, and says so', async () => {
    const over = page.getByText('sudah lewat: dapat dilihat', { exact: false });
    const publish = page.locator('.day-acts').getByRole('button', { name: /^Umumkan/ });
    await publish.waitFor(slowly);
    await page.locator('.day-choice button').first().click();
    await over.waitFor(slowly);
    expect(await publish.count()).toBe(0);
    await page.keyboard.press('s');
    await page.getByRole('dialog').locator('fieldset:not([disabled])').first().waitFor(slowly);
    await page.keyboard.press('Escape');
    await page.locator('.day-today').click();
    await publish.waitFor(slowly);
    expect(await over.count()).toBe(0);
  });

  it('shows a critical that nobody has acknowledged in one line, and the key of everywhere acknowledges it', async () => {
    const strip = page.locator('.critical-hero');
    const absentOnServer = async () => {
      const [row] = await askDatabase(
        room,
        "select count(*)::int as count from dispatch_days where shifts::text like '%absent%'",
      );
      return row?.count;
    };
    await page.locator('.timeline-who').first().click();
    await nobodyHasTakenCriticals(room);
    await strip.waitFor(slowly);
    expect((await strip.boundingBox())?.height).toBeLessThan(50);
    expect(await violationsOf(page, '.critical-hero')).toEqual([]);
    await acknowledgeCriticals(page, () => page.keyboard.press('a'));
    await strip.waitFor({ state: 'detached', ...slowly });
    expect(await absentOnServer()).toBe(0);
    const before = await page.locator('.absent-today').textContent();
    await page.keyboard.press('Shift+A');
    await expect.poll(absentOnServer, slowly).toBe(1);
    await expect.poll(() => page.locator('.absent-today').textContent(), slowly).not.toBe(before);
    await page.keyboard.press('Shift+A');
    await expect.poll(absentOnServer, slowly).toBe(0);
  });
});
