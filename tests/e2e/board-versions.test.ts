import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from '../support/board-page.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

describe.skipIf(!browserPath)('the versions of a board', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;
  let page: Page;
  const id = randomUUID();

  const dialog = () => page.getByRole('dialog');
  const title = () => page.locator('.board-head h1');
  const arrange = async () => {
    await page.keyboard.press('e');
    await page.getByLabel('Nama papan').waitFor();
  };
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await title().getByText(name).waitFor();
  };
  const addTile = async (tile: string) => {
    await page.getByRole('button', { name: 'Tambah ubin' }).click();
    await page.getByRole('menuitem', { name: tile, exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  };
  const savedVersions = () =>
    askDatabase(
      room,
      "select version, saved ->> 'name' as name from authored_versions where id = $1 order by version",
      [id],
    );

  beforeAll(async () => {
    room = await startControlRoom();
    await somebodyHasTakenCriticals(room);
    browser = await launchBrowser();
    ({ page: console, context } = await openConsole(browser, room));
    page = await context.newPage();
    await page.goto(`${new URL(console.url()).origin}/windows/board/index.html#edit=${id}`);
    await page.getByLabel('Nama papan').fill('Regu malam');
    for (const tile of ['Peta', 'Jam', 'Catatan']) await addTile(tile);
    await save('Regu malam');
    await arrange();
    await page.getByLabel('Nama papan').fill('Regu pagi');
    await page.locator('.edited-tile[aria-label="Jam"]').focus();
    await page.keyboard.press('Delete');
    await page.locator('.edited-tile[aria-label="Catatan"]').focus();
    await page.keyboard.press('Shift+ArrowUp');
    await save('Regu pagi');
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('are seen and restored by the keyboard alone, from where the board is arranged', async () => {
    // The board shows its own saving before the server has it; earlier versions are asked of the server.
    await expect.poll(savedVersions).toHaveLength(2);
    await arrange();
    await page.keyboard.press('Control+h');
    await dialog().getByText('Nama diubah dari “Regu malam” menjadi “Regu pagi”.').waitFor();
    await dialog().getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await dialog().getByText('Dibandingkan sekarang:').waitFor();
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await page.screenshot({ path: join(images, 'board-versions.png') });
    await page.keyboard.press('Enter');
    await title().getByText('Regu malam').waitFor();
    await page.locator('.board-tile[data-kind="clock"]').waitFor();
    await expect.poll(savedVersions).toEqual([
      { version: 1, name: 'Regu malam' },
      { version: 2, name: 'Regu pagi' },
      { version: 3, name: 'Regu malam' },
    ]);
  });

  it('are listed from the boards of the console, the restored one as what it brought back', async () => {
    await console.keyboard.press('Control+b');
    const line = console.getByRole('listitem').filter({ hasText: 'Regu malam' });
    await line.getByRole('button', { name: 'Versi' }).click();
    await console.getByText('Kembali seperti versi 1.').waitFor();
    await console.keyboard.press('Escape');
    await console.getByRole('dialog', { name: 'Papan', exact: true }).waitFor();
    await console.keyboard.press('Escape');
    await console.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('that are not known without the server are said to be so', async () => {
    const product = console.getByRole('listitem').filter({ hasText: 'Horizon SLA' });
    await room.killServer();
    await console.locator('.connection[data-kind="away"]').waitFor({ timeout: 30_000 });
    await console.keyboard.press('Control+b');
    await product.getByRole('button', { name: 'Versi' }).click();
    await console.getByText('Versi terdahulu tersimpan di sana dan belum dapat ditampilkan.').waitFor();
  });
});
