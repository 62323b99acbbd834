import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { nobodyHasTakenCriticals, somebodyHasTakenCriticals } from '../support/criticals.ts';
import { countNotes, keepSilentUntilAKey, notesOf } from '../support/horn-notes.ts';
import { violationsOf } from '../support/soundness.ts';

const wallMap = 'b0a2d000-0000-4000-8000-000006000000';

describe.skipIf(!browserPath)('the horn of a desk', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;

  const openBoard = async (hash: string, prepare: () => void = () => undefined) => {
    const page = await context.newPage();
    await page.addInitScript(prepare);
    await page.goto(new URL(`/windows/board/index.html${hash}`, room.boardAddress).href);
    return page;
  };
  const chooseVolume = async (words: string) => {
    await console.locator('button.person').click();
    await console.getByRole('menu').getByText(words, { exact: true }).click();
    await console.keyboard.press('Escape');
  };

  beforeAll(async () => {
    room = await startControlRoom();
    await somebodyHasTakenCriticals(room);
    browser = await launchBrowser();
    ({ page: console, context } = await openPage(browser, room.boardAddress));
    await context.addInitScript(countNotes);
    await console.reload();
    const person = room.server.signIn.find(({ role }) => role === 'supervisor');
    const board = boardPage(console);
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('sounds in one window of the desk only, and in none that nobody has touched', async () => {
    await console.goto('about:blank');
    const wall = await openBoard(`#boards=${wallMap}~30`, keepSilentUntilAKey);
    await wall.getByText('belum bersuara', { exact: false }).waitFor();
    await console.goto(room.boardAddress);
    await boardPage(console).live();
    await console.keyboard.press('Shift');
    await wall.locator('.horn-mark').waitFor({ state: 'detached' });
    await nobodyHasTakenCriticals(room);
    await expect.poll(() => notesOf(console), { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await notesOf(wall)).toBe(0);
    await wall.keyboard.press('Shift');
    await console.reload();
    await expect.poll(() => notesOf(wall), { timeout: 20_000 }).toBeGreaterThan(0);
    await boardPage(console).live();
    await somebodyHasTakenCriticals(room);
    await wall.close();
  });

  it('is struck out in every head for as long as somebody has muted it', async () => {
    const wall = await openBoard(`#boards=${wallMap}~30`);
    await wall.locator('.ticket-line').first().waitFor();
    const marks = [console.locator('.top-bar .horn-mark'), wall.locator('.board-head .horn-mark')];
    await chooseVolume('Diam');
    for (const mark of marks) await mark.getByText('diam', { exact: true }).waitFor();
    for (const page of [console, wall]) expect(await violationsOf(page, '.horn-mark')).toEqual([]);
    await chooseVolume('50 %');
    for (const mark of marks) await mark.waitFor({ state: 'detached' });
    await wall.close();
  });
  it('sounds for a critical also in a window in which a board is arranged, which says it in a line', async () => {
    await console.goto('about:blank');
    const page = await openBoard(`#edit=${wallMap}`);
    await page.locator('.edited-tile').first().waitFor();
    await page.keyboard.press('Shift');
    await nobodyHasTakenCriticals(room);
    const line = page.locator('.critical-hero');
    await line.waitFor();
    await expect.poll(() => notesOf(page), { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await line.boundingBox())?.height).toBeLessThan(50);
    expect(await violationsOf(page, '.critical-hero')).toEqual([]);
    await somebodyHasTakenCriticals(room);
    await line.waitFor({ state: 'detached' });
    await page.close();
  });
});
