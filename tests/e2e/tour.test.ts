import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { nobodyHasTakenCriticals } from '../support/criticals.ts';
import { keptPreferences } from '../support/desk-truth.ts';
import { flawsOf, violationsOf } from '../support/soundness.ts';

describe.skipIf(!browserPath)('the tour of an operator', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let board: BoardPage;

  const card = () => page.locator('.tour-card aside');
  const stands = async (step: number, title: string) => {
    await card().getByText(`Langkah ${step} dari 7`).waitFor();
    await card().getByRole('heading', { name: title }).waitFor();
  };
  const tours = () => Object.values(keptPreferences(room)?.tours ?? {});
  /** What is read out is what has the focus. */
  const hasFocus = () => expect.poll(() => card().evaluate((it) => it === document.activeElement)).toBe(true);
  /** Opens what the step asks for and comes back from it. */
  const visit = async (keys: string) => {
    await board.press(keys);
    await page.getByRole('dialog').waitFor();
    await card().waitFor({ state: 'detached' });
    await board.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    room = await startControlRoom();
    await nobodyHasTakenCriticals(room);
    browser = await launchBrowser();
    ({ page, context } = await openPage(browser, room.boardAddress, fullHd));
    board = boardPage(page);
    const operator = room.server.signIn.find(({ role }) => role === 'operator');
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('is offered once, in a line that takes nothing away', async () => {
    await page.locator('.tour-offer').waitFor();
    await expect.poll(tours).toEqual([{ kind: 'offered' }]);
    await page.reload();
    await board.live();
    expect(await page.locator('.tour-offer').count()).toBe(0);
  });

  it('is begun from the palette, and goes on when the ticket was chosen', async () => {
    await board.find('mulai tur ruang');
    await board.press('Enter');
    await stands(1, 'Antrean');
    await hasFocus();
    await board.press('j');
    await stands(2, 'Akui');
    expect(await page.locator('.queue-row[aria-selected="true"], .queue-row[data-selected]').count()).toBe(1);
  });

  it.each([
    ['night', 'Malam'],
    ['day', 'Siang'],
  ])('is sound and hides nothing by %s', async (theme, name) => {
    await page.locator('button.person').click();
    await page.getByRole('menu').getByText(name, { exact: true }).click();
    await board.press('Escape');
    await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    expect(await violationsOf(page, '.tour-card')).toEqual([]);
    expect(await flawsOf(page, '.tour-card')).toEqual([]);
    const first = page.locator('.queue-row').first();
    const seen = await first.evaluate((row) => {
      const { left, top, width, height } = row.getBoundingClientRect();
      return row.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(seen).toBe(true);
  });

  it('goes on when the ticket was acknowledged, and back and forth with the arrows', async () => {
    await page.locator('.tour-card aside').focus();
    await board.press('a');
    await stands(3, 'Tugaskan');
    await hasFocus();
    await board.press('ArrowLeft');
    await stands(2, 'Akui');
    await board.press('ArrowRight');
    await stands(3, 'Tugaskan');
    await board.press('Shift+T');
    await page.getByRole('dialog').waitFor();
    await board.press('Escape');
    await stands(4, 'Cari apa saja');
    await hasFocus();
  });

  it('is left with Esc and resumed at the same step after a reload, from the person menu', async () => {
    await board.press('Escape');
    await card().waitFor({ state: 'detached' });
    await expect.poll(tours).toMatchObject([{ kind: 'under-way' }]);
    await page.reload();
    await board.live();
    expect(await card().count()).toBe(0);
    await page.locator('button.person').click();
    await page.getByRole('menuitem', { name: 'Lanjutkan tur (4 dari 7)' }).click();
    await stands(4, 'Cari apa saja');
    await hasFocus();
  });

  it('is finished, and may be begun again', async () => {
    await visit('Control+k');
    await stands(5, 'Dapat dipercaya');
    await hasFocus();
    await board.press('Enter');
    await stands(6, 'Serah terima');
    await visit('Shift+H');
    await stands(7, 'Setiap hal punya tombol');
    await board.press('Enter');
    await card().waitFor({ state: 'detached' });
    await board.find('mulai tur ruang');
    await page.getByRole('option', { name: /Mulai tur/ }).waitFor();
    await board.press('Escape');
  });

  it('passes over what a narrow screen does not show, and says so', async () => {
    await page.setViewportSize({ width: 1180, height: 800 });
    await board.find('mulai tur ruang');
    await board.press('Enter');
    for (const [index, title] of [
      'Antrean',
      'Akui',
      'Tugaskan',
      'Cari apa saja',
      'Dapat dipercaya',
    ].entries()) {
      await stands(index + 1, title);
      await board.press('ArrowRight');
    }
    await stands(7, 'Setiap hal punya tombol');
    await card().getByText('Dilewati karena tidak ada di layar ini: Serah terima.').waitFor();
    await board.press('Escape');
  });

  it('is never shown on a board', async () => {
    const wall = await context.newPage();
    await wall.goto(new URL('/windows/board/index.html', page.url()).href);
    await wall.locator('.tile-frame').first().waitFor();
    expect(await wall.locator('.tour-offer, .tour-card').count()).toBe(0);
    await wall.close();
  });
});
