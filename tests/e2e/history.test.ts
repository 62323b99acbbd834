import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';

/** The oldest ticket that was closed and archived, of a customer whose name nobody else bears. */
const oldestArchived = `
  select t.number, t.title, c.name as customer
  from tickets t join customers c on c.id = t.customer_id
  where t.archived and t.state ->> 'status' = 'closed'
    and (select count(*) from customers other where other.name = c.name) = 1
  order by t.opened_at limit 1`;

describe.skipIf(!browserPath)('the history', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;
  let old: { number: string; title: string; customer: string };

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    const [operator] = room.server.signIn;
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
    [old] = (await askDatabase(room, oldestArchived)) as [typeof old];
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  const heading = () => board.page.locator('[data-section="history"] .findings-head');
  const found = () => board.page.locator('[data-section="history"] [role="option"]', { hasText: old.number });
  /** What this desk holds itself. */
  const here = (hasText = '') =>
    board.page.locator('[role="group"]:not([data-section="history"]) [role="option"]', { hasText });
  const notice = () => board.panel().locator('.panel-archive');

  it('finds a ticket closed long ago by its number, and opens it to be read', async () => {
    await board.find(old.number);
    await found().waitFor();
    expect(await here().count()).toBe(0);
    await board.press('Enter');
    await notice().getByText('Arsip: hanya dibaca').waitFor();
    await board.panel().getByRole('heading', { name: old.title }).waitFor();
    await board.panel().getByText('Ditutup', { exact: false }).first().waitFor();
    await board.panel().getByText('selesai', { exact: false }).first().waitFor();
    expect(await board.panel().locator('.action-grid, .suggested').count()).toBe(0);
  });

  it('finds it by its customer, below what this desk knows itself', async () => {
    await board.press('Escape');
    await board.find(old.customer);
    await here(old.customer).first().waitFor();
    await found().click();
    await notice().waitFor();
    expect(await board.panel().locator('.panel-number').textContent()).toBe(old.number);
  });

  it('says that there is nothing more', async () => {
    await board.find('tidakadatiketini');
    await heading().getByText('tidak ada yang lain').waitFor();
    await board.press('Escape');
  });

  it('shows what was read before when the server is away, and says of when it is', async () => {
    await room.killServer();
    await board.away();
    await board.find(old.number);
    await heading().getByText('server tidak menjawab', { exact: false }).waitFor();
    await found().click();
    await notice().getByText('per ', { exact: false }).waitFor();
    await board.panel().getByText('Ditutup', { exact: false }).first().waitFor();
    await board.find('belum pernah dicari');
    await heading().getByText('Server tidak terjangkau', { exact: false }).waitFor();
  });
});
