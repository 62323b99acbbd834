import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { boardPage } from '../../../tests/support/board-page.ts';
import { launchBrowser, openPage } from '../../../tests/support/browser.ts';
import { type ControlRoom, startControlRoom } from '../../../tests/support/control-room.ts';
import { growTo } from '../../../tests/support/grow-room.ts';
import { askDatabase, databaseUrlOf } from '../../../tests/support/server-truth.ts';
import { measureSwitches, type Switches } from './measure-switches.ts';
import { panMap, type WatchedPage, watchPage } from './watched-page.ts';

export const openTickets = 20_000;
export const changesPerSecond = 200;
const changesAtOnce = 10;
const busySeconds = 20;
const panSeconds = 10;
/** Operator's and supervisor's: counters, map, queue and people each. */
const boards = [1, 2].map((number) => `b0a2d000-0000-4000-8000-${String(number).padStart(6, '0')}000000`);
const priorities = ['critical', 'high', 'normal', 'low'] as const;
/** Of a hundred tickets, as in a room that works. */
const ofAHundred = { critical: 2, high: 12, normal: 60, low: 26 } as const;
const drawn = priorities.flatMap((priority) => Array.from({ length: ofAHundred[priority] }, () => priority));

export type WindowFigures = {
  readonly changes: number;
  /** Of each window: whether it ended with the database's numbers. */
  readonly agree: readonly boolean[];
  /** Of each window: its main thread's work, as a share of the time. */
  readonly busy: readonly number[];
  /** Milliseconds between frames while the second window's map is pulled to and fro. */
  readonly frames: readonly number[];
  /** Of each window: megabytes an hour, by the least squares of its heap. */
  readonly heapSlopes: readonly number[];
  readonly heaps: readonly number[];
  readonly switches: Switches;
};

/** A console and two boards of one desk, while the room changes at a steady rate. */
export async function measureWindows(seconds: number): Promise<WindowFigures> {
  const room = await startControlRoom({ demo: 'full' });
  const browser = await launchBrowser();
  try {
    await growTo(room, openTickets);
    const { page } = await openPage(browser, room.boardAddress);
    const [person] = room.server.signIn;
    await boardPage(page).signIn(person?.username ?? '', person?.password ?? '');
    await boardPage(page).live();
    const pages = [page, ...(await openBoards(browser, room.boardAddress))];
    await agreement(room, pages, 120_000);
    const windows = await Promise.all(pages.map(watchPage));
    const switches = await measureSwitches(page, pages[1] ?? page);
    const figures = await underLoad(room, windows, seconds);
    return { ...figures, agree: await agreement(room, pages, 10_000), switches };
  } finally {
    await browser.close();
    await room.stop();
  }
}

/** Each in front of a window of its own: a page behind another is drawn once a second. */
async function openBoards(browser: Browser, address: string): Promise<readonly Page[]> {
  const opened: Page[] = [];
  for (const order of [boards, boards.toReversed()]) {
    const { page } = await openPage(browser, address);
    const turns = order.map((board) => `${board}~3600`).join();
    await page.goto(new URL(`../board/index.html#boards=${turns}`, page.url()).href);
    await page.locator('.counter-totals').waitFor();
    opened.push(page);
  }
  return opened;
}

async function underLoad(room: ControlRoom, windows: readonly WatchedPage[], seconds: number) {
  const load = startChanging(databaseUrlOf(room.directory));
  const panned = windows[1];
  if (!panned) throw new Error('There is no board to pull');
  const busy = await busyShares(windows);
  const frames = await panMap(panned.page, panSeconds);
  const heaps = await sampleHeaps(windows, seconds);
  const changes = await load.stop();
  return {
    changes,
    busy,
    frames,
    heaps: heaps.map((samples) => samples.at(-1)?.megabytes ?? Number.NaN),
    heapSlopes: heaps.map(slopeAnHour),
  };
}

/** Nobody touches the windows, and nothing collects their garbage but they themselves. */
async function busyShares(windows: readonly WatchedPage[]): Promise<readonly number[]> {
  const ask = () => Promise.all(windows.map((window) => window.busySeconds()));
  const before = await ask();
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, busySeconds * 1000));
  const elapsed = (performance.now() - startedAt) / 1000;
  return (await ask()).map((after, window) => (after - (before[window] ?? 0)) / elapsed);
}

type HeapSample = { readonly atSeconds: number; readonly megabytes: number };

/** Twenty samples of each window over the time, each after a collection. */
async function sampleHeaps(
  windows: readonly WatchedPage[],
  seconds: number,
): Promise<readonly HeapSample[][]> {
  const samples: HeapSample[][] = windows.map(() => []);
  const startedAt = performance.now();
  for (let taken = 0; taken < 20; taken += 1) {
    await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 20));
    for (const [window, { heapMegabytes }] of windows.entries())
      samples[window]?.push({
        atSeconds: (performance.now() - startedAt) / 1000,
        megabytes: await heapMegabytes(),
      });
  }
  return samples;
}

/** Of the second half: what a window keeps of its first minutes is no growth. */
function slopeAnHour(samples: readonly HeapSample[]): number {
  const late = samples.slice(Math.floor(samples.length / 2));
  const mean = (pick: (sample: HeapSample) => number) =>
    late.reduce((sum, sample) => sum + pick(sample), 0) / late.length;
  const [meanAt, meanHeap] = [mean(({ atSeconds }) => atSeconds), mean(({ megabytes }) => megabytes)];
  const over = late.reduce(
    (sum, { atSeconds, megabytes }) => sum + (atSeconds - meanAt) * (megabytes - meanHeap),
    0,
  );
  const under = late.reduce((sum, { atSeconds }) => sum + (atSeconds - meanAt) ** 2, 0);
  return (over / under) * 3600;
}

/** Notes, acknowledgements and priorities of tickets chosen at random, ten in a transaction. */
export function startChanging(connectionString: string): { stop(): Promise<number> } {
  let changes = 0;
  let isOn = true;
  const run = async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `select id from tickets where not archived and status not in ('resolved', 'closed', 'cancelled')`,
    );
    const startedAt = performance.now();
    while (isOn) {
      const ids = Array.from(
        { length: changesAtOnce },
        () => rows[Math.floor(Math.random() * rows.length)]?.id,
      );
      await client.query(
        `update tickets set version = version + 1, updated_at = now(), priority = $2,
           acknowledgement = case when acknowledgement is null
             then jsonb_build_object('by', gen_random_uuid(), 'byName', 'Beban', 'at', 0) end
         where id = any($1)`,
        [ids, drawn[Math.floor(Math.random() * drawn.length)]],
      );
      changes += changesAtOnce;
      const dueMs = (changes / changesPerSecond) * 1000 - (performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs)));
    }
    await client.end();
  };
  const running = run();
  return {
    async stop() {
      isOn = false;
      await running;
      return changes;
    },
  };
}

/** Of each window: whether its counts of each severity are the database's, within the time. */
async function agreement(
  room: ControlRoom,
  pages: readonly Page[],
  withinMs: number,
): Promise<readonly boolean[]> {
  const rows = await askDatabase(
    room,
    `select priority, count(*)::int as count from tickets
     where not archived and status not in ('resolved', 'closed', 'cancelled') group by 1`,
  );
  const truth = priorities.map((priority) => rows.find((row) => row.priority === priority)?.count ?? 0);
  const shows = async (page: Page) => {
    const texts = await page.locator('.counter-totals .num, .severity-counts .num').allTextContents();
    return texts.map((text) => Number(text.replace(/\D/g, '')));
  };
  const agrees = async (page: Page) => [...(await shows(page))].sort().join() === [...truth].sort().join();
  const until = Date.now() + withinMs;
  let agreed = await Promise.all(pages.map(agrees));
  while (agreed.includes(false) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    agreed = await Promise.all(pages.map(agrees));
  }
  return agreed;
}
