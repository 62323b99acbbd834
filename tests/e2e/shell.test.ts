import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { processTree, stillRunning } from '../support/process-list.ts';
import { askDatabase } from '../support/server-truth.ts';
import { deskProcessId, isDouble, type ShellRoom, shellGround, startShellRoom } from '../support/shell.ts';

const preload = join(resolve(import.meta.dirname, '../..'), 'out', 'preload', 'preload.cjs');
/** The room allows ten; half of it is kept for slower machines. */
const pageBackWithinMs = 5000;

describe.skipIf(!shellGround)(`the shell, on ${shellGround}`, () => {
  let room: ShellRoom;
  let page: Page;
  let board: BoardPage;

  beforeAll(async () => {
    room = await startShellRoom();
    page = await room.shell.firstWindow();
    board = boardPage(page);
  });

  afterAll(async () => {
    await room?.stop();
  });

  /** Runs this in a page that is not ours and knows nothing but what the real preload gives it. */
  const inBarePage = (code: string): Promise<unknown> =>
    room.shell.evaluate(
      async ({ BrowserWindow }, { preload, code }) => {
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await window.loadURL('data:text/html,<title>Foreign</title>');
        const result: unknown = await window.webContents.executeJavaScript(code);
        window.destroy();
        return result;
      },
      { preload, code },
    );

  it('opens the console over its own desk and signs in', async () => {
    const operator = room.server.signIn.find(({ role }) => role === 'operator');
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
    await expect.poll(() => page.locator('.queue-row').count()).toBeGreaterThan(10);
    expect(await deskProcessId(room.shell)).toBeGreaterThan(0);
  });

  it('gives a page no Node, and of its own only the line to the desk and a way to ask for windows', async () => {
    const look = `(() => {
      const bare = document.createElement('iframe');
      document.body.append(bare);
      const usual = new Set(Object.getOwnPropertyNames(bare.contentWindow));
      const own = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\\d+$/.test(name));
      const node = ['process', 'require', 'module', 'Buffer', 'global', 'electron'];
      return { own, api: Object.keys(aglis), node: node.filter((name) => name in globalThis) };
    })()`;
    expect(await inBarePage(look)).toEqual({
      own: ['aglis'],
      api: [
        'connect',
        'openBoard',
        'showWall',
        'moveWindow',
        'askDesktop',
        'showDispatch',
        'showConsole',
        'tellStatus',
      ],
      node: [],
    });
    expect(await page.evaluate(() => 'process' in globalThis || 'require' in globalThis)).toBe(false);
  });

  it.runIf(isDouble)(
    'tells tray and badge how many criticals nobody has taken, in the language of the page',
    async () => {
      const said = () =>
        room.shell.evaluate((electron) => {
          const { double } = electron as unknown as {
            double: { recorded: { what: string; given: unknown[] }[] };
          };
          const last = (what: string) => double.recorded.findLast((one) => one.what === what)?.given[0];
          return { badge: last('app.setBadgeCount'), tray: last('tray.setToolTip') };
        });
      const acknowledge = (value: string) =>
        askDatabase(
          room,
          `update tickets set version = version + 1, acknowledgement = ${value}
         where priority = 'critical' and not archived returning status`,
        );
      const all = await acknowledge('null');
      const open = all.filter(({ status }) => !['resolved', 'closed', 'cancelled'].includes(String(status)));
      await expect.poll(said).toEqual({
        badge: open.length,
        tray: `Aglis: ${open.length} tiket kritis belum diakui`,
      });
      await acknowledge("jsonb_build_object('by', gen_random_uuid(), 'byName', 'Rina', 'at', 0)");
      await expect.poll(said).toEqual({ badge: 0, tray: 'Aglis: tidak ada tiket kritis yang belum diakui' });
      expect(await page.evaluate(() => Notification.permission)).toBe('granted');
    },
  );

  it('answers its own page, and not a foreign one that asks in the same words', async () => {
    const portsHeard = `(async () => {
      let ports = 0;
      addEventListener('message', (event) => { ports += event.ports.length; });
      await aglis.connect();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return ports;
    })()`;
    const asking = room.shell.evaluate(
      ({ ipcMain }) =>
        new Promise((resolve) => {
          ipcMain.on('desk:connect', ({ senderFrame }) => {
            if (!senderFrame?.url.startsWith('aglis:')) resolve(true);
          });
        }),
    );
    expect(await page.evaluate(portsHeard)).toBe(1);
    expect(await inBarePage(portsHeard)).toBe(0);
    expect(await asking).toBe(true);
  });

  it('lets its page go nowhere and open nothing', async () => {
    const before = page.url();
    const elsewhere = `${room.server.address}/health`;
    await page.evaluate((address) => {
      Object.assign(window, { notReloaded: true });
      location.href = address;
    }, elsewhere);
    const opened = await page.evaluate((address) => window.open(address) === null, elsewhere);
    await page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    }, elsewhere);
    await page.waitForTimeout(1000);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
    expect(opened).toBe(true);
    expect(room.shell.windows()).toHaveLength(1);
  });

  it('shows its window when a person starts it a second time and not when a supervisor does, and the second one leaves', async () => {
    const isMinimized = () =>
      room.shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
    await room.shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await expect.poll(isMinimized).toBe(true);
    expect(await room.startAgain({ AGLIS_SUPERVISED: '1' })).toBe(0);
    await page.waitForTimeout(500);
    expect(await isMinimized()).toBe(true);
    expect(await room.startAgain()).toBe(0);
    await expect.poll(isMinimized).toBe(false);
    expect(room.shell.windows()).toHaveLength(1);
  });

  it('has a crashed page back within five seconds', async () => {
    const backAfterMs = await room.shell.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) throw new Error('There is no window');
      const gone = new Promise((resolve) => contents.once('render-process-gone', () => resolve(true)));
      const loaded = new Promise((resolve) => contents.once('did-finish-load', () => resolve(true)));
      contents.forcefullyCrashRenderer();
      await gone;
      const startedAt = performance.now();
      await loaded;
      const rows = () => contents.executeJavaScript("document.querySelectorAll('.queue-row').length");
      while ((await rows()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      return performance.now() - startedAt;
    });
    console.log(
      `A crashed page showed its queue again after ${Math.round(backAfterMs)} ms, on ${shellGround}`,
    );
    expect(backAfterMs).toBeLessThan(pageBackWithinMs);
  });

  it('ends every process when it quits', async () => {
    const processes = await processTree(room.shell.process().pid ?? 0);
    expect(processes.length).toBeGreaterThan(2);
    await room.shell.close();
    await expect.poll(() => stillRunning(processes), { timeout: 5000 }).toEqual([]);
  });
});
