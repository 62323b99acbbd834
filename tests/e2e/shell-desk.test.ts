import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../../electron/desk/testing/small-disk.ts';
import { defaultPreferences } from '../../shared/contracts/live.ts';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { stillRunning } from '../support/process-list.ts';
import {
  deskProcessId,
  isDouble,
  launchShell,
  type ShellRoom,
  shellGround,
  shellUntilItEnds,
  startShellRoom,
} from '../support/shell.ts';

/** Ends every desk as soon as it is there. @returns lets the next one live */
async function killDesks(shell: ElectronApplication): Promise<() => Promise<void>> {
  await shell.evaluate(({ app }) => {
    const killing = setInterval(() => {
      const desk = app.getAppMetrics().find(({ name }) => name === 'Aglis Desk');
      if (desk?.pid) process.kill(desk.pid, 'SIGKILL');
    }, 20);
    process.once('let-desks-live', () => clearInterval(killing));
  });
  return () => shell.evaluate(() => void process.emit('let-desks-live' as never));
}

describe.skipIf(!shellGround)(`a desk that ends, on ${shellGround}`, () => {
  let room: ShellRoom;
  let page: Page;
  let board: BoardPage;

  beforeAll(async () => {
    room = await startShellRoom();
    page = await room.shell.firstWindow();
    board = boardPage(page);
    const operator = room.server.signIn.find(({ role }) => role === 'operator');
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  });

  afterAll(async () => {
    await room?.stop();
  });

  it('is started again when it was killed, and its page says so, keeps what is being written, and goes on by itself', async () => {
    await page.keyboard.press('Control+n');
    const words = page.getByRole('dialog').getByLabel('Masalah');
    await words.fill('Uji: ditulis saat mejanya mati');
    const killed = await deskProcessId(room.shell);
    if (killed === null) throw new Error('There is no desk');
    const startedAt = performance.now();
    process.kill(killed, 'SIGKILL');
    await page.locator('.connection[data-kind="away"]').getByText('meja ini').waitFor();
    await board.live();
    console.log(
      `A page was live again ${Math.round(performance.now() - startedAt)} ms after its desk was killed, on ${shellGround}`,
    );
    expect(await deskProcessId(room.shell)).not.toBe(killed);
    expect(await words.inputValue()).toBe('Uji: ditulis saat mejanya mati');
    expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const problem = 'Uji: dibuka di meja yang berikutnya';
    await board.openTicket({ customer: 'an', problem });
    await board.panel().getByRole('heading', { name: problem }).waitFor();
    await board
      .panel()
      .getByText(/TKT-\d{8}-/)
      .waitFor();
  });

  it('tells what was given while there is no desk, and takes it when it is given again', async () => {
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Pelanggan', exact: true }).fill('an');
    await page.getByRole('option').first().click();
    await dialog.getByLabel('Masalah').fill('Uji: diberikan tanpa meja');
    const letLive = await killDesks(room.shell);
    await page.getByText(/^Meja ini berakhir/).waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('Sambungan ke meja ini putus; perintah tidak terkirim.').waitFor();
    await letLive();
    await board.live();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await board.panel().getByRole('heading', { name: 'Uji: diberikan tanpa meja' }).waitFor();
  });

  it('is ended when it hangs, and the page says so and goes on with the next one', async () => {
    const hung = await deskProcessId(room.shell);
    if (hung === null) throw new Error('There is no desk');
    process.kill(hung, 'SIGSTOP');
    await page
      .getByText(/^Meja ini tidak menjawab setengah menit dan dihentikan/)
      .waitFor({ timeout: 60_000 });
    await board.live();
    expect(await deskProcessId(room.shell)).not.toBe(hung);
    expect(await stillRunning([hung])).toEqual([]);
  });
});

describe.skipIf(!shellGround)(`the shell without a desk, on ${shellGround}`, () => {
  let directory: string;
  const environment = () => ({ AGLIS_DATA_DIR: join(directory, 'desk'), XDG_CONFIG_HOME: directory });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'aglis-shell-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  /* On Electron the box waits for a person. */
  it.runIf(isDouble)('says in one sentence why its desk cannot open, and ends', async () => {
    const { code, said } = await shellUntilItEnds({ ...environment(), AGLIS_SERVER_URL: 'nonsense' });
    expect(said).toMatch(/^Error box: Aglis: Pengaturan meja ini tidak dapat dipakai: AGLIS_SERVER_URL/m);
    expect(code).toBe(1);
  });

  const trial = mountSmallDisk(1);
  trial?.remove();

  it.skipIf(trial === null)('waits for room on a full disk, says so, and opens by itself', async () => {
    const disk = mountSmallDisk(24);
    if (!disk) throw new Error('It could be mounted a moment ago');
    disk.fill(0);
    const shell = await launchShell({
      ...environment(),
      AGLIS_DATA_DIR: disk.path,
      AGLIS_SERVER_URL: 'http://127.0.0.1:1',
    });
    try {
      const page = await shell.firstWindow();
      await page
        .getByText(
          `Disk tempat ${disk.path} sudah penuh: kosongkan sebagian, lalu papan terbuka sendiri; tidak ada yang hilang.`,
        )
        .waitFor();
      disk.makeRoom();
      await page.locator('form').first().waitFor();
    } finally {
      await shell.close();
      disk.remove();
    }
  });

  it.runIf(isDouble)('says it in the language that was chosen on this workstation', async () => {
    const kept = environment().AGLIS_DATA_DIR;
    mkdirSync(kept);
    const preferences = { ...defaultPreferences, language: 'en' };
    writeFileSync(join(kept, 'preferences.json'), JSON.stringify(preferences));
    const { said } = await shellUntilItEnds({ ...environment(), AGLIS_SERVER_URL: 'nonsense' });
    expect(said).toMatch(/^Error box: Aglis: AGLIS_SERVER_URL must be/m);
  });

  it('goes on starting a desk that ends before it is open, says so on its page and in its log, and shows the room once it lives', async () => {
    const shell = await launchShell({ ...environment(), AGLIS_SERVER_URL: 'http://127.0.0.1:1' });
    try {
      const said: string[] = [];
      shell.process().stderr?.on('data', (text) => said.push(String(text)));
      const letLive = await killDesks(shell);
      const page = await shell.firstWindow();
      await page.getByText(/^Meja ini berakhir [4-9] kali/).waitFor();
      expect(said.join('')).toMatch(
        /^The desk ended 4 times \(code \d+\); it is started again after 4 s\.$/m,
      );
      await letLive();
      await page.locator('form').first().waitFor();
    } finally {
      await shell.close();
    }
  });
});
