import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tile, TileContent } from '../../shared/domain/boards/tile.ts';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { nobodyHasTakenCriticals } from '../support/criticals.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const allOpen = { kind: 'quick', name: 'all-open' } as const;
const at = (x: number, y: number, width: number, height: number, content: TileContent) =>
  ({ id: randomUUID(), x, y, width, height, content }) as Tile;

const boards = {
  queue: [
    at(0, 0, 12, 24, { kind: 'queue', tickets: allOpen }),
    at(12, 0, 12, 12, { kind: 'counters', tickets: allOpen }),
    at(12, 12, 12, 12, { kind: 'activity' }),
  ],
  band: [
    at(0, 0, 24, 4, { kind: 'counters', tickets: allOpen }),
    at(0, 4, 24, 20, { kind: 'queue', tickets: allOpen }),
  ],
  sla: [at(0, 0, 24, 24, { kind: 'sla-risk', withinMinutes: 240 })],
  quarters: [
    at(0, 0, 12, 12, { kind: 'flow' }),
    at(12, 0, 12, 12, { kind: 'backlog' }),
    at(0, 12, 12, 12, { kind: 'technicians' }),
    at(12, 12, 12, 12, { kind: 'outages' }),
  ],
  small: [
    at(0, 0, 12, 12, { kind: 'worst-sites' }),
    at(12, 0, 12, 12, { kind: 'sla-risk', withinMinutes: 60 }),
    at(0, 12, 12, 12, { kind: 'clock' }),
    at(12, 12, 12, 12, { kind: 'text', text: 'Cadangan serat di gudang Klari habis.\nPesan lewat gudang.' }),
  ],
} satisfies Record<string, readonly Tile[]>;

/** What reaches below its tile, where nobody can scroll. Runs in the page. */
function namesOfCut(elements: readonly Element[]): readonly string[] {
  const isCut = (element: Element) => {
    const frame = element.closest('.tile-frame');
    return frame && element.getBoundingClientRect().bottom > frame.getBoundingClientRect().bottom + 1;
  };
  return elements.filter(isCut).map(({ outerHTML }) => outerHTML.slice(0, 120));
}

/** How much of it lies in its tile and under nothing else. Runs in the page. */
function shareInSight(element: Element): number {
  const { left, top, width, height } = element.getBoundingClientRect();
  const parts = [0.2, 0.5, 0.8];
  const points = parts.flatMap((x) => parts.map((y) => [left + x * width, top + y * height] as const));
  const seen = points.filter(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && (element.contains(there) || there.contains(element));
  });
  const frame = element.closest('.tile-frame')?.getBoundingClientRect();
  const isInside = frame !== undefined && top >= frame.top - 1 && top + height <= frame.bottom + 1;
  return isInside && width > 1 && height > 1 ? seen.length / points.length : 0;
}

/** Words under the size that is read from where people stand. Runs in the page. */
function namesOfSmall(elements: readonly Element[]): readonly string[] {
  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  const isSmall = (element: Element) => {
    const frame = element.closest('.tile-frame');
    return frame && element.textContent && sizeOf(element) < sizeOf(frame) * 0.99;
  };
  return elements.filter(isSmall).map(({ outerHTML }) => outerHTML.slice(0, 120));
}

describe.skipIf(!browserPath)('the tiles of a board', () => {
  let room: ControlRoom;
  let browser: Browser;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    room = await startControlRoom();
    for (const [name, tiles] of Object.entries(boards)) {
      const id = randomUUID();
      ids.set(name, id);
      await askDatabase(
        room,
        `insert into boards (id, version, name, owner_id, shared, updated_at, updated_by_name, default_for, tiles)
         values ($1, 1, $2, null, true, now(), 'Rina', null, $3)`,
        [id, name, JSON.stringify(tiles)],
      );
    }
    browser = await launchBrowser();
    const { page, context } = await openPage(browser, room.boardAddress);
    const [operator] = room.server.signIn;
    await boardPage(page).signIn(operator?.username ?? '', operator?.password ?? '');
    await boardPage(page).live();
    await context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  async function open(name: keyof typeof boards, viewport: { width: number; height: number }) {
    // The wall's type follows from the display, not from the window.
    const context: BrowserContext = await browser.newContext({
      viewport,
      screen: viewport,
      reducedMotion: 'reduce',
    });
    const page: Page = await context.newPage();
    await page.goto(room.boardAddress);
    await page.goto(new URL(`/windows/board/index.html#boards=${ids.get(name)}~30`, page.url()).href);
    await page.locator('.tile-frame').first().waitFor();
    await page.locator('.tile-outline').first().waitFor({ state: 'detached' });
    return page;
  }

  const displays = [
    ['on a wall', ultraHd],
    ['on a desk', fullHd],
  ] as const;
  const shown = Object.keys(boards).flatMap((name) =>
    displays.map(([where, viewport]) => [name as keyof typeof boards, where, viewport] as const),
  );

  it.each(shown)('of %s stay inside their frames and are readable %s', async (name, _where, viewport) => {
    const page = await open(name, viewport);
    const shown = page.locator('.tile-frame :is(button, li, p, svg, h2, span):not(.visually-hidden)');
    expect(await shown.evaluateAll(namesOfCut)).toEqual([]);
    expect(await shown.evaluateAll(namesOfSmall)).toEqual([]);
    expect(await violationsOf(page, '.board-grid')).toEqual([]);
    await page.context().close();
  });

  it('are reached by keyboard, with a visible focus', async () => {
    const page = await open('queue', fullHd);
    const row = page.locator('.ticket-line').first();
    await row.focus();
    expect(await row.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.context().close();
  });

  it('keep their names, and their ages once they are stale, however flat a critical makes them', async () => {
    const page = await open('band', ultraHd);
    const counters = page.locator('.board-tile[data-kind="counters"]');
    await nobodyHasTakenCriticals(room);
    await page.locator('.critical-hero').waitFor();
    // The tiles give way once the critical stands above them.
    const isInSight = (part: Locator) => expect.poll(() => part.evaluate(shareInSight)).toBe(1);
    await isInSight(counters.locator('h2'));
    await room.killServer();
    const age = counters.locator('.tile-age[data-stale]');
    await age.waitFor({ timeout: 60_000 });
    await isInSight(counters.locator('h2'));
    await isInSight(age);
    const sides = [await age.boundingBox(), await counters.locator('.severity-symbol').first().boundingBox()];
    expect((sides[0]?.x ?? 0) + (sides[0]?.width ?? 0)).toBeLessThan(sides[1]?.x ?? 0);
    await page.context().close();
  });
});
