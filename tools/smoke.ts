import { boardPage } from '../tests/support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../tests/support/browser.ts';
import { type ControlRoom, startControlRoom } from '../tests/support/control-room.ts';
import { askDatabase } from '../tests/support/server-truth.ts';
import { installBrowser } from './browser.ts';
import { buildBoard } from './build-board.ts';

const problem = 'Smoke: lampu LOS merah';

/** Runs a step and prints what it took. */
async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await run();
  console.log(
    `${name.padEnd(58)} ${Math.round(performance.now() - startedAt)
      .toString()
      .padStart(6)} ms`,
  );
  return result;
}

async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`${what} did not happen within 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function walkThrough(
  room: ControlRoom,
  browser: Awaited<ReturnType<typeof launchBrowser>>,
): Promise<void> {
  const { page } = await openPage(browser, room.boardAddress);
  const board = boardPage(page);
  const [person] = room.server.signIn;
  if (!person) throw new Error('Nobody to sign in as');
  const ticket = async () => {
    const question = `select id, version, state ->> 'status' as status, technician_id from tickets where title = $1`;
    return (await askDatabase(room, question, [problem]))[0];
  };
  await step('sign in, first sync, live board', async () => {
    await board.signIn(person.username, person.password);
    await board.live();
  });
  await step('ticket opened on the board, numbered by the server', async () => {
    await board.openTicket({ customer: 'an', problem });
    await board
      .panel()
      .getByText(/TKT-\d{8}-\d{4}|TKT-\d{8}-/)
      .waitFor();
  });
  // Somebody must be able to take it: at night few technicians are on shift.
  await askDatabase(
    room,
    `update technicians set version = version + 1, skills = '["splicing","ont","cabling","wireless","metro-ethernet","olt"]',
       availability = jsonb_build_object('kind', 'on-shift', 'until', (extract(epoch from now()) * 1000)::bigint + 28800000)`,
  );
  await page.waitForTimeout(1500);
  await step('server killed, board says away', async () => {
    await room.killServer();
    await board.away();
  });
  await step('ticket assigned without the server', async () => {
    await board.press('t');
    await board.panel().locator('.panel-status', { hasText: 'Ditugaskan' }).waitFor();
  });
  if ((await ticket())?.status !== 'open')
    throw new Error('The database knew of the assignment before the server was back');
  await step('server restored, command drained and settled', async () => {
    await room.startServer();
    await until('the assignment in the database', async () => (await ticket())?.status === 'assigned');
    await board.live();
    await until('an empty outbox', async () => (await page.getByText(/\d perintah/).count()) === 0);
  });
  const truth = await ticket();
  const shown = await board.panel().locator('.panel-status').textContent();
  if (truth?.status !== 'assigned' || truth.version !== 2 || shown !== 'Ditugaskan') {
    throw new Error(`Board and database disagree: ${shown} against ${JSON.stringify(truth)}`);
  }
  console.log('Board and database agree: assigned, version 2.');
}

async function smoke(): Promise<void> {
  if (!browserPath && !(await installBrowser()))
    throw new Error('There is no Chromium here; install it or set CHROMIUM_PATH.');
  await step('board built', () => buildBoard(process.cwd()));
  const room = await step('server, PostgreSQL, demo world, desk', () => startControlRoom());
  try {
    const browser = await launchBrowser();
    try {
      await walkThrough(room, browser);
    } finally {
      await browser.close();
    }
  } finally {
    await step('everything stopped and removed', () => room.stop());
  }
}

try {
  await smoke();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
