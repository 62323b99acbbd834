import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';

describe.skipIf(!browserPath)('when the server is away', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;
  const problem = 'Uji: server dicabut';
  const longest =
    'Kotak keluar meja ini rusak: yang terbaca tetap berjalan; periksa berkasnya di foldernya, lalu pindahkan.';
  const ticket = () =>
    askDatabase(
      room,
      "select version, acknowledgement is not null as acknowledged, state ->> 'status' as status from tickets where title = $1",
      [problem],
    );

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    const [operator] = room.server.signIn;
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
    await board.openTicket({ customer: 'an', problem });
    await board
      .panel()
      .getByText(/TKT-\d{8}-/)
      .waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('says so, keeps showing what it last knew, and takes commands', async () => {
    await room.killServer();
    await board.away();
    const rows = await board.page.locator('.queue-row').count();
    expect(rows).toBeGreaterThan(10);
    await board.press('a');
    await board.page.getByText(/1 perintah/).waitFor({ timeout: 5_000 });
  });

  it.each([
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
  ])('leaves clock, person and age in sight beside the longest sentence, $width wide', async (size) => {
    const { page } = board;
    await page.setViewportSize(size);
    await page.locator('.connection .ellipsis').evaluate((words, sentence) => {
      words.textContent = sentence;
    }, `server tidak terhubung sejak 12.00, bekerja dari komputer ini. ${longest}`);
    const rightOf = async (part: string) => {
      const box = await page.locator(part).first().boundingBox();
      return box ? box.x + box.width : Number.POSITIVE_INFINITY;
    };
    for (const part of ['.wall-clock', 'button.person'])
      expect(await rightOf(part)).toBeLessThanOrEqual(size.width);
    expect(await rightOf('[data-area="map"] .pane-head .age')).toBeLessThanOrEqual(
      await rightOf('[data-area="map"]'),
    );
  });

  it('opens a ticket that has no number yet', async () => {
    await board.openTicket({ customer: 'si', problem: 'Uji: dibuka tanpa server' });
    await board.panel().getByText('belum bernomor').first().waitFor();
  });

  it('survives a reload of the page with its unsent commands', async () => {
    await board.page.reload();
    await board.page.getByText(/2 perintah/).waitFor({ timeout: 15_000 });
  });

  it('settles everything when the server returns', async () => {
    await room.startServer();
    await board.live();
    await expect.poll(() => board.page.getByText(/\d perintah/).count(), { timeout: 20_000 }).toBe(0);
    await expect.poll(ticket).toEqual([{ version: 2, acknowledged: true, status: 'open' }]);
    const opened = () =>
      askDatabase(room, "select number from tickets where title = 'Uji: dibuka tanpa server'");
    await expect.poll(opened).toHaveLength(1);
  });

  it('brings a refusal back with its reason when the world has moved on, and lets it be dismissed', async () => {
    const contested = 'Uji: diperebutkan';
    await board.openTicket({ customer: 'an', problem: contested });
    // Until the panel is about the new ticket, a number in it is that of another.
    await board.panel().getByRole('heading', { name: contested }).waitFor();
    await board
      .panel()
      .getByText(/TKT-\d{8}-/)
      .waitFor();
    await room.killServer();
    await board.away();
    await board.press('a');
    await askDatabase(
      room,
      `update tickets set version = version + 1, acknowledgement = jsonb_build_object(
         'by', (select id from accounts where role = 'supervisor' limit 1), 'byName', 'Orang Lain', 'at', 1795370000000)
       where title = $1`,
      [contested],
    );
    await room.startServer();
    await board.page.locator('.refusal-row', { hasText: 'Orang Lain' }).waitFor({ timeout: 30_000 });
    await board.press('Escape');
    await board.page.locator('.refusal-row').waitFor({ state: 'detached' });
  });
});
