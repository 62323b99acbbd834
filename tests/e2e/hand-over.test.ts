import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourMs } from '../../shared/kernel/instant.ts';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { keptPreferences } from '../support/desk-truth.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');
const password = 'karawang';

describe.skipIf(!browserPath)('the hand-over', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let board: BoardPage;
  let page: Page;
  const dialog = () => page.getByRole('dialog');
  const openHandOver = async () => {
    await board.press('Shift+H');
    await dialog().getByRole('heading', { name: 'Log giliran' }).waitFor();
  };
  const signInAs = async (username: string) => {
    await page.locator('button.person').click();
    await page.getByRole('menu').getByText('Keluar').click();
    await board.signIn(username, password);
    await board.live();
  };

  beforeAll(async () => {
    room = await startControlRoom();
    // In the first minutes of a watch nothing may have come in yet.
    await askDatabase(
      room,
      `update ticket_events set recorded_at = now() where body ->> 'type' = 'opened'
       and ticket_id = (select id from tickets order by opened_at desc limit 1)`,
    );
    browser = await launchBrowser();
    ({ page, context } = await openPage(browser, room.boardAddress));
    // The system's own window cannot be answered here; what it would print is looked at instead.
    await context.addInitScript(() => {
      window.print = () => undefined;
    });
    await page.reload();
    board = boardPage(page);
    await board.signIn('operator', password);
    await board.live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('shows the watch what the one before left: pins, notes and the closing that waits to be taken', async () => {
    await openHandOver();
    await dialog().locator('.pinned-list li').first().waitFor();
    await dialog().locator('.log-entry').first().waitFor();
    await dialog().locator('.last-hand-over[data-untaken]').waitFor();
    await dialog().getByText('Tiket masuk').first().waitFor();
    expect(await violationsOf(page, 'body')).toEqual([]);
    await page.screenshot({ path: resolve(images, 'hand-over-night.png') });
    await board.press('Escape');
  });

  it('pins the ticket in view for a reason, and lets go of it on the same key', async () => {
    await page.locator('.queue-row').nth(5).click();
    const number = (await page.locator('.panel-number').textContent()) ?? '';
    await board.answer('p', 'Dihubungi tiap jam');
    const pinned = () =>
      askDatabase(room, "select reason, lifted from pinned_tickets where reason = 'Dihubungi tiap jam'");
    await expect.poll(pinned).toEqual([{ reason: 'Dihubungi tiap jam', lifted: false }]);
    await openHandOver();
    await dialog().locator('.pinned-list').getByText('Dihubungi tiap jam').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await page.locator('.panel-number').textContent()).toBe(number);
    await board.press('p');
    await expect.poll(pinned).toMatchObject([{ lifted: true }]);
  });

  it('takes a note about the ticket in view, strikes it out, and never loses its words', async () => {
    await board.answer('l', 'Pelanggan pindah ke nomor istri.');
    await openHandOver();
    const entry = dialog().locator('.log-entry', { hasText: 'Pelanggan pindah ke nomor istri.' });
    await entry.locator('.log-entry-ticket').waitFor();
    await entry.getByRole('button', { name: 'Coret' }).click();
    const asked = page.getByRole('dialog', { name: 'Coret catatan' });
    await asked.getByRole('textbox').fill('Salah nomor');
    await board.press('Control+Enter');
    await entry.getByText('Salah nomor').waitFor();
    expect(await entry.locator('s').textContent()).toBe('Pelanggan pindah ke nomor istri.');
    const struck = () =>
      askDatabase(
        room,
        "select text, struck ->> 'reason' as reason from log_entries where struck ->> 'reason' = 'Salah nomor'",
      );
    await expect.poll(struck).toEqual([{ text: 'Pelanggan pindah ke nomor istri.', reason: 'Salah nomor' }]);
    await board.press('Escape');
  });

  it('closes the watch with the figures of that moment, and prints it as a clean page', async () => {
    await openHandOver();
    // The demo's last watch waits to be taken; whoever closed it may be the one who sits here.
    const untaken = dialog().getByRole('button', { name: 'Terima giliran' });
    if (await untaken.isVisible()) await untaken.click();
    await dialog().getByLabel('Ringkasan').fill('Klari pulih sebelum malam.\nRS dihubungi tiap jam.');
    await dialog().getByRole('button', { name: 'Tutup giliran', exact: true }).click();
    await dialog().locator('.last-hand-over').getByText('Ditutup Rina Marlina').waitFor();
    // The desk shows its own closing before the server has it.
    const frozen = () =>
      askDatabase(
        room,
        `select (count -> 'open' ->> 'critical')::int as critical, closed_by_name as name
         from hand_overs where summary like 'Klari pulih sebelum malam.%'`,
      );
    await expect.poll(frozen).toHaveLength(1);
    const [open] = await askDatabase(
      room,
      `select count(*)::int as critical from tickets where priority = 'critical' and not archived
       and status not in ('resolved', 'closed', 'cancelled')`,
    );
    expect(await frozen()).toEqual([{ critical: open?.critical, name: 'Rina Marlina' }]);
    await dialog().locator('.last-hand-over').getByRole('button', { name: 'Cetak' }).click();
    const paper = page.locator('.printed-page');
    await paper.waitFor({ state: 'attached' });
    expect(await paper.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await paper.isVisible()).toBe(true);
    expect(await page.locator('.console').isVisible()).toBe(false);
    expect(await paper.textContent()).toMatch(/Serah Terima Giliran.*WIB.*Klari pulih.*Rina Marlina/s);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
    await paper.waitFor({ state: 'detached' });
    await board.press('Escape');
  });

  it('is taken over by name by somebody else, also while the server is away', async () => {
    await signInAs('dimas');
    await room.stopServer();
    await board.away();
    await openHandOver();
    await dialog().getByRole('button', { name: 'Terima giliran' }).click();
    await dialog().locator('.last-hand-over').getByText('Diterima Dimas Saputra').waitFor();
    await board.press('Escape');
    await room.startServer();
    await expect
      .poll(
        async () =>
          (
            await askDatabase(
              room,
              `select taken ->> 'byName' as name from hand_overs where summary like 'Klari pulih%'`,
            )
          )[0]?.name,
        { timeout: 30_000 },
      )
      .toBe('Dimas Saputra');
    await board.live();
  });

  it('tells who comes back what changed meanwhile, until they put it away', async () => {
    await page.clock.install({ time: Date.now() });
    await page.mouse.move(300, 300);
    await page.waitForTimeout(500);
    await page.clock.fastForward(hourMs);
    await page.mouse.move(320, 320);
    const strip = page.locator('.return-strip');
    await strip.waitFor({ timeout: 15_000 });
    expect(await violationsOf(page, 'body')).toEqual([]);
    await strip.getByRole('button', { name: 'Tutup' }).click();
    await strip.waitFor({ state: 'detached' });
    const absences = () => Object.values(keptPreferences(room)?.presence ?? {}).map(({ away }) => away);
    await expect.poll(absences).toContainEqual(expect.objectContaining({ told: true }));
    await page.reload();
    await board.live();
    expect(await strip.count()).toBe(0);
  });

  it('opens the board a person has chosen before the board of their role', async () => {
    await board.press('Control+b');
    const line = dialog().getByRole('listitem').filter({ hasText: 'Serah terima' });
    await line.getByRole('button', { name: 'Buka pertama' }).click();
    await line.locator('.boards-first[aria-pressed="true"]').waitFor();
    await board.press('Escape');
    await expect
      .poll(async () => (await askDatabase(room, 'select first_board_id from personal_choices')).length)
      .toBe(1);
    const opening = context.waitForEvent('page');
    await board.find('papan saya');
    await page.getByRole('option', { name: /papan saya/i, selected: true }).waitFor();
    await board.press('Enter');
    const first = await opening;
    await first.locator('.board-head h1').getByText('Serah terima').waitFor();
    await first.locator('.hand-over-tile').waitFor();
    await first.close();
  });
});
