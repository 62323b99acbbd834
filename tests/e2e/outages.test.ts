import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { quietTerminal, reportBehind, type Terminal } from '../support/outage-reports.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

describe.skipIf(!browserPath)('an outage', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let board: BoardPage;
  let other: Page;
  let terminal: Terminal;

  const report = (count: number, from: number) => reportBehind(room, terminal, count, from);
  const parent = async () =>
    (await askDatabase(room, "select id, number, status from tickets where outage ->> 'role' = 'cause'"))[0];
  const linked = () =>
    askDatabase(room, "select number, status, outage from tickets where outage ->> 'role' = 'part'");
  const dialog = () => board.page.getByRole('dialog');
  const choice = () => dialog().locator('.outage-list label', { hasText: terminal.code });

  beforeAll(async () => {
    room = await startControlRoom();
    terminal = await quietTerminal(room);
    browser = await launchBrowser();
    const opened = await openPage(browser, room.boardAddress);
    context = opened.context;
    board = boardPage(opened.page);
    const person = room.server.signIn.find(({ role }) => role === 'operator');
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    other = await context.newPage();
    await other.goto(board.page.url());
    await other.locator('.queue-row').first().waitFor();
    await board.page.bringToFront();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('is proposed when many behind one terminal report, and says what accepting does', async () => {
    await report(8, 1000);
    await board.press('Shift+O');
    await choice().waitFor({ timeout: 10_000 });
    await choice().click();
    await dialog().getByText(`Apakah ${terminal.code} sebabnya?`).waitFor();
    expect(await violationsOf(board.page, '[role="dialog"]')).toEqual([]);
    await board.page.screenshot({ path: join(images, 'outage-proposed.png') });
  });

  it('is accepted by one command: one ticket, the others linked, seen in another window', async () => {
    await board.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await board.panel().getByText('Tiket yang dijelaskan gangguan ini').waitFor();
    await board
      .panel()
      .getByText(/TKT-\d{8}-/)
      .first()
      .waitFor();
    await expect.poll(async () => (await linked()).length).toBe(8);
    const { number } = (await parent()) as { number: string };
    await other.bringToFront();
    await boardPage(other).openByNumber(number);
    await other.locator('.ticket-panel').getByText('8 terbuka dari 8').waitFor();
    await board.page.bringToFront();
    await board.page.waitForTimeout(2500);
    await board.page.screenshot({ path: join(images, 'outage-accepted.png') });
  });

  it('leaves what it explains out of what needs action, and in what is open', async () => {
    const [row] = await linked();
    const { number } = row as { number: string };
    await board.page
      .getByRole('textbox', { name: 'Teks' })
      .or(board.page.locator('.queue-filters input'))
      .first()
      .waitFor();
    await board.openByNumber(number);
    await board.panel().getByText('Bagian dari gangguan').waitFor();
    await board.panel().getByText('Dikerjakan di tiket gangguan.').waitFor();
  });

  it('is joined by a later report with one key', async () => {
    await askDatabase(
      room,
      `insert into tickets (id, number, version, title, description, kind, priority, tier, source, customer_id, site_id,
         district, village, state, response, resolution, opened_at, updated_at)
       select gen_random_uuid(), 'TKT-20260101-2001', 1, 'Mati lagi', '', 'outage', 'normal', 'home', 'phone', null, $1,
         '', '', '{"status":"open"}', response, resolution, now(), now() from tickets where status = 'open' limit 1`,
      [terminal.id],
    );
    await board.openByNumber('TKT-20260101-2001');
    await board.panel().getByText('Mungkin bagian dari gangguan').waitFor({ timeout: 10_000 });
    await board.press('m');
    await board.panel().getByText('Dikerjakan di tiket gangguan.').waitFor();
    await expect.poll(async () => (await linked()).length).toBe(9);
  });

  it('is resolved with the tickets it explains, but for those whose customers still report', async () => {
    const { number } = (await parent()) as { number: string };
    await board.openByNumber(number);
    await board.panel().getByText('9 terbuka dari 9').waitFor();
    await board.press('s');
    await dialog().getByRole('textbox').fill('Kabel feeder disambung');
    await dialog().getByRole('checkbox').first().uncheck();
    await board.page.screenshot({ path: join(images, 'outage-resolved.png') });
    await dialog().locator('button[type="submit"]').click();
    await dialog().waitFor({ state: 'detached' });
    const statuses = async () =>
      (await askDatabase(
        room,
        'select status, count(*)::int as n from tickets where site_id in (select id from sites where parent_id = $1 or id = $1) and number like $2 group by status order by status',
        [terminal.id, 'TKT-20260101-%'],
      )) as { status: string; n: number }[];
    await expect.poll(statuses).toEqual([
      { status: 'open', n: 1 },
      { status: 'resolved', n: 8 },
    ]);
    expect(await parent()).toMatchObject({ status: 'resolved' });
    await expect.poll(async () => (await linked()).length).toBe(8);
  });

  it('that was dismissed is quiet, with its reason kept', async () => {
    await report(10, 3000);
    await board.press('Shift+O');
    await choice().waitFor({ timeout: 10_000 });
    await choice().click();
    await dialog().getByText('Bukan: jangan usulkan lagi').click();
    await dialog().getByLabel('Mengapa bukan gangguan?').fill('Uji coba laporan');
    await board.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await board.press('Shift+O');
    await dialog().waitFor();
    await expect.poll(() => choice().count()).toBe(0);
    await expect
      .poll(() => askDatabase(room, 'select reason, version from outage_dismissals'))
      .toEqual([{ reason: 'Uji coba laporan', version: 1 }]);
  });
});
