import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { productBoards } from '../../server/database/product-boards.ts';
import { boardPage, menuHasFocus } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { acknowledgeCriticals, nobodyHasTakenCriticals } from '../support/criticals.ts';
import { dialogs, pressed } from '../support/dialog-keys.ts';
import { lookKeeper, looks } from '../support/looks.ts';
import { askDatabase } from '../support/server-truth.ts';
import { flawsOf, violationsOf, walkByTab } from '../support/soundness.ts';

describe.skipIf(!browserPath)('every screen, by night and by day, in Indonesian and in English', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;
  let keeper: ReturnType<typeof lookKeeper>;
  let wall: Page;
  const about = new Map<string, string>();

  const ticketThat = async (holds: string) =>
    String(
      (await askDatabase(room, `select number from tickets where ${holds} order by number limit 1`))[0]
        ?.number,
    );

  /** One ticket is part of another: what the room has when an outage was accepted. */
  async function makeOutage(): Promise<string> {
    const cause = await ticketThat("status = 'open' and priority = 'normal'");
    const part = await ticketThat("status = 'open' and priority = 'low'");
    const set = (number: string, outage: string) =>
      askDatabase(room, `update tickets set version = version + 1, outage = ${outage} where number = $1`, [
        number,
      ]);
    await set(cause, `'{"role":"cause"}'`);
    await set(
      part,
      `(select jsonb_build_object('role', 'part', 'parentId', id) from tickets where number = '${cause}')`,
    );
    return part;
  }

  /** At some hours of the day whoever has a ticket is on the way to it already. */
  const makeAssigned = () =>
    askDatabase(
      room,
      `update tickets set version = version + 1, state = jsonb_build_object(
         'status', 'assigned', 'technicianId', state ->> 'technicianId', 'since', state -> 'since')
       where id = (select id from tickets where status in ('en-route', 'on-site', 'assigned') order by number limit 1)`,
    );

  beforeAll(async () => {
    room = await startControlRoom();
    about.set('part', await makeOutage());
    await makeAssigned();
    for (const status of ['open', 'assigned', 'resolved'])
      about.set(status, await ticketThat(`not archived and status = '${status}' and outage is null`));
    browser = await launchBrowser();
    ({ page: console, context } = await openPage(browser, room.boardAddress, fullHd));
    await signIn();
    keeper = lookKeeper(console);
    await keeper.giveKeys();
    wall = await context.newPage();
    await wall.goto(new URL('/windows/board/index.html', console.url()).href);
    await wall.locator('.tile-frame').first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  async function signIn(): Promise<void> {
    const person = room.server.signIn.find(({ role }) => role === 'supervisor');
    await boardPage(console).signIn(person?.username ?? '', person?.password ?? '');
    await console.locator('.console .connection[data-kind="quiet"]').waitFor({ timeout: 60_000 });
  }

  const expectSound = async (page: Page, part: string) =>
    expect(await keeper.soundnessOf(page, part)).toEqual([]);

  const select = (number: string) => boardPage(console).openByNumber(number);

  /** Whatever a failed test left open does not fail the next. */
  async function leave(): Promise<void> {
    const opened = console.locator('[role="dialog"], [role="menu"], [role="listbox"]');
    for (let n = 0; n < 4 && (await opened.count()) > 0; n += 1) {
      await console.keyboard.press('Escape');
      await console.waitForTimeout(50);
    }
    await opened.first().waitFor({ state: 'detached', timeout: 2000 });
  }
  afterEach(leave);

  it('the console, with a ticket', async () => {
    await select(about.get('assigned') ?? '');
    await expectSound(console, 'body');
  });

  it.each(Object.entries(dialogs))(
    'the dialog %s, opened and left by keyboard',
    async (_kind, [id, state]) => {
      if (state) await select(about.get(state) ?? '');
      await console.keyboard.press(pressed(id));
      await console.getByRole('dialog').waitFor();
      await expectSound(console, '[role="dialog"]');
      await leave();
    },
  );

  it('the menu of the person', async () => {
    await console.locator('button.person').focus();
    await console.keyboard.press('Enter');
    await console.getByRole('menu').waitFor();
    await expectSound(console, '[role="menu"]');
    await leave();
  });

  it('the dialog of quiet hours', async () => {
    await console.locator('button.person').focus();
    await console.keyboard.press('Enter');
    await console.getByRole('menuitem', { name: /^(Jam lain|Other hours)/ }).click();
    await console.getByRole('dialog').waitFor();
    await expectSound(console, '[role="dialog"]');
    await leave();
  });

  const open = async (hash: string, awaited: string) => {
    await wall.evaluate((next) => {
      location.hash = next;
    }, hash);
    await wall.locator(awaited).first().waitFor();
  };

  it.each(productBoards.map(({ name, id }) => [name, id]))('the board %s', async (name, id) => {
    await open(`#boards=${id}~30`, `.board-head h1:text-is("${name}")`);
    await wall.locator('.tile-outline').first().waitFor({ state: 'detached' });
    // It withdraws from where nobody has touched anything for a while.
    await wall.mouse.move(400, 400);
    await wall.mouse.move(0, 0);
    await wall.locator('.display-question').waitFor();
    await expectSound(wall, 'body');
  });

  it('the editor of a board', async () => {
    await wall.keyboard.press('e');
    await wall.locator('.edited-tile').first().waitFor();
    await expectSound(wall, 'body');
    await open(`#boards=${productBoards[5]?.id}~30`, '.board-head');
  });

  it.each(['console', 'board'] as const)('a %s that is rewound', async (where) => {
    const page = where === 'console' ? console : wall;
    await page.keyboard.press('w');
    await page.locator('.rewind-bar').waitFor();
    const flaws = await keeper.soundnessOf(page, 'body');
    // The focus of a button inside is no hindrance: it is the window that is left.
    await page.keyboard.press('Escape');
    await page.locator('.rewind-bar').waitFor({ state: 'detached' });
    expect(flaws).toEqual([]);
  });

  it('a critical that interrupts', async () => {
    await nobodyHasTakenCriticals(room);
    await wall.locator('.critical-hero').waitFor();
    const flaws = [
      ...(await keeper.soundnessOf(wall, 'body')),
      ...(await keeper.soundnessOf(console, 'body')),
    ];
    await acknowledgeCriticals(wall, () => wall.locator('.critical-hero button').press('Enter'));
    await wall.locator('.critical-hero').waitFor({ state: 'detached' });
    expect(flaws).toEqual([]);
  });

  it('a room in which nothing is open', async () => {
    await askDatabase(room, 'update tickets set archived = true, version = version + 1 where not archived');
    await console.locator('.queue-row').first().waitFor({ state: 'detached' });
    await expectSound(console, 'body');
    await expectSound(wall, 'body');
  });

  it('a room whose server is away', async () => {
    await room.killServer();
    await boardPage(console).away();
    try {
      await expectSound(console, 'body');
      await expectSound(wall, 'body');
    } finally {
      await room.startServer();
      await console.locator('.connection[data-kind="quiet"]').waitFor({ timeout: 60_000 });
    }
  });

  it.each(looks)('the way in ($theme, $language)', async (look) => {
    await keeper.wear(console, look);
    await console.locator('button.person').focus();
    await console.keyboard.press('Enter');
    await menuHasFocus(console);
    await console.getByRole('menuitem').last().focus();
    await console.keyboard.press('Enter');
    await console.locator('.sign-in').waitFor();
    expect([...(await flawsOf(console, 'body')), ...(await violationsOf(console, 'body'))]).toEqual([]);
    expect((await walkByTab(console, 5)).unseen).toEqual([]);
    await signIn();
  });
});
