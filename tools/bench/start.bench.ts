import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { boardPage } from '../../tests/support/board-page.ts';
import { fullHd, launchBrowser, openPage } from '../../tests/support/browser.ts';
import { type ControlRoom, startControlRoom } from '../../tests/support/control-room.ts';
import { growTo } from '../../tests/support/grow-room.ts';
import { buildBoard } from '../build-board.ts';
import { type Benchmark, percentile, rounded } from './metric.ts';

const root = resolve(import.meta.dirname, '../..');
const runs = 5;
const manyTickets = 20_000;

/** What a shift waits for: from the command to a live board, and from power-on without a network to a painted one. */
export const benchmark: Benchmark = async (report) => {
  await buildBoard(root);
  const browser = await launchBrowser();
  try {
    const starts = await measureStarts(browser);
    report({
      metric: 'npm_start_to_live_board_p50',
      value: rounded(percentile(starts, 0.5) / 1000, 2),
      unit: 's',
      goal: 10,
      better: 'lower',
      conditions: `${runs} starts, installed and built, full demo world present, signed in before; Chromium already running`,
    });
    const paints = await measureDeskAlone(browser);
    const conditions = `${runs} starts of the desk from its cache of ${manyTickets} open tickets, server away, a blank page open; from the start of the process`;
    for (const [metric, goal, pick] of [
      ['desk_alone_to_painted_board_p50', 2, ({ rowsMs }: Paint) => rowsMs],
      ['desk_alone_to_every_ticket_counted_p50', 5, ({ wholeMs }: Paint) => wholeMs],
    ] as const) {
      const value = rounded(percentile(paints.map(pick), 0.5) / 1000, 2);
      report({ metric, value, unit: 's', goal, better: 'lower', conditions });
    }
  } finally {
    await browser.close();
  }
};

async function measureStarts(browser: Browser): Promise<number[]> {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-bench-'));
  chmodSync(directory, 0o711);
  try {
    await startOnce(browser, directory, true);
    const samples: number[] = [];
    for (let run = 0; run < runs; run += 1) samples.push(await startOnce(browser, directory, false));
    return samples;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Runs what `npm start` runs, until the board says that it is live. @returns milliseconds. */
async function startOnce(browser: Browser, directory: string, first: boolean): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', 'tools/start.ts', '--no-open'], {
    cwd: root,
    env: { ...process.env, AGLIS_DATA_DIR: directory, AGLIS_SERVER_PORT: '7490', AGLIS_DESK_PORT: '7491' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.on('exit', done));
  const { address, username } = await readAnnouncement(child.stdout);
  const { page, context } = await openPage(browser, address);
  const board = boardPage(page);
  if (first) await board.signIn(username, 'karawang');
  await board.live();
  const elapsedMs = performance.now() - startedAt;
  await context.close();
  child.kill('SIGTERM');
  await ended;
  return elapsedMs;
}

async function readAnnouncement(
  output: NodeJS.ReadableStream,
): Promise<{ address: string; username: string }> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const address = /board\s+(http\S+)/.exec(text)?.[1];
    const username = /sign in\s+(\S+) \//.exec(text)?.[1];
    if (address && username && text.includes('stop ')) return { address, username };
  }
  throw new Error(`npm start ended without a board:\n${text}`);
}

async function measureDeskAlone(browser: Browser): Promise<Paint[]> {
  const room = await startControlRoom();
  try {
    await growTo(room, manyTickets);
    const { page, context } = await openPage(browser, room.boardAddress);
    const board = boardPage(page);
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    await allTickets(page).waitFor({ timeout: 60_000 });
    await context.close();
    await room.killServer();
    const samples: Paint[] = [];
    for (let run = 0; run < runs; run += 1) samples.push(await paintOnce(browser, room));
    return samples;
  } finally {
    await room.stop();
  }
}

type Paint = { readonly rowsMs: number; readonly wholeMs: number };

/** A page stands open, as on a wall; the clock runs from the start of the desk's process. */
async function paintOnce(browser: Browser, room: ControlRoom): Promise<Paint> {
  await room.stopDesk();
  const context = await browser.newContext({ viewport: fullHd });
  const page = await context.newPage();
  const startedAt = performance.now();
  const address = await room.startDesk();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.queue-row').first().waitFor();
  const rowsMs = performance.now() - startedAt;
  await allTickets(page).waitFor({ timeout: 60_000 });
  const wholeMs = performance.now() - startedAt;
  await context.close();
  return { rowsMs, wholeMs };
}

/** The counter of open tickets once it has counted them all: twenty thousand and the demo's own. */
const allTickets = (page: Page) => page.locator('.counters', { hasText: /20[.,]\d{3}/ });
