import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processTree, stillRunning } from '../support/process-list.ts';
import { isDouble, launchShell, shellGround } from '../support/shell.ts';

/* Only the double's lock says who holds it, and so whom to end. */
describe.runIf(shellGround && isDouble)(`a main process that fails, on ${shellGround}`, () => {
  let directory: string;
  let shell: ElectronApplication;
  let said: string;
  let lock: string;

  const start = async (further: Readonly<Record<string, string>> = {}) => {
    shell = await launchShell({
      AGLIS_DATA_DIR: join(directory, 'desk'),
      XDG_CONFIG_HOME: directory,
      AGLIS_SERVER_URL: 'http://127.0.0.1:1',
      ...further,
    });
    said = '';
    shell.process().stderr?.on('data', (text) => {
      said += String(text);
    });
    const name = await shell.evaluate(({ app }) => app.getName());
    lock = join(directory, name, 'SingletonLock');
    await shell.firstWindow();
  };
  const ended = () => new Promise<number | null>((resolve) => shell.process().once('exit', resolve));
  const holder = () => {
    try {
      return Number(readFileSync(lock, 'utf8'));
    } catch {
      return null;
    }
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'aglis-failure-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each([
    ['an exception', "setTimeout(() => { throw new Error('Uji: gagal'); })"],
    ['a rejection', "void Promise.reject(new Error('Uji: gagal'))"],
  ])('by %s that nobody caught says so and starts anew, which is counted', async (_, code) => {
    await start();
    const first = holder();
    const end = ended();
    await shell.evaluate((_electron, code) => void new Function(code)(), code);
    expect(await end).toBe(1);
    expect(said).toMatch(
      /^The main process failed and is started anew after 500 ms \(1\): Error: Uji: gagal$/m,
    );
    await expect.poll(holder).not.toBe(first);
    await expect.poll(holder).not.toBe(null);
    const next = holder() ?? 0;
    expect(readFileSync(`/proc/${next}/cmdline`, 'utf8')).toContain('--failures=1');
    await expect.poll(async () => (await processTree(next)).length).toBeGreaterThan(2);
    const processes = await processTree(next);
    process.kill(next, 'SIGTERM');
    await expect.poll(() => stillRunning(processes)).toEqual([]);
  });

  it('ends under a supervisor, who starts it again, and leaves log-in to that one', async () => {
    await start({ AGLIS_SUPERVISED: '1' });
    const end = ended();
    await shell.evaluate(() => void setTimeout(() => Promise.reject(new Error('Uji: gagal'))));
    expect(await end).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(holder()).toBe(null);
  });

  it('has a page back that could not be loaded', async () => {
    await start();
    /* By then the console has all its files, and asks for windows. */
    await (await shell.firstWindow()).locator('form').first().waitFor();
    const opening = shell.waitForEvent('window');
    await shell.evaluate(({ protocol, BrowserWindow }) => {
      protocol.unhandle('aglis');
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("aglis.openBoard('#', null)");
    });
    const page = await opening;
    await page.waitForTimeout(500);
    await shell.evaluate(({ protocol }) => {
      const found = () =>
        new Response('<title>Kembali</title>', { headers: { 'content-type': 'text/html' } });
      protocol.handle('aglis', found);
    });
    await expect.poll(() => page.title()).toBe('Kembali');
    await shell.close();
  });
});
