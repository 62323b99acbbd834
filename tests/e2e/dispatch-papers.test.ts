import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';

const shiftsSchema = z.object({ shifts: z.record(z.string(), z.unknown()) });

const slowly = { timeout: 15_000 };

describe.skipIf(!browserPath)('a day of dispatch on paper, in a file and in the week’s shifts', () => {
  let room: ControlRoom;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    ({ page } = await openDispatchBoard(browser, room));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('is saved as a file with a row for every visit', async () => {
    const saved = page.waitForEvent('download');
    await page.keyboard.press('e');
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^rencana-\d{4}-\d\d-\d\d\.csv$/);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows[0]).toContain('Teknisi;Rute;No');
    expect(rows.length).toBeGreaterThan(100);
  });

  it('is printed, a sheet for each technician with the address and phone of every door', async () => {
    await page.evaluate(() => Object.assign(window, { print: () => undefined }));
    await page.keyboard.press('Control+p');
    await page.locator('.run-sheet').first().waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.run-sheet').first();
    expect(await sheet.isVisible()).toBe(true);
    await expect.poll(() => sheet.textContent(), slowly).toMatch(/08\d\d-\d{4}-\d{4}/);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('.run-sheet').count(), slowly).toBe(0);
  });

  it('has shifts that are set for several technicians by the keyboard, and reach the server', async () => {
    await page.keyboard.press('s');
    const cells = page.locator('[role="gridcell"][aria-selected="true"]');
    await expect.poll(() => cells.count(), slowly).toBe(1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('3');
    await expect.poll(() => cells.allTextContents(), slowly).toEqual(['Cuti', 'Cuti']);
    const shiftsOfServer = async () => {
      const rows = await askDatabase(room, 'select shifts from dispatch_days');
      return rows.flatMap((row) => Object.values(shiftsSchema.parse(row).shifts));
    };
    await expect.poll(shiftsOfServer, slowly).toEqual([
      { kind: 'leave', note: null },
      { kind: 'leave', note: null },
    ]);
  });

  it('has a usual week, and what is said of it holds in every week', async () => {
    await page.getByRole('button', { name: 'Pekan biasa' }).click();
    const cell = page.locator('[role="gridcell"][tabindex="0"]');
    await cell.focus();
    const before = await cell.textContent();
    await page.keyboard.press(before === 'Libur' ? '3' : '2');
    const after = before === 'Libur' ? 'Cuti' : 'Libur';
    await expect.poll(() => cell.textContent(), slowly).toBe(after);
    const days = () => askDatabase(room, "select day from dispatch_days where day > '9999'");
    await expect.poll(async () => (await days()).length, slowly).toBe(1);
    await page.getByRole('button', { name: 'Pekan ini' }).click();
    for (let week = 0; week < 3; week += 1)
      await page.getByRole('button', { name: 'Pekan berikutnya' }).click();
    await expect.poll(() => cell.textContent(), slowly).toBe(after);
  });
});
