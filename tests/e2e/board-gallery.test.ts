import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productBoards } from '../../server/database/product-boards.ts';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';

const images = resolve(import.meta.dirname, '../../docs/images/boards');

const looks = [
  { name: 'night', language: 'Bahasa Indonesia', theme: 'Malam', size: fullHd },
  { name: 'day', language: 'English', theme: 'Day', size: fullHd },
  { name: '4k-night', language: 'English', theme: 'Night', size: ultraHd },
  { name: '4k-day', language: 'Bahasa Indonesia', theme: 'Siang', size: ultraHd },
] as const;

/** What hangs on a wall is looked at in its size too; every other board is one of a workstation. */
const onWalls = new Set(['Peta Karawang', 'Horizon SLA']);
const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** What a board may not show: a tile that failed or waits, and what reaches beyond the screen. Runs in the page. */
function faults(): readonly string[] {
  const { documentElement: root } = document;
  const beyond = [
    ...(root.scrollWidth > innerWidth ? ['wider than the screen'] : []),
    ...(root.scrollHeight > innerHeight ? ['higher than the screen'] : []),
  ];
  const failed = document.querySelectorAll(
    '.tile-state[data-kind="error"], .tile-state[data-kind="loading"], .tile-state[data-kind="stale"]',
  );
  return [...beyond, ...[...failed].map(({ textContent }) => textContent ?? '')];
}

describe.skipIf(!browserPath)('the boards that come with the product', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;

  const choose = async (label: string) => {
    await console.locator('button.person').click();
    await console.getByRole('menu').getByText(label, { exact: true }).click();
    await console.keyboard.press('Escape');
    await console.getByRole('menu').waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    mkdirSync(images, { recursive: true });
    room = await startControlRoom({ demo: 'full' });
    browser = await launchBrowser();
    ({ page: console, context } = await openPage(browser, room.boardAddress));
    const [person] = room.server.signIn;
    await boardPage(console).signIn(person?.username ?? '', person?.password ?? '');
    await boardPage(console).live();
    /* The boards of a room that has its criticals in hand. */
    await askDatabase(
      room,
      `update tickets set version = version + 1, acknowledgement =
         jsonb_build_object('by', gen_random_uuid(), 'byName', 'Rina', 'at', 0)
       where priority = 'critical' and acknowledgement is null and not archived`,
    );
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it.each(looks)('fill a screen without a fault ($name)', async ({ name, size, theme, language }) => {
    await choose(language);
    await choose(theme);
    const screen = await browser.newContext({
      viewport: size,
      screen: size,
      reducedMotion: 'reduce',
      storageState: await context.storageState(),
    });
    const board = await screen.newPage();
    const found: string[] = [];
    const shown = productBoards.filter((product) => size === fullHd || onWalls.has(product.name));
    for (const { id, name: title } of shown) {
      await board.goto('about:blank');
      await board.goto(`${new URL(console.url()).origin}/windows/board/index.html#boards=${id}~3600`);
      await board.locator('.board-head h1').getByText(title).waitFor();
      await board.locator('.tile-frame').first().waitFor();
      await board.locator('.tile-outline').first().waitFor({ state: 'detached' });
      const question = board.locator('.display-question button');
      if (await question.isVisible()) await question.click();
      /* The map counts its marks in a worker; a chart draws itself in. */
      await board.waitForTimeout(2000);
      found.push(...(await board.evaluate(faults)).map((fault) => `${title}: ${fault}`));
      await board.screenshot({ path: join(images, `${slug(title)}-${name}.png`) });
    }
    expect(found).toEqual([]);
    await screen.close();
  });
});
