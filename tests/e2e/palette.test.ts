import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { keptPreferences } from '../support/desk-truth.ts';

describe.skipIf(!browserPath)('the palette and the keys', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;

  beforeAll(async () => {
    room = await startControlRoom();
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    const [operator] = room.server.signIn;
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  const section = (name: string) => board.page.locator(`[data-section="${name}"] [role="option"]`);
  const dialog = () => board.page.getByRole('dialog');
  const gone = () => dialog().waitFor({ state: 'detached' });
  const gridKey = () => board.panel().locator('.action-grid button', { hasText: 'Catatan' }).locator('.kbd');

  it('opens a ticket by the end of its number, and offers it again', async () => {
    const row = board.page.locator('.queue-row').nth(4);
    const number = (await row.textContent())?.match(/\d{4}-(\d{4})/)?.[1] ?? '';
    await board.find(number);
    await section('tickets').first().waitFor();
    await board.press('Enter');
    await board.panel().locator('.panel-number', { hasText: number }).waitFor();
    await board.find('');
    await section('recent').filter({ hasText: number }).waitFor();
    await board.press('Escape');
    await gone();
  });

  it('runs what can be done to the selected ticket, its key beside it', async () => {
    await board.page.locator('.queue-row').nth(4).click();
    await board.find('catatan');
    expect(await section('commands').first().locator('.kbd').textContent()).toBe('n');
    await board.press('Enter');
    await dialog().getByRole('heading', { name: 'Catatan' }).waitFor();
    await board.press('Escape');
    await gone();
  });

  it('leads the focus where a command wants it', async () => {
    await board.find('saring teks');
    await board.press('Enter');
    await gone();
    // The focus is led there a moment after the palette has gone.
    await board.page.locator('.text-filter input:focus').waitFor();
    await board.page.keyboard.type('klari');
    expect(await board.page.locator('.text-filter input').inputValue()).toBe('klari');
    await board.press('Escape');
  });

  it('changes its theme from the palette', async () => {
    const theme = () => board.page.locator('html').getAttribute('data-theme');
    await board.find('tema malam');
    await board.press('Enter');
    await expect.poll(theme).toBe('night');
    await board.find('tema siang');
    await board.press('Enter');
    await expect.poll(theme).toBe('day');
  });

  it('gives a shortcut another key, which is shown, obeyed and kept by this desk', async () => {
    await board.page.locator('.queue-row').nth(4).click();
    await board.press('Control+/');
    await board.page.locator('[data-shortcut="ticket.note"]').click();
    await board.press('F2');
    await board.press('Escape');
    await gone();
    await expect.poll(() => gridKey().textContent()).toBe('F2');
    await expect.poll(() => JSON.stringify(keptPreferences(room)?.keys)).toContain('F2');
    await board.page.reload();
    await board.live();
    await board.page.locator('.queue-row').nth(4).click();
    await board.press('n');
    expect(await dialog().count()).toBe(0);
    await board.press('F2');
    await dialog().getByRole('heading', { name: 'Catatan' }).waitFor();
    await board.press('Escape');
    await gone();
  });

  it('swaps two keys when it is agreed, and gives all their usual ones again', async () => {
    await board.press('Control+/');
    await board.page.locator('[data-shortcut="ticket.note"]').click();
    await board.press('s');
    await dialog().getByText('sudah dipakai untuk “Selesaikan”', { exact: false }).waitFor();
    await board.press('Enter');
    const keyOf = (id: string) => board.page.locator(`[data-shortcut="${id}"] .kbd`).textContent();
    const keys = async () => [await keyOf('ticket.note'), await keyOf('ticket.resolve')];
    await expect.poll(keys).toEqual(['s', 'F2']);
    await dialog().getByRole('button', { name: 'Kembalikan semua' }).click();
    await expect.poll(keys).toEqual(['n', 's']);
    await board.press('Escape');
    await gone();
  });
});
