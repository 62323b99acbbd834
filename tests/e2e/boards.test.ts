import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage, openConsole } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import {
  acknowledgeCriticals,
  nobodyHasTakenCriticals,
  somebodyHasTakenCriticals,
} from '../support/criticals.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');
const wallMap = 'b0a2d000-0000-4000-8000-000006000000';
const wallSla = 'b0a2d000-0000-4000-8000-000007000000';

describe.skipIf(!browserPath)('boards', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let console: Page;

  const openBoard = async (hash: string) => {
    const page = await context.newPage();
    await page.goto(`${new URL(console.url()).origin}/windows/board/index.html${hash}`);
    return page;
  };
  /** A 55-inch 4K panel with the person who is signed in on this desk. */
  const openWall = async (hash: string) => {
    const panel = await browser.newContext({
      viewport: ultraHd,
      screen: ultraHd,
      reducedMotion: 'reduce',
      storageState: await context.storageState(),
    });
    const page = await panel.newPage();
    await page.goto(`${new URL(console.url()).origin}/windows/board/index.html${hash}`);
    return page;
  };
  /** The map counts its marks in a worker; a picture waits for it. */
  const settle = (page: Page) => page.waitForTimeout(2500);
  const title = (page: Page) => page.locator('.board-head h1');

  beforeAll(async () => {
    room = await startControlRoom();
    await somebodyHasTakenCriticals(room);
    browser = await launchBrowser();
    ({ page: console, context } = await openConsole(browser, room));
    await console.locator('button.person').click();
    await console.getByRole('menu').getByText('Malam', { exact: true }).click();
    await console.keyboard.press('Escape');
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('are put in turn only for a time that they can be shown', async () => {
    await console.keyboard.press('Control+b');
    const dialog = console.getByRole('dialog');
    const open = dialog.getByRole('button', { name: 'Buka putaran' });
    const put = (name: string) =>
      dialog
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByRole('button', { name: 'Masukkan ke putaran' })
        .click();
    await put('Peta Karawang');
    await put('Horizon SLA');
    const seconds = dialog.getByLabel('Waktu Horizon SLA, detik');
    expect(await seconds.inputValue()).toBe('30');
    await expect.poll(() => open.isEnabled()).toBe(true);
    for (const wrong of ['5', '12,5', '7200']) {
      await seconds.fill(wrong);
      await dialog.getByRole('alert').getByText('Bilangan bulat dari 10 sampai 3600 detik').waitFor();
      expect(await open.isEnabled()).toBe(false);
    }
    await seconds.fill('600');
    await dialog.getByText('10.00 mnt').waitFor();
    await dialog.getByLabel('Horizon SLA: lebih awal').click();
    await dialog.getByRole('checkbox', { name: 'Ikuti pilihan konsol' }).uncheck();
    expect(await violationsOf(console, '[role="dialog"]')).toEqual([]);
    const opening = context.waitForEvent('page');
    await open.click();
    const wall = await opening;
    await wall
      .locator('.board-turns')
      .getByText(/^(10\.00|9\.5\d) mnt$/)
      .waitFor();
    expect(new URL(wall.url()).hash).toBe(`#boards=${wallSla}~600,${wallMap}~30`);
    await wall.close();
    await console.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('are opened from the console, each in a window of its own', async () => {
    await console.keyboard.press('Control+b');
    const line = console.getByRole('listitem').filter({ hasText: 'Horizon SLA' });
    const opening = context.waitForEvent('page');
    await line.getByRole('button', { name: 'Buka', exact: true }).click();
    const wall = await opening;
    await title(wall).getByText('Horizon SLA').waitFor();
    await wall.close();
    await console.keyboard.press('Escape');
  });

  it('show first what somebody of their role needs', async () => {
    const page = await openBoard('');
    await title(page).getByText('Meja penyelia').waitFor();
    await page.close();
  });

  it('take the whole screen of a browser by a key, and give it back', async () => {
    const page = await openBoard(`#boards=${wallMap}~30`);
    await title(page).getByText('Peta Karawang').waitFor();
    const isWhole = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press('Shift+F');
    await expect.poll(isWhole).toBe(true);
    await page.keyboard.press('Shift+F');
    await expect.poll(isWhole).toBe(false);
    expect(await page.locator('.board-refusal').count()).toBe(0);
    await page.close();
  });

  it('give way to another board that is found by its name', async () => {
    const page = await openBoard(`#boards=${wallMap}~30&follow=1`);
    await title(page).getByText('Peta Karawang').waitFor();
    await boardPage(page).find('horizon');
    await page.getByRole('option', { name: /Horizon SLA/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await title(page).getByText('Horizon SLA').waitFor();
    await expect.poll(() => page.url()).toContain(`#boards=${wallSla}~30&follow=1`);
    await page.close();
  });

  it('show one tile alone for as long as somebody wants, and list their keys', async () => {
    const page = await openBoard(`#boards=${wallMap}~30`);
    await page.locator('.ticket-line').first().waitFor();
    await page.locator('.board-tile[data-kind="queue"]').hover();
    await page.locator('.board-tile[data-kind="queue"]').getByLabel('Perbesar ubin ini').click();
    await expect.poll(() => page.locator('.board-tile').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.board-tile').count()).toBe(2);
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog').getByText('Papan berikutnya').waitFor();
    await page.close();
  });

  it('show each tile alone by a key, on a wall too, and by the way of the Tab key where there is a frame', async () => {
    const page = await openBoard(`#boards=${wallMap}~30&kiosk=1`);
    await page.locator('.ticket-line').first().waitFor();
    const shown = () =>
      page
        .locator('.board-tile')
        .evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset.kind).sort());
    const whole = ['map', 'queue'];
    expect(await shown()).toEqual(whole);
    await page.keyboard.press('z');
    await expect.poll(shown).toHaveLength(1);
    const [first] = await shown();
    await page.keyboard.press('z');
    await expect.poll(shown).toEqual(whole.filter((kind) => kind !== first));
    await page.keyboard.press('z');
    await expect.poll(shown).toEqual(whole);
    await page.goto(page.url().replace('&kiosk=1', ''));
    await page.reload();
    await page.locator('.ticket-line').first().waitFor();
    const enlarge = page.locator('.board-tile[data-kind="queue"]').getByLabel('Perbesar ubin ini');
    const isReached = () => enlarge.evaluate((button) => button === document.activeElement);
    for (let presses = 0; presses < 60 && !(await isReached()); presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(shown).toEqual(['queue']);
    await page.close();
  });

  it('take turns, and wait at the one in sight while a critical is unacknowledged', async () => {
    const wall = await openBoard(`#boards=${wallMap}~10,${wallSla}~10`);
    await title(wall).getByText('Peta Karawang').waitFor();
    await title(wall).getByText('Horizon SLA').waitFor({ timeout: 15_000 });
    await nobodyHasTakenCriticals(room);
    await wall.locator('.critical-hero').waitFor();
    await wall.locator('.board-turns[data-held]').waitFor();
    const held = await title(wall).textContent();
    await wall.waitForTimeout(11_000);
    expect(await title(wall).textContent()).toBe(held);

    await acknowledgeCriticals(wall, () => wall.keyboard.press('a'));
    await wall.locator('.board-pips').waitFor();
    const unacknowledged = () =>
      askDatabase(
        room,
        `select id from tickets where priority = 'critical' and acknowledgement is null
         and not archived and status not in ('resolved', 'closed', 'cancelled')`,
      );
    // The wall shows it before the server has it.
    await expect.poll(unacknowledged, { timeout: 10_000 }).toEqual([]);
    await wall.close();
  });

  it('are given their times and a pin in their own window, by the keyboard alone', async () => {
    const wall = await openBoard(`#boards=${wallMap}~20,${wallSla}~20`);
    await title(wall).getByText('Peta Karawang').waitFor();
    await wall.keyboard.press('o');
    const dialog = wall.getByRole('dialog');
    // The dialog gives the focus to its first field a moment after it opens: on a busy machine after it was filled.
    await dialog.locator(':focus').waitFor();
    await dialog.getByLabel('Waktu Horizon SLA, detik').fill('300');
    expect(await violationsOf(wall, '[role="dialog"]')).toEqual([]);
    await wall.keyboard.press('Tab');
    await wall.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Disematkan', pressed: true }).waitFor();
    await dialog.getByLabel('Waktu Horizon SLA, detik').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await title(wall).getByText('Horizon SLA').waitFor();
    await wall.locator('.board-turns').getByText('disematkan').waitFor();
    await expect
      .poll(() => new URL(wall.url()).hash)
      .toBe(`#boards=${wallMap}~20,${wallSla}~300&pin=${wallSla}`);
    await wall.reload();
    await title(wall).getByText('Horizon SLA').waitFor();
    await wall.keyboard.press('p');
    // The others take their turns again from the one in sight, for the time it was given.
    await wall
      .locator('.board-turns')
      .getByText(/^(5\.00|4\.5\d) mnt$/)
      .waitFor();
    expect(await title(wall).textContent()).toBe('Horizon SLA');
    await wall.close();
  });

  it('go where a console of the desk looks, when they follow it', async () => {
    const wall = await openBoard(`#boards=${wallMap}~30&follow=1`);
    await wall.locator('.map-tile').waitFor();
    await console.locator('.queue-row').first().click();
    const id = (await console.locator('.queue-row[aria-selected="true"]').getAttribute('id'))?.slice(4);
    await wall.locator(`[data-ticket="${id}"][aria-current="true"]`).first().waitFor();
    const view = () => wall.locator('.map-tile .live-map > .visually-hidden').textContent();
    const before = await view();
    const [site] = await askDatabase(room, "select code from sites where kind = 'pop' order by code limit 1");
    await boardPage(console).find(String(site?.code));
    await console.locator('[data-section="sites"] [role="option"]').first().click();
    await expect.poll(view, { timeout: 15_000 }).not.toBe(before);
    await wall.close();
  });

  it('hang on a wall, in the wall’s own type', async () => {
    const wall = await openWall(`#boards=${wallMap}~30,${wallSla}~30&kiosk=1`);
    await wall.locator('.ticket-line').first().waitFor();
    const cursors = () =>
      wall
        .locator('.board, .ticket-line, .live-map-pane, .tile-enlarge')
        .evaluateAll((elements) => [...new Set(elements.map((element) => getComputedStyle(element).cursor))]);
    expect(await cursors()).toContain('pointer');
    await wall.getByRole('button', { name: 'Pakai ukuran ini' }).click();
    await wall.locator('.display-question').waitFor({ state: 'detached' });
    expect(await cursors()).toEqual(['none']);
    const picture = (name: string) => wall.screenshot({ path: join(images, `${name}.png`) });
    await settle(wall);
    await picture('wall-map-night');
    await nobodyHasTakenCriticals(room);
    await wall.locator('.critical-hero').waitFor();
    await settle(wall);
    await picture('wall-critical-night');
    await somebodyHasTakenCriticals(room);
    await wall.locator('.critical-hero').waitFor({ state: 'detached' });
    await wall.keyboard.press('ArrowRight');
    await title(wall).getByText('Horizon SLA').waitFor();
    await settle(wall);
    await picture('wall-sla-night');
    const sizes = await wall.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    expect(sizes).toEqual([0, 0]);
    const demoLine = await wall.locator('.demo-banner').boundingBox();
    expect((demoLine?.height ?? 1) / ultraHd.height).toBeLessThan(0.021);
    const typeOf = () => wall.locator('.board-head h1').evaluate((name) => getComputedStyle(name).fontSize);
    const before = await typeOf();
    await wall.keyboard.press('i');
    await wall.getByLabel('Jarak baca, meter').fill('2,5');
    await wall.getByRole('button', { name: 'Pakai ukuran ini' }).click();
    await expect.poll(typeOf).not.toBe(before);
    await wall.context().close();
  });

  it('have all their keys in sight on a wall, and where they do not fit say that there are more', async () => {
    const wall = await openWall(`#boards=${wallMap}~3600&kiosk=1`);
    await wall.locator('.map-tile').waitFor();
    const sheet = wall.locator('.help-sheet');
    const hidden = () => sheet.evaluate((lines) => lines.scrollHeight - lines.clientHeight);
    for (const size of [ultraHd, fullHd]) {
      await wall.setViewportSize(size);
      await wall.keyboard.press('Control+/');
      await sheet.waitFor();
      await expect.poll(hidden).toBeLessThanOrEqual(1);
      await wall.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    }
    await console.setViewportSize({ width: 1280, height: 720 });
    await console.keyboard.press('Control+/');
    const more = console.getByText('Masih ada di bawah');
    await more.waitFor();
    await console.locator('.help-sheet').evaluate((lines) => lines.scrollTo(0, lines.scrollHeight));
    await more.waitFor({ state: 'detached' });
    await console.keyboard.press('Escape');
    await console.setViewportSize(fullHd);
    await wall.context().close();
  });

  it('are accessible, shown and being arranged', async () => {
    for (const hash of [`#boards=${wallMap}~30`, `#edit=${wallMap}`]) {
      const page = await openBoard(hash);
      await page.locator('.map-tile').waitFor();
      expect(await violationsOf(page, 'body')).toEqual([]);
      await page.close();
    }
  });
});
