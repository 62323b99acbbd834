import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const unsettled = "not archived and status not in ('resolved', 'closed', 'cancelled')";

describe.skipIf(!browserPath)('saved filters', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;
  const dialog = () => board.page.getByRole('dialog');
  const listed = () => board.page.locator('.queue-foot .ink-1').textContent();

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('are written as groups of questions, say what they find, and are kept on the server', async () => {
    await board.press('f');
    await dialog().getByLabel('Nama saringan').fill('Bukan ringan, belum selesai');
    await dialog().getByRole('combobox', { name: 'Perbandingan' }).click();
    await board.page.getByRole('option', { name: 'bukan', exact: true }).click();
    await dialog().getByRole('combobox', { name: 'Nilai' }).click();
    await board.page.getByRole('option', { name: 'Rendah', exact: true }).click();
    await board.press('Tab');
    await dialog().getByRole('button', { name: 'Tambah syarat' }).click();
    await dialog().getByRole('combobox', { name: 'Bidang' }).last().fill('Sudah selesai');
    await board.page.getByRole('option', { name: 'Sudah selesai' }).click();
    await dialog().getByRole('combobox', { name: 'Nilai' }).last().click();
    await board.page.getByRole('option', { name: 'Tidak' }).click();
    const [row] = await askDatabase(
      room,
      `select count(*)::int as count from tickets where priority <> 'low' and ${unsettled}`,
    );
    await dialog().getByRole('status').getByText(`${row?.count} tiket`).waitFor();
    expect(await violationsOf(board.page, 'body')).toEqual([]);
    await dialog().getByRole('button', { name: 'Simpan saringan' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await askDatabase(room, 'select name from saved_filters'))[0]?.name)
      .toBe('Bukan ringan, belum selesai');
  });

  it('are asked by the queue in place of its tabs, until a tab is pressed', async () => {
    await board.page.getByRole('button', { name: 'Saringan', exact: true }).click();
    await board.page.getByRole('menuitemradio', { name: 'Bukan ringan, belum selesai' }).click();
    const [row] = await askDatabase(
      room,
      `select count(*)::int as count from tickets where priority <> 'low' and ${unsettled}`,
    );
    await expect.poll(listed).toContain(`dari ${row?.count}`);
    await board.page.locator('.queue-tabs').getByText('Semua terbuka').click();
    const [all] = await askDatabase(room, `select count(*)::int as count from tickets where ${unsettled}`);
    await expect.poll(listed).toContain(`dari ${all?.count}`);
  });

  it('are shared before everybody’s board may ask them: the editor names the private one and offers to', async () => {
    const id = randomUUID();
    const page = await board.page.context().newPage();
    await page.goto(`${new URL(board.page.url()).origin}/windows/board/index.html#edit=${id}`);
    await page.getByLabel('Nama papan').fill('Papan semua orang');
    await page.getByRole('button', { name: 'Tambah ubin' }).click();
    await page.getByRole('menuitem', { name: 'Tiket terburuk', exact: true }).click();
    await page.locator('.edited-tile').focus();
    await page.getByRole('combobox', { name: 'Tiket', exact: true }).click();
    await page.getByRole('option', { name: 'Bukan ringan, belum selesai' }).click();
    const save = page.getByRole('button', { name: 'Simpan', exact: true });
    expect(await save.isEnabled()).toBe(true);
    await page.getByLabel('Terlihat semua orang').check();
    await page.getByRole('alert').getByText('“Bukan ringan, belum selesai”').waitFor();
    expect(await save.isEnabled()).toBe(false);
    await page.getByRole('button', { name: 'Bagikan saringan dan simpan' }).click();
    await expect
      .poll(() =>
        askDatabase(
          room,
          `select boards.shared as board, saved_filters.shared as filter from boards, saved_filters
           where boards.id = $1`,
          [id],
        ),
      )
      .toEqual([{ board: true, filter: true }]);
    await page.close();
  });
});
