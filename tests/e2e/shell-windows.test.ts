import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopLeftPostgres } from '../../server/database/embedded-postgres.ts';
import { boardPage } from '../support/board-page.ts';
import { launchServer, stillWorld } from '../support/control-room.ts';
import { isDouble, launchShell, shellGround } from '../support/shell.ts';

const desk = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
/* Left of the primary, higher, and of another scale: what goes wrong goes wrong here. */
const panel = { id: 2, bounds: { x: -2560, y: -200, width: 2560, height: 1440 }, scaleFactor: 2 };

/** Where the board opens: in the middle of the panel, four fifths of it. */
const onPanel = { x: -2304, y: -56, width: 2048, height: 1152 };
/** The room allows five seconds; the shell has three. */
const backWithinMs = 3000;

const wallMap = 'b0a2d000-0000-4000-8000-000006000000';
const wallSla = 'b0a2d000-0000-4000-8000-000007000000';

/* Only the double can be told which displays there are. */
describe.runIf(shellGround && isDouble)(`windows of the shell, on ${shellGround}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-windows-'));
  let server: Awaited<ReturnType<typeof launchServer>>;
  let shell: ElectronApplication;
  let console: Page;
  let shellName: string;

  const startShell = async (displays: readonly object[], environment: Record<string, string> = {}) => {
    shell = await launchShell({
      AGLIS_SERVER_URL: server.ready.address,
      AGLIS_DATA_DIR: join(directory, 'desk'),
      XDG_CONFIG_HOME: join(directory, 'config'),
      ELECTRON_DOUBLE_DISPLAYS: JSON.stringify(displays),
      ...environment,
    });
    shellName = await shell.evaluate(({ app }) => app.getName());
    return await shell.firstWindow();
  };
  const asked = (what: string) =>
    shell.evaluate((electron, what) => {
      const { double } = electron as unknown as { double: { recorded: { what: string }[] } };
      return double.recorded.filter((one) => one.what === what).length;
    }, what);
  const plug = (displays: readonly object[]) =>
    shell.evaluate((electron, displays) => {
      const { double } = electron as unknown as {
        double: { setDisplays(displays: object[]): Promise<void> };
      };
      return double.setDisplays(displays as object[]);
    }, displays);
  const loseAndRegainPower = async () => {
    const ended = new Promise((resolve) => shell.process().once('exit', resolve));
    shell.process().kill('SIGKILL');
    await ended;
    await startShell([desk, panel]);
  };
  const layouts = () => join(directory, 'config', shellName, 'layouts.json');
  /** The layout is written a second after it changed. */
  const kept = { timeout: 5000 };
  const windowsKept = () =>
    (JSON.parse(readFileSync(layouts(), 'utf8')) as { layouts: { windows: unknown[] }[] }).layouts.map(
      ({ windows }) => windows.length,
    );
  const autostart = () => join(directory, 'config', 'autostart', 'aglis.desktop');
  const title = (page: Page) => page.locator('.board-head h1').getByText('Horizon SLA');
  const openFromShell = async (hash: string) => {
    const page = await shell.firstWindow();
    await page.waitForURL(/windows\/console/);
    await page.evaluate((hash) => {
      const { aglis } = window as unknown as { aglis: { openBoard(hash: string, displayId: null): void } };
      aglis.openBoard(hash, null);
    }, hash);
  };
  const wallPage = () => shell.windows().find((page) => page.url().includes('/windows/board/'));
  /** Every board window: where it stands, and whether it is without chrome. */
  const boards = () =>
    shell.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter(({ webContents }) => webContents.getURL().includes('/windows/board/'))
        .map((window) => ({ ...window.getNormalBounds(), kiosk: window.isKiosk() })),
    );

  beforeAll(async () => {
    // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
    chmodSync(directory, 0o711);
    server = await launchServer({
      environment: { AGLIS_DATA_DIR: directory, AGLIS_SERVER_PORT: '0', ...stillWorld },
    });
    console = await startShell([desk, panel]);
    const person = server.ready.signIn.find(({ role }) => role === 'supervisor');
    await boardPage(console).signIn(person?.username ?? '', person?.password ?? '');
    await boardPage(console).live();
  });

  afterAll(async () => {
    await shell?.close();
    await server?.service.stop();
    await stopLeftPostgres(join(directory, 'postgres'));
    rmSync(directory, { recursive: true, force: true });
  });

  it('open for nobody who asks with what is not a board’s hash', async () => {
    await console.evaluate(() => {
      const { aglis } = window as unknown as { aglis: { openBoard(hash: unknown, displayId: null): void } };
      for (const said of ['#next=https://example.com', '/../console/index.html', 7, undefined])
        aglis.openBoard(said, null);
    });
    await console.waitForTimeout(500);
    expect(shell.windows()).toHaveLength(1);
  });

  it('show a board that the console opens, without chrome, on the display that showed nothing', async () => {
    await console.keyboard.press('Control+b');
    await console.getByRole('checkbox', { name: 'Tanpa bingkai' }).check();
    const opening = shell.waitForEvent('window');
    const line = console.getByRole('listitem').filter({ hasText: 'Horizon SLA' });
    await line.getByRole('button', { name: 'Buka', exact: true }).click();
    const wall = await opening;
    await wall.locator('.board-head h1').getByText('Horizon SLA').waitFor();
    await console.keyboard.press('Escape');
    expect(wall.url()).toContain(`#boards=${wallSla}~30&kiosk=1`);
    await expect.poll(boards).toEqual([{ ...onPanel, kiosk: true }]);
    await expect
      .poll(() => wall.evaluate(() => [screenX, screenY, innerWidth, innerHeight]))
      .toEqual([-2560, -200, 2560, 1440]);
    expect(await asked('powerSaveBlocker.start')).toBe(1);
    expect(await asked('powerSaveBlocker.stop')).toBe(0);
  });

  it.runIf(process.platform === 'linux')('without chrome bring the shell back at log-in', () => {
    expect(readFileSync(autostart(), 'utf8')).toMatch(/^Exec=".+" ".+"$/m);
  });

  it('stand after a loss of power where they stood before, with their times and pin', async () => {
    await expect.poll(windowsKept, kept).toEqual([2]);
    const pinned = `#boards=${wallSla}~600,${wallMap}~30&pin=${wallSla}&kiosk=1`;
    await wallPage()?.evaluate((hash) => {
      window.location.hash = hash;
    }, pinned);
    await expect.poll(() => readFileSync(layouts(), 'utf8'), kept).toContain(pinned);
    await loseAndRegainPower();
    await expect.poll(boards, { timeout: 10_000 }).toEqual([{ ...onPanel, kiosk: true }]);
    await expect.poll(() => wallPage()?.evaluate(() => [screenX, screenY])).toEqual([-2560, -200]);
    await wallPage()?.locator('.board-head h1').getByText('Horizon SLA').waitFor();
    await wallPage()?.locator('.board-turns').getByText('disematkan').waitFor();
    expect(wallPage()?.url()).toContain(pinned);
    expect(shell.windows()).toHaveLength(2);
    expect(await asked('powerSaveBlocker.start')).toBe(1);
  });

  it('stand after a loss of power in the full screen of the menu where they stood in it', async () => {
    const consoleFills = () =>
      shell.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .filter(({ webContents }) => webContents.getURL().includes('/windows/console/'))
          .map((window) => window.isFullScreen()),
      );
    const fillConsole = (on: boolean) =>
      shell.evaluate(({ BrowserWindow }, on) => {
        const isConsole = (window: Electron.BrowserWindow) =>
          window.webContents.getURL().includes('/windows/console/');
        BrowserWindow.getAllWindows().find(isConsole)?.setFullScreen(on);
      }, on);
    /* Moves are a person's only once the displays have been quiet for a while. */
    await setTimeout(5000);
    await fillConsole(true);
    await expect.poll(() => readFileSync(layouts(), 'utf8'), kept).toContain('"full-screen"');
    await loseAndRegainPower();
    await expect.poll(consoleFills, { timeout: 10_000 }).toEqual([true]);
    await setTimeout(5000);
    await fillConsole(false);
    await expect.poll(() => readFileSync(layouts(), 'utf8'), kept).not.toContain('"full-screen"');
  });

  it('come to the primary display when theirs goes, without covering the console, and go back with it', async () => {
    await plug([desk]);
    await expect.poll(boards).toEqual([{ x: 0, y: 0, width: 1920, height: 1080, kiosk: false }]);
    await plug([desk, panel]);
    const startedAt = performance.now();
    await expect.poll(boards, { interval: 20 }).toEqual([{ ...onPanel, kiosk: true }]);
    await expect
      .poll(() => wallPage()?.evaluate(() => [screenX, innerWidth]), { interval: 20 })
      .toEqual([-2560, 2560]);
    const backMs = performance.now() - startedAt;
    globalThis.console.log(
      `A replugged display had its board again after ${Math.round(backMs)} ms, on ${shellGround}`,
    );
    expect(backMs).toBeLessThan(backWithinMs);
  });

  it('keep a place of their own for each set of displays', async () => {
    await plug([desk]);
    await expect.poll(boards).toEqual([{ x: 0, y: 0, width: 1920, height: 1080, kiosk: false }]);
    /* Moves are a person's only once the displays have been quiet for a while. */
    await setTimeout(5000);
    await shell.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().includes('/windows/board/'))
          window.setBounds({ x: 100, y: 50, width: 900, height: 700 });
    });
    await setTimeout(1000);
    await plug([desk, panel]);
    await expect.poll(boards).toEqual([{ ...onPanel, kiosk: true }]);
    await plug([desk]);
    await expect.poll(boards).toEqual([{ x: 100, y: 50, width: 900, height: 700, kiosk: false }]);
    await plug([desk, panel]);
    await expect.poll(boards).toEqual([{ ...onPanel, kiosk: true }]);
  });

  it('fill their display again when it comes back smaller and elsewhere', async () => {
    const place = () => wallPage()?.evaluate(() => [screenX, screenY, innerWidth, innerHeight]);
    const small = { ...panel, bounds: { x: 1920, y: 100, width: 1280, height: 720 } };
    await plug([desk, small]);
    await expect.poll(place, { timeout: 3000 }).toEqual([1920, 100, 1280, 720]);
    await plug([desk, panel]);
    await expect.poll(place, { timeout: 3000 }).toEqual([-2560, -200, 2560, 1440]);
  });

  it('that print are left in peace, however long somebody thinks in the dialog', async () => {
    const page = wallPage();
    await page?.evaluate(() => {
      Object.assign(window, { isStillTheSame: true });
      dispatchEvent(new Event('beforeprint'));
      const until = performance.now() + 16_000;
      while (performance.now() < until);
      dispatchEvent(new Event('afterprint'));
    });
    expect(await page?.evaluate(() => 'isStillTheSame' in window)).toBe(true);
  }, 60_000);

  it('whose page hangs are back by themselves', async () => {
    const hung = wallPage();
    void hung
      ?.evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    const startedAt = performance.now();
    await hung?.waitForEvent('crash', { timeout: 20_000 });
    const endedMs = performance.now() - startedAt;
    const isBack = () =>
      shell.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().includes('/windows/board/'))
          ?.webContents.executeJavaScript("document.querySelector('.board-head h1')?.textContent ?? ''"),
      );
    await expect.poll(isBack, { timeout: 10_000 }).toBe('Horizon SLA');
    const backMs = performance.now() - startedAt;
    globalThis.console.log(
      `A hung page was ended after ${Math.round(endedMs)} ms and back after ${Math.round(backMs)} ms, on ${shellGround}`,
    );
    expect(endedMs).toBeLessThan(14_000);
  });

  it('that a person closed stay closed, and the screen may sleep again', async () => {
    await shell.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().includes('/windows/board/')) window.close();
    });
    await expect.poll(boards).toEqual([]);
    await expect.poll(() => asked('powerSaveBlocker.stop')).toBe(1);
    await expect.poll(() => existsSync(autostart())).toBe(false);
    await plug([desk]);
    await plug([desk, panel]);
    await setTimeout(2000);
    expect(await boards()).toEqual([]);
    /* On each of the three sets of displays there were. */
    await expect.poll(windowsKept, kept).toEqual([1, 1, 1]);
  });

  it('open as at first when their layout cannot be read, which is set aside', async () => {
    await shell.close();
    writeFileSync(layouts(), 'nonsense');
    await startShell([desk, panel]);
    expect(shell.windows()).toHaveLength(1);
    expect(readFileSync(`${layouts()}.unreadable`, 'utf8')).toBe('nonsense');
  });

  it('are one at most for the dispatch board, on the display that showed nothing', async () => {
    const page = await shell.firstWindow();
    const ask = () =>
      page.evaluate(() => {
        const { aglis } = window as unknown as { aglis: { showDispatch(): void } };
        aglis.showDispatch();
      });
    await page.waitForURL(/windows\/console/);
    const opening = shell.waitForEvent('window');
    await ask();
    const dispatch = await opening;
    await dispatch.locator('.dispatch-bar h1').getByText('Rencana kerja').waitFor();
    await expect.poll(() => dispatch.evaluate(() => screenX)).toBe(onPanel.x);
    await ask();
    await dispatch.waitForTimeout(500);
    expect(shell.windows()).toHaveLength(2);
    await shell.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().includes('/windows/dispatch/')) window.close();
    });
    await expect.poll(() => shell.windows().length).toBe(1);
  });

  it('that have grown beyond the limit are loaded anew', async () => {
    await shell.close();
    await startShell([desk, panel], { AGLIS_BOARD_MEMORY_MB: '1' });
    /* From its first moment: on a slow machine it has grown, and is loaded anew, before a test can look at it. */
    await shell.evaluate(({ app }) => {
      const loads = { times: 0 };
      Object.assign(globalThis, { loads });
      app.on('web-contents-created', (_, contents) => {
        contents.on('did-finish-load', () => {
          loads.times += 1;
        });
      });
    });
    const opening = shell.waitForEvent('window');
    await openFromShell(`#boards=${wallSla}~30&kiosk=1`);
    const wall = await opening;
    const loads = () =>
      shell.evaluate(() => (globalThis as unknown as { loads: { times: number } }).loads.times);
    await expect.poll(loads, { timeout: 30_000 }).toBe(2);
    await title(wall).waitFor();
  });
});
