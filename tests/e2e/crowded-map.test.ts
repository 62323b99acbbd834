import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productBoards } from '../../server/database/product-boards.ts';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { addTechnicians, growTo } from '../support/grow-room.ts';
import { askDatabase } from '../support/server-truth.ts';

const images = resolve(import.meta.dirname, '../../docs/images');
const patiently = { timeout: 60_000 };

describe.skipIf(!browserPath)(
  'the map of a room with ten thousand open tickets and five hundred technicians',
  () => {
    let room: ControlRoom;
    let browser: Browser;
    let console: Page;

    beforeAll(async () => {
      room = await startControlRoom({ demo: 'full', simulate: false });
      await growTo(room, 10_000);
      // Copies of one report would all be one outage.
      await askDatabase(room, `update tickets set site_id = null where number like 'BEN-%'`);
      await addTechnicians(room, 500);
      await somebodyHasTakenCriticals(room);
      browser = await launchBrowser();
      ({ page: console } = await openPage(browser, room.boardAddress));
      const [person] = room.server.signIn;
      await boardPage(console).signIn(person?.username ?? '', person?.password ?? '');
      await boardPage(console).live();
    });

    afterAll(async () => {
      await browser?.close();
      await room?.stop();
    });

    /** Everybody who has been heard of lately, as the server has it. */
    const heardOf = async () => {
      const [row] = await askDatabase(
        room,
        `select count(*)::int as count from technician_positions where recorded_at > now() - interval '5 minutes'`,
      );
      return Number(row?.count);
    };

    it.each([
      { name: 'crowded-map-night', size: fullHd },
      { name: 'crowded-map-4k-night', size: ultraHd },
    ])('has everybody in its figures, and stays a picture ($name)', async ({ name: picture, size }) => {
      const context = await browser.newContext({
        viewport: size,
        screen: size,
        reducedMotion: 'reduce',
        storageState: await console.context().storageState(),
      });
      const board = await context.newPage();
      const map = productBoards.find(({ name }) => name === 'Peta Karawang');
      await board.goto(`${new URL(console.url()).origin}/windows/board/index.html#boards=${map?.id}~60`);
      const question = board.locator('.display-question button');
      await question.click(patiently);
      const figures = board.locator('.live-map-legend b');
      const shown = async () =>
        (await figures.allTextContents()).reduce((sum, figure) => sum + Number(figure.replace(/\D/g, '')), 0);
      await expect.poll(shown, patiently).toBeGreaterThanOrEqual(Math.min(500, await heardOf()));
      await board.waitForTimeout(3000);
      await board.screenshot({ path: join(images, `${picture}.png`) });
      await context.close();
    });
  },
);
