import { resolve } from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { boardPage } from '../../tests/support/board-page.ts';
import { launchBrowser, openPage } from '../../tests/support/browser.ts';
import { startControlRoom } from '../../tests/support/control-room.ts';
import { databaseUrlOf } from '../../tests/support/server-truth.ts';
import { buildBoard } from '../build-board.ts';
import { type Benchmark, percentile, rounded } from './metric.ts';

const changesPerSecond = 20;
const changes = 400;
const keypresses = 40;

declare global {
  interface Window {
    /** Moments (epoch milliseconds) at which a frame holding the marker had been painted. */
    glassSeen: Record<string, number>;
    /** Milliseconds from key event to painted frame, one a key. */
    glassKeys: number[];
  }
}

/** Latency to the glass: a commit in Postgres, and a key under a finger. */
export const benchmark: Benchmark = async (report) => {
  await buildBoard(resolve(import.meta.dirname, '../..'));
  const room = await startControlRoom();
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, room.boardAddress);
    const board = boardPage(page);
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    await page.evaluate(watchCommits);
    const commits = await measureCommits(page, databaseUrlOf(room.directory));
    const conditions = `one board 1920×1080, headless Chromium without GPU, small demo world, ${changesPerSecond} changes a second, ${changes} changes`;
    for (const [name, share, goal] of [
      ['p50', 0.5, 50],
      ['p95', 0.95, 100],
    ] as const) {
      report({
        metric: `commit_to_pixel_${name}`,
        value: rounded(percentile(commits, share)),
        unit: 'ms',
        goal,
        better: 'lower',
        conditions,
      });
    }
    await page.reload();
    await board.live();
    const keys = await measureKeys(page, databaseUrlOf(room.directory));
    for (const [name, share, goal] of [
      ['p50', 0.5, 25],
      ['p95', 0.95, 50],
    ] as const) {
      report({
        metric: `key_to_pixel_${name}`,
        value: rounded(percentile(keys, share)),
        unit: 'ms',
        goal,
        better: 'lower',
        conditions: `${keys.length} local commands (acknowledge), from the key event to the painted frame`,
      });
    }
  } finally {
    await browser.close();
    await room.stop();
  }
};

/**
 * Runs in the page. Rows may change while a frame is made or between two, so it follows every frame to wait for the
 * right one. That costs frames of its own: only this part pays for them.
 */
function watchCommits(): void {
  let inFrame = false;
  const frameEnd = new MessageChannel();
  frameEnd.port1.onmessage = () => {
    inFrame = false;
  };
  const loop = () => {
    inFrame = true;
    // A message posted while a frame is made is delivered after that frame was painted.
    frameEnd.port2.postMessage(null);
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
  const afterThisPaint = (run: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = run;
    channel.port2.postMessage(null);
  };
  window.glassSeen = {};
  new MutationObserver(() => {
    const text = document.querySelector('.queue-row[aria-selected="true"]')?.textContent ?? '';
    const marker = /glass-\d+/.exec(text)?.[0];
    if (!marker || marker in window.glassSeen) return;
    window.glassSeen[marker] = Number.NaN;
    const painted = () => {
      window.glassSeen[marker] = performance.timeOrigin + performance.now();
    };
    if (inFrame) afterThisPaint(painted);
    else requestAnimationFrame(() => afterThisPaint(painted));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Changes the title of the ticket the board has selected, at a steady rate. @returns milliseconds, one a change. */
async function measureCommits(page: Page, connectionString: string): Promise<number[]> {
  await page.locator('.queue-row').first().click();
  const id = (await page.locator('.queue-row[aria-selected="true"]').getAttribute('id'))?.replace('row-', '');
  const client = new pg.Client({ connectionString });
  await client.connect();
  const committedAt = new Map<string, number>();
  try {
    for (let index = 0; index < changes; index += 1) {
      const marker = `glass-${index}`;
      await client.query('update tickets set title = $1 where id = $2', [marker, id]);
      committedAt.set(marker, Date.now());
      await page.waitForTimeout(1000 / changesPerSecond);
    }
  } finally {
    await client.end();
  }
  await page.waitForTimeout(1000);
  const seen = await page.evaluate(() => window.glassSeen);
  // A change that the next one overtook within a frame was never a picture of its own.
  return [...committedAt].flatMap(([marker, at]) => (seen[marker] === undefined ? [] : [seen[marker] - at]));
}

/** Acknowledges one ticket after another with a real key. @returns milliseconds, one a key. */
async function measureKeys(page: Page, connectionString: string): Promise<number[]> {
  await unacknowledgeAll(connectionString);
  // Acknowledged tickets leave "needs action"; in "all open" the next row is always one below.
  await page.locator('.queue-tabs').getByText('Semua terbuka').click();
  await page.waitForTimeout(2000);
  await page.locator('.queue-row').first().click();
  await page.evaluate(watchKeys);
  for (let index = 0; index < keypresses; index += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(120);
    await page.keyboard.press('j');
    await page.waitForTimeout(120);
  }
  return await page.evaluate(() => window.glassKeys);
}

/**
 * Runs in the page: from the key event to the painted frame in which the selected row no longer says
 * "unacknowledged". What a person did is shown between frames, so the next frame is the one that paints it.
 */
function watchKeys(): void {
  window.glassKeys = [];
  const selectedRow = () => document.querySelector('.queue-row[aria-selected="true"]');
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      const row = selectedRow();
      if (key !== 'a' || !row?.hasAttribute('data-unacknowledged')) return;
      const observer = new MutationObserver(() => {
        if (row.hasAttribute('data-unacknowledged')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // A message posted while a frame is made is delivered after that frame was painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.glassKeys.push(performance.now() - timeStamp);
          channel.port2.postMessage(null);
        });
      });
      observer.observe(row, { attributes: true });
    },
    { capture: true },
  );
}

async function unacknowledgeAll(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('update tickets set acknowledgement = null where not archived');
  await client.end();
}
