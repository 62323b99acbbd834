import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { stopLeftPostgres } from '../../../server/database/embedded-postgres.ts';
import { boardPage } from '../../../tests/support/board-page.ts';
import { launchServer } from '../../../tests/support/control-room.ts';
import { isDouble, launchShell } from '../../../tests/support/shell.ts';

const rounds = 3;
/** The map of the region, with its queue. */
const board = 'b0a2d000-0000-4000-8000-000006000000';
const console = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const panel = { id: 2, bounds: { x: 1920, y: 0, width: 1920, height: 1080 } };
const longestMs = 60_000;

/** Milliseconds, one for each time. */
export type ShellFigures = {
  /** From the start of the shell, with no server to be reached, to rows on the wall and the word that it is away. */
  readonly powerOn: readonly number[];
  /** From the end of a wall's page to its rows. */
  readonly crashed: readonly number[];
  /** From the news of the display to the board that fills it; none on Electron, which cannot be told of displays. */
  readonly replugged: readonly number[];
};

/** A console and a board without chrome on a display of its own, as a wall's workstation has them. */
export async function measureShell(): Promise<ShellFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-wall-'));
  // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  const { service, ready } = await launchServer({
    environment: { AGLIS_DATA_DIR: directory, AGLIS_SERVER_PORT: '0', AGLIS_DEMO: '1' },
  });
  const launch = () =>
    launchShell({
      AGLIS_SERVER_URL: ready.address,
      AGLIS_DATA_DIR: join(directory, 'desk'),
      XDG_CONFIG_HOME: join(directory, 'config'),
      ELECTRON_DOUBLE_DISPLAYS: JSON.stringify([console, panel]),
    });
  let shell = await launch();
  try {
    const [person] = ready.signIn;
    await hangWall(shell, person?.username ?? '', directory);
    const replugged = isDouble ? await timed(() => replugOnce(shell)) : [];
    const crashed = await timed(() => crashOnce(shell));
    service.process.kill('SIGKILL');
    await service.ended;
    const powerOn = await timed(async () => {
      await powerCut(shell);
      const startedAt = performance.now();
      shell = await launch();
      await honestFrame(shell);
      return performance.now() - startedAt;
    });
    return { powerOn, crashed, replugged };
  } finally {
    await shell.close();
    await service.stop();
    await stopLeftPostgres(join(directory, 'postgres'));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function timed(once: () => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await once());
  return taken;
}

/** Signs in and opens the wall; ends when the layout that the next start opens has been written. */
async function hangWall(shell: ElectronApplication, username: string, directory: string): Promise<void> {
  const page = await shell.firstWindow();
  await boardPage(page).signIn(username, 'karawang');
  await boardPage(page).live();
  const opening = shell.waitForEvent('window');
  await page.evaluate((hash) => {
    const { aglis } = window as unknown as { aglis: { openBoard(hash: string, displayId: null): void } };
    aglis.openBoard(hash, null);
  }, `#boards=${board}~3600&kiosk=1`);
  await (await opening).locator('.ticket-line').first().waitFor();
  const name = await shell.evaluate(({ app }) => app.getName());
  const layouts = join(directory, 'config', name, 'layouts.json');
  await until(async () => existsSync(layouts) && readFileSync(layouts, 'utf8').includes('kiosk=1'));
}

async function replugOnce(shell: ElectronApplication): Promise<number> {
  const plug = (displays: readonly object[]) =>
    shell.evaluate((electron, displays) => {
      const { double } = electron as unknown as { double: { setDisplays(all: object[]): Promise<void> } };
      return double.setDisplays(displays as object[]);
    }, displays);
  const { x, width } = panel.bounds;
  await plug([console]);
  await until(() => inBoard(shell, `screenX < ${x}`));
  // As long as somebody needs to find the cable; window managers have had their say.
  await sleep(3000);
  const startedAt = performance.now();
  await plug([console, panel]);
  await until(() => inBoard(shell, `screenX === ${x} && innerWidth === ${width}`));
  return performance.now() - startedAt;
}

async function crashOnce(shell: ElectronApplication): Promise<number> {
  await inBoard(shell, 'window.isOfBefore = true');
  const startedAt = performance.now();
  await shell.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      if (webContents.getURL().includes('/windows/board/')) webContents.forcefullyCrashRenderer();
  });
  await until(
    async () => await inBoard(shell, "!window.isOfBefore && document.querySelector('.ticket-line') !== null"),
  );
  return performance.now() - startedAt;
}

async function powerCut(shell: ElectronApplication): Promise<void> {
  const ended = new Promise((resolve) => shell.process().once('exit', resolve));
  shell.process().kill('SIGKILL');
  await ended;
}

/** Rows of the copy, and the banner that says how old they are. */
async function honestFrame(shell: ElectronApplication): Promise<void> {
  const wall = () => shell.windows().find((page: Page) => page.url().includes('/windows/board/'));
  await until(async () => wall() !== undefined);
  await wall()?.locator('.ticket-line').first().waitFor();
  await wall()?.locator('.away-banner[data-kind="away"]').waitFor();
}

/** What the board's page answers now; a page that was ended and began anew is asked through its window. */
const inBoard = (shell: ElectronApplication, script: string): Promise<unknown> =>
  shell.evaluate(({ BrowserWindow }, script) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('/windows/board/'),
    );
    return window?.webContents.executeJavaScript(script).catch(() => null);
  }, script);

async function until(holds: () => Promise<unknown>): Promise<void> {
  const endsAt = performance.now() + longestMs;
  while (!(await holds())) {
    if (performance.now() > endsAt) throw new Error('The wall is not as it should be after a minute');
    await sleep(20);
  }
}
