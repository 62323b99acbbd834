import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tile } from '../../shared/domain/boards/tile.ts';
import { menuHasFocus, openConsole } from '../support/board-page.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { askDatabase } from '../support/server-truth.ts';

const wallMap = 'b0a2d000-0000-4000-8000-000006000000';
const wallSla = 'b0a2d000-0000-4000-8000-000007000000';
const wallOutages = 'b0a2d000-0000-4000-8000-000008000000';

describe.skipIf(!browserPath)('boards that somebody arranges', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;

  const openBoard = async (hash: string) => {
    const page = await context.newPage();
    await page.goto(`${new URL(console.url()).origin}/windows/board/index.html${hash}`);
    return page;
  };
  const tilesOf = async (id: string) =>
    ((await askDatabase(room, 'select tiles from boards where id = $1', [id]))[0]?.tiles ?? []) as Tile[];
  const placeOf = (tile: Tile | undefined) =>
    tile && { x: tile.x, y: tile.y, width: tile.width, height: tile.height };
  const title = (page: Page) => page.locator('.board-head h1');

  beforeAll(async () => {
    room = await startControlRoom();
    await somebodyHasTakenCriticals(room);
    browser = await launchBrowser();
    ({ page: console, context } = await openConsole(browser, room));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('are arranged by the keyboard alone, kept on the server, and shown as they were arranged', async () => {
    const id = randomUUID();
    const page = await openBoard(`#edit=${id}`);
    await page.getByLabel('Nama papan').fill('Regu malam');
    for (const tile of ['Jam', 'Catatan']) {
      await page.getByRole('button', { name: 'Tambah ubin' }).focus();
      await page.keyboard.press('Enter');
      await menuHasFocus(page);
      await page.keyboard.type(tile);
      await page.locator('[role="menuitem"]:focus', { hasText: tile }).press('Enter');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    }
    const clock = page.locator('.edited-tile[aria-label="Jam"]');
    await clock.focus();
    await page.keyboard.press('ArrowDown');
    // To the right stands the other tile: it does not give way.
    await page.keyboard.press('Shift+ArrowDown');
    await page.locator('.edited-tile[aria-label="Catatan"]').focus();
    await page.getByLabel('Teks', { exact: true }).last().fill('Serah terima pukul enam');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await title(page).getByText('Regu malam').waitFor();
    await page.getByText('Serah terima pukul enam').waitFor();
    await expect
      .poll(async () => (await askDatabase(room, 'select tiles from boards where id = $1', [id]))[0]?.tiles)
      .toMatchObject([{ content: { kind: 'clock' }, y: 1, height: 7 }, { content: { kind: 'text' } }]);
    await page.close();
  });

  it('go on in turn after one of them was looked at for arranging', async () => {
    const page = await openBoard(`#boards=${wallMap}~40,${wallSla}~50&follow=1`);
    const address = page.url();
    await page.locator('.ticket-line').first().waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Kembali' }).click();
    await page.locator('.ticket-line').first().waitFor();
    await expect.poll(() => page.url()).toBe(address);
    await page.close();
  });

  it('are dragged by the mouse', async () => {
    const id = randomUUID();
    const page = await openBoard(`#edit=${id}`);
    await page.getByRole('button', { name: 'Tambah ubin' }).click();
    await page.getByRole('menuitem', { name: 'Jam', exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const box = await page.locator('.edited-tile').boundingBox();
    if (!box) throw new Error('no tile');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 1.5, box.y + box.height * 1.5, { steps: 8 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Simpan' }).click();
    await expect
      .poll(async () => (await askDatabase(room, 'select tiles from boards where id = $1', [id]))[0]?.tiles)
      .toMatchObject([{ x: 8, y: 6, width: 8, height: 6 }]);
    await page.close();
  });

  it('that came with the product are arranged as a copy: a tile dropped on another changes places with it', async () => {
    const page = await openBoard(`#boards=${wallOutages}~30`);
    await page.locator('.board-tile').first().waitFor();
    await page.keyboard.press('e');
    const tiles = page.locator('.edited-tile');
    await tiles.nth(1).waitFor();
    const before = await tilesOf(wallOutages);
    const [from, to] = [await tiles.nth(0).boundingBox(), await tiles.nth(1).boundingBox()];
    if (!from || !to) throw new Error('no tiles');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.locator('.edited-tile[data-target]').waitFor();
    await page.mouse.up();
    await page.getByRole('button', { name: 'Simpan sebagai salinan' }).click();
    await title(page).getByText('Salinan Gangguan').waitFor();
    const copy = new URL(page.url()).hash.match(/[0-9a-f-]{36}/)?.[0] ?? '';
    const [one, other, ...others] = before;
    await expect.poll(() => tilesOf(copy)).toMatchObject([placeOf(other), placeOf(one), ...others]);
    expect(await tilesOf(wallOutages)).toEqual(before);
    await page.close();
  });

  it('are listed with what can be done about them in sight, however many take turns', async () => {
    await console.setViewportSize({ width: 1600, height: 900 });
    await console.keyboard.press('Control+b');
    const dialog = console.getByRole('dialog');
    await dialog.locator(':focus').waitFor();
    for (const turn of await dialog.locator('.boards-turn').all()) await turn.click();
    for (const name of ['Papan baru', 'Buka putaran']) {
      const box = await dialog.getByRole('button', { name, exact: true }).boundingBox();
      expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    }
    const scrollers = dialog
      .locator('*')
      .evaluateAll((all) => all.filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY)).length);
    expect(await scrollers).toBe(0);
    await console.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('are removed by a second press only, for everybody', async () => {
    const id = randomUUID();
    const page = await openBoard(`#edit=${id}`);
    await page.getByLabel('Nama papan').fill('Papan sementara');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await title(page).getByText('Papan sementara').waitFor();
    const kept = async () => (await askDatabase(room, 'select 1 from boards where id = $1', [id])).length;
    await expect.poll(kept).toBe(1);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Hapus papan' }).click();
    await page.getByLabel('Nama papan').focus();
    await page.getByRole('button', { name: 'Hapus papan' }).click();
    expect(await kept()).toBe(1);
    await page.getByRole('button', { name: 'Tekan lagi untuk menghapus' }).click();
    await expect.poll(kept).toBe(0);
    await page.close();
  });
});
