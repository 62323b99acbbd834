import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDouble, launchOnGround, shellGround } from '../support/shell.ts';

const left = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const right = { id: 2, bounds: { x: 1920, y: 0, width: 2560, height: 1440 } };

/** Whatever these say of the double is said of Electron too, where its executable is present. */
describe.skipIf(!shellGround)(`what the shell asks of Electron, on ${shellGround}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'electron-sample-'));
  let sample: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    sample = await launchOnGround(join(import.meta.dirname, 'sample'), {
      XDG_CONFIG_HOME: directory,
      ELECTRON_DOUBLE_DISPLAYS: JSON.stringify([left, right]),
    });
    page = await sample.firstWindow();
    await page.waitForFunction("document.title === 'Loaded'");
  });

  afterAll(async () => {
    await sample?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** An expression in the page, which knows `sample` from its preload and `say` from itself. */
  const inPage = (expression: string): Promise<unknown> => page.evaluate(expression);

  it('a page of the application’s scheme has an origin, storage and workers', async () => {
    const seen = await inPage(`(async () => {
      localStorage.setItem('kept', 'yes');
      const worker = new Worker(new URL('./worker.js', location.href), { type: 'module' });
      const doubled = new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
      worker.postMessage(21);
      const served = await fetch('./page.js');
      return [location.origin === 'null', localStorage.getItem('kept'), isSecureContext,
        served.headers.get('content-type'), await doubled];
    })()`);
    expect(seen).toEqual([false, 'yes', true, 'text/javascript', 42]);
  });

  it('a preload exposes values, functions, promises and callbacks', async () => {
    expect(await inPage('Object.isFrozen(sample) && sample.seven')).toBe(7);
    expect(await inPage('sample.add(2, 3)')).toBe(5);
    expect(await inPage('sample.later([1, 2])')).toEqual([1, 2]);
    expect(await inPage('new Promise((resolve) => void sample.tell(resolve))')).toBe('told');
    expect(await inPage('(() => { try { sample.refuse() } catch (error) { return error.message } })()')).toBe(
      'not here',
    );
  });

  it('the main process answers what a preload asks, and a refusal arrives as an error', async () => {
    expect(await inPage("sample.ask('add', 20, 22)")).toBe(42);
    expect(await inPage("sample.ask('refuse').catch((error) => error.message)")).toContain('not today');
  });

  it('data goes there and back as it was', async () => {
    const same = await inPage(`(async () => {
      const given = { when: new Date(5), many: new Map([['a', new Set([1])]]), big: 7n, nothing: undefined,
        bytes: new Uint8Array([1, 2]), endless: Infinity, $: 'kind' };
      const back = await sample.ask('same', given);
      return [back.when.getTime(), back.many.get('a').has(1), back.big === 7n, 'nothing' in back,
        [...back.bytes], back.endless === Infinity, back.$];
    })()`);
    expect(same).toEqual([5, true, true, true, [1, 2], true, 'kind']);
  });

  it('a port joins a page and a utility process, which hears that the page has left', async () => {
    await inPage('sample.connect()');
    expect(await inPage('say({ first: 1 })')).toEqual({ echo: { first: 1 } });
    expect(await inPage("say('second')")).toEqual({ echo: 'second' });
    await page.reload();
    await page.waitForFunction("document.title === 'Loaded'");
    await expect.poll(() => inPage("sample.ask('echo:heard')")).toEqual(['closed']);
  });

  it('a port that a page made reaches a utility process', async () => {
    expect(await inPage('sample.hand()')).toEqual({ echo: 'by hand' });
  });

  it('a permission that the application denies is denied', async () => {
    expect(
      await inPage("navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"),
    ).toBe('denied');
    expect(await inPage('Notification.permission')).toBe('denied');
  });

  it('a window that refuses to close stays', async () => {
    const kept = await sample.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.once('close', (event) => event.preventDefault());
      window?.close();
      return BrowserWindow.getAllWindows().length;
    });
    expect(kept).toBe(1);
  });

  it.runIf(isDouble)('a kiosk window fills the display it was put on', async () => {
    await sample.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 2000, y: 100, width: 1000, height: 700 });
    });
    const place = () => inPage('[screenX, screenY, innerWidth, innerHeight]');
    await expect.poll(place).toEqual([2000, 100, 1000, 700]);
    await sample.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setKiosk(true));
    await expect.poll(place).toEqual([1920, 0, 2560, 1440]);
    await sample.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setKiosk(false));
    await expect.poll(place).toEqual([2000, 100, 1000, 700]);
  });

  it.runIf(isDouble)(
    'a display that goes and comes is announced, and the page’s screens follow',
    async () => {
      const heard = await sample.evaluate(
        async (electron, { left, right }) => {
          const { screen } = electron;
          const { double } = electron as unknown as {
            double: { setDisplays(displays: object[]): Promise<void> };
          };
          const events: string[] = [];
          screen.on('display-removed', (_event, display) => events.push(`removed ${display.id}`));
          screen.on('display-added', (_event, display) => events.push(`added ${display.id}`));
          screen.on('display-metrics-changed', (_event, display) => events.push(`changed ${display.id}`));
          await double.setDisplays([left]);
          await double.setDisplays([left, right]);
          await double.setDisplays([
            left,
            { ...right, bounds: { ...right.bounds, width: 3840, height: 2160 } },
          ]);
          return { events, widths: screen.getAllDisplays().map(({ bounds }) => bounds.width) };
        },
        { left, right },
      );
      expect(heard).toEqual({ events: ['removed 2', 'added 2', 'changed 2'], widths: [1920, 3840] });
      await expect.poll(() => inPage('screen.width')).toBe(3840);
    },
  );

  it.runIf(isDouble)('what is asked of the desktop is kept for a test to read', async () => {
    const asked = await sample.evaluate((electron) => {
      const { app, Notification, powerSaveBlocker, shell } = electron;
      app.setLoginItemSettings({ openAtLogin: true });
      new Notification({ title: 'Siaga' }).show();
      powerSaveBlocker.start('prevent-display-sleep');
      void shell.openExternal('https://example.invalid/');
      const { double } = electron as unknown as { double: { recorded: { what: string }[] } };
      return double.recorded.map(({ what }) => what);
    });
    expect(asked).toEqual([
      'app.setLoginItemSettings',
      'notification.show',
      'powerSaveBlocker.start',
      'shell.openExternal',
    ]);
  });
});
