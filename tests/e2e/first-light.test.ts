import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDeafPage } from '../support/deaf-page.ts';
import { askDatabase } from '../support/server-truth.ts';

describe.skipIf(!browserPath)('an operator at the console', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    await page.locator('input[autocomplete="username"]').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  const operator = () =>
    room.server.signIn.find(({ role }) => role === 'operator') ?? { username: '', password: '' };

  it('is told in one sentence that the password is wrong', async () => {
    await board.signIn(operator().username, 'salah');
    await board.page.getByText('Nama pengguna atau kata sandi salah.').waitFor();
  });

  it('signs in and sees the room live', async () => {
    await board.signIn(operator().username, operator().password);
    await board.live();
    await expect.poll(() => board.page.locator('.queue-row').count()).toBeGreaterThan(10);
    await board.page.getByText('Data demo').waitFor();
  });

  it('opens a ticket with the keyboard, and the server numbers it', async () => {
    await board.openTicket({ customer: 'an', problem: 'Uji: lampu LOS merah sejak subuh' });
    await board.panel().getByRole('heading', { name: 'Uji: lampu LOS merah sejak subuh' }).waitFor();
    await board
      .panel()
      .getByText(/TKT-\d{8}-/)
      .waitFor();
    const [row] = await askDatabase(
      room,
      "select number, state ->> 'status' as status from tickets where title like 'Uji: lampu%'",
    );
    expect(row).toMatchObject({ status: 'open', number: expect.stringMatching(/^TKT-\d{8}-\d{4}$/) });
  });

  it('acknowledges and notes with one key each, and the timeline tells it', async () => {
    await board.press('a');
    await board.answer('n', 'Pelanggan sudah ditelepon');
    await board.panel().getByText('Pelanggan sudah ditelepon').waitFor();
    await board.panel().getByText('Diakui', { exact: false }).first().waitFor();
  });

  it('promises the customer a time, which the server keeps for whoever plans the day', async () => {
    await board.press('Shift+J');
    const dialog = board.page.getByRole('dialog');
    const until = dialog.getByLabel('Sampai');
    await until.fill('7');
    await dialog.getByText('Waktu selesai mendahului waktu mulai').waitFor();
    await until.fill('10.30');
    await board.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await board.panel().getByText('08.00–10.30').waitFor();
    const promised = () =>
      askDatabase(
        room,
        "select to_char(to_timestamp((promise ->> 'to')::bigint / 1000) at time zone 'Asia/Jakarta', 'HH24.MI') as until from work_orders join tickets on id = ticket_id where title like 'Uji: lampu%'",
      );
    await expect.poll(promised).toEqual([{ until: '10.30' }]);
    await board.panel().getByRole('button', { name: 'Batalkan janji' }).click();
    await board.panel().getByText('Belum ada waktu yang dijanjikan.').waitFor();
  });

  it('counts a note once although the desk’s first answer was lost on the way', async () => {
    const { page, context } = await openDeafPage(browser, room.boardAddress);
    const deaf = boardPage(page);
    await deaf.live();
    const [ticket] = await askDatabase(room, "select number from tickets where title like 'Uji: lampu%'");
    await deaf.openByNumber(String(ticket?.number));
    await deaf.press('n');
    await page.getByRole('dialog').getByRole('textbox').fill('Dicatat sekali saja');
    await deaf.press('Control+Enter');
    await page.getByRole('alert').getByText('Meja ini tidak menjawab', { exact: false }).waitFor();
    await deaf.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const notes = () =>
      askDatabase(room, "select id from ticket_events where body ->> 'text' = 'Dicatat sekali saja'");
    await expect.poll(async () => (await notes()).length).toBe(1);
    await expect.poll(() => page.locator('.queue-unsent').count()).toBe(0);
    expect(await notes()).toHaveLength(1);
    await context.close();
  });

  it('pauses the clock with a reason, and the clock says so', async () => {
    await board.answer('h');
    await board.panel().getByText('menunggu', { exact: false }).first().waitFor();
    const statuses = () =>
      askDatabase(room, "select state ->> 'status' as status from tickets where title like 'Uji: lampu%'");
    await expect.poll(statuses).toEqual([{ status: 'waiting' }]);
  });

  it('sees another desk’s change without touching anything', async () => {
    await askDatabase(
      room,
      "update tickets set title = 'Uji: diubah meja lain' where title like 'Uji: lampu%'",
    );
    await board.page.getByText('Uji: diubah meja lain').first().waitFor({ timeout: 5_000 });
  });

  it('switches language and theme without a reload', async () => {
    await board.page.evaluate(() => Object.assign(window, { notReloaded: true }));
    await board.page.getByRole('button', { name: operatorName() }).click();
    await board.page.getByText('English').click();
    await board.page.getByText('Tickets').first().waitFor();
    expect(await board.page.evaluate(() => 'notReloaded' in window)).toBe(true);
  });

  const operatorName = () => /operator/i;
});
