import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productBoards } from '../../server/database/product-boards.ts';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { everybodyIsAtWork } from '../support/dispatch-board.ts';
import { lookKeeper } from '../support/looks.ts';

describe.skipIf(!browserPath)('the windows beside the console, in every look', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;
  let keeper: ReturnType<typeof lookKeeper>;

  beforeAll(async () => {
    room = await startControlRoom();
    await somebodyHasTakenCriticals(room);
    await everybodyIsAtWork(room);
    browser = await launchBrowser();
    ({ page: console, context } = await openPage(browser, room.boardAddress, fullHd));
    const person = room.server.signIn.find(({ role }) => role === 'supervisor');
    await boardPage(console).signIn(person?.username ?? '', person?.password ?? '');
    await console.locator('.console .connection[data-kind="quiet"]').waitFor({ timeout: 60_000 });
    keeper = lookKeeper(console);
    await keeper.giveKeys();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  const expectSound = async (page: Page, part: string) =>
    expect(await keeper.soundnessOf(page, part)).toEqual([]);
  const addressOf = (path: string) => new URL(path, console.url()).href;

  it('every step of the tour', async () => {
    await boardPage(console).find('mulai tur ruang');
    await console.keyboard.press('Enter');
    await console.locator('.tour-card').waitFor();
    const flaws: string[] = [];
    for (let step = 1; (await console.locator('.tour-card').count()) > 0 && step < 20; step += 1) {
      const found = await keeper.soundnessOf(console, '.tour-card');
      flaws.push(...found.map((flaw) => `step ${step}: ${flaw}`));
      await console.locator('.tour-card aside').focus();
      await console.keyboard.press('Enter');
    }
    expect(flaws).toEqual([]);
  });

  describe('the dispatch board', () => {
    let page: Page;

    beforeAll(async () => {
      page = await context.newPage();
      await page.goto(addressOf('/windows/dispatch/index.html'));
      await page.locator('.connection[data-kind="quiet"]').waitFor();
    });
    afterAll(() => page?.close());

    const expectSoundDialog = async (keys: readonly string[]) => {
      await page.locator('body').click({ position: { x: 2, y: 2 } });
      for (const key of keys) await page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await expectSound(page, '[role="dialog"]');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };

    it('as it opens', () => expectSound(page, 'body'));

    it.each([
      ['the week of shifts', ['s']],
      ['the vans', ['k']],
      ['the weights', ['b']],
      ['the terms of the gravest visit', ['f', 'Enter']],
      ['the day it is put off to', ['f', 'w']],
    ])('%s', (_dialog, keys) => expectSoundDialog(keys));

    it('a proposal', async () => {
      await page.keyboard.press('Shift+M');
      await page.locator('.proposal-to').first().waitFor({ timeout: 60_000 });
      await expectSound(page, 'body');
      await page.keyboard.press('Control+Enter');
      await page.locator('.stop[data-state="ahead"]').first().waitFor();
    });

    it('what is published', () => expectSoundDialog(['p']));
  });

  it.each(productBoards.map(({ name, id }) => [name, id]))(
    'the board %s on a wall, each of its screens',
    async (_name, id) => {
      const panel = await browser.newContext({
        viewport: ultraHd,
        screen: ultraHd,
        reducedMotion: 'reduce',
        storageState: await context.storageState(),
      });
      const wall = await panel.newPage();
      await wall.goto(addressOf(`/windows/board/index.html#boards=${id}~3600`));
      await wall.locator('.tile-frame').first().waitFor();
      await wall.locator('.tile-outline').first().waitFor({ state: 'detached' });
      const screens = Math.max(1, await wall.locator('.board-pips i').count());
      for (let screen = 0; screen < screens; screen += 1) {
        await expectSound(wall, 'body');
        await wall.keyboard.press('ArrowRight');
      }
      await panel.close();
    },
  );
});
