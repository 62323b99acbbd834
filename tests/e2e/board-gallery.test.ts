import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardName } from '../../renderer/shell/board-name.ts';
import { createTranslations } from '../../renderer/shell/i18n.ts';
import { productBoards } from '../../server/database/product-boards.ts';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { askDatabase } from '../support/server-truth.ts';

const images = resolve(import.meta.dirname, '../../docs/images/boards');

const looks = [
  { name: 'night', language: 'Bahasa Indonesia', theme: 'Malam', size: fullHd },
  { name: 'day', language: 'English', theme: 'Day', size: fullHd },
  { name: '4k-night', language: 'English', theme: 'Night', size: ultraHd },
  { name: '4k-day', language: 'Bahasa Indonesia', theme: 'Siang', size: ultraHd },
] as const;

/** One outage that somebody accepted, with everything at the place of the network that most tickets share. */
const acceptOutage = `
  with place as (
    select site_id from tickets where not archived and status in ('open', 'assigned') and site_id is not null
    group by site_id order by count(*) desc limit 1),
  behind as (
    select id, row_number() over (order by number) as nth from tickets join place using (site_id)
    where not archived and status in ('open', 'assigned'))
  update tickets set version = version + 1,
    priority = case when nth = 1 then 'critical' else priority end,
    acknowledgement = jsonb_build_object('by', gen_random_uuid(), 'byName', 'Rina', 'at', 0),
    outage = case when nth = 1 then jsonb_build_object('role', 'cause')
      else jsonb_build_object('role', 'part', 'parentId', (select id from behind where nth = 1)) end
  from behind where behind.id = tickets.id`;
const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/**
 * What a board may not show: a tile that failed, waits, is stale or kept from who signed in, and what reaches beyond the
 * screen. A tile that has nothing to show says so, and rightly. Runs in the page.
 */
function faults(): readonly string[] {
  const { documentElement: root } = document;
  const beyond = [
    ...(root.scrollWidth > innerWidth ? ['wider than the screen'] : []),
    ...(root.scrollHeight > innerHeight ? ['higher than the screen'] : []),
  ];
  const told = {
    failed: '.tile-says[data-kind="error"]',
    forbidden: '.tile-says[data-kind="forbidden"]',
    waits: '.tile-outline',
    stale: '.tile-frame[data-stale]',
  };
  const tiles = Object.entries(told).flatMap(([fault, selector]) =>
    [...document.querySelectorAll(selector)].map(
      (part) => `${part.closest<HTMLElement>('.board-tile')?.dataset.kind} ${fault}`,
    ),
  );
  return [...beyond, ...tiles];
}

/** A tile that still waits after that is a fault of its board. */
const filled = (board: Page) =>
  board
    .locator('.tile-outline')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => undefined);

/** Four seconds for each board. */
const longMs = 240_000;

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

  /** @returns how many screens the board takes there */
  const open = async (board: Page, { id, title }: { readonly id: string; readonly title: string }) => {
    await board.goto('about:blank');
    await board.goto(`${new URL(console.url()).origin}/windows/board/index.html#boards=${id}~60`);
    await board.locator('.board-head h1').getByText(title).waitFor();
    await board.locator('.tile-frame').first().waitFor();
    await filled(board);
    const question = board.locator('.display-question button');
    if (await question.isVisible()) await question.click();
    // A tile under the pointer offers its full view.
    await board.mouse.move(0, 0);
    return Math.max(1, await board.locator('.board-pips i').count());
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
    await somebodyHasTakenCriticals(room);
    await askDatabase(room, acceptOutage);
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it.each(looks)(
    'fill a screen without a fault ($name)',
    { timeout: longMs },
    async ({ name, size, theme, language }) => {
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
      const { t } = createTranslations(language === 'English' ? 'en' : 'id');
      for (const product of productBoards) {
        const { id, name: title } = product;
        const screens = await open(board, { id, title: boardName(product, t) });
        const pictured = theme === 'Night' ? screens : 1;
        for (let screen = 1; screen <= pictured; screen += 1) {
          /* The map counts its marks in a worker; a chart draws itself in; outages are reckoned every few seconds. */
          await board.waitForTimeout(screen === 1 ? 4000 : 2000);
          await filled(board);
          found.push(...(await board.evaluate(faults)).map((fault) => `${title}: ${fault}`));
          const which = screen === 1 ? name : `${name}-${screen}`;
          await board.screenshot({ path: join(images, `${slug(title)}-${which}.png`) });
          await board.keyboard.press('ArrowRight');
        }
      }
      expect(found).toEqual([]);
      await screen.close();
    },
  );
});
