import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRoadTile, makePmtiles } from '../../electron/desk/testing/make-pmtiles.ts';
import { boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const mapBoard = 'b0a2d000-0000-4000-8000-000006000000';

/** Squares around Karawang, from its whole to its streets. */
function streets(): Uint8Array {
  const tiles = [8, 9, 10, 11].flatMap((z) => {
    const [x, y] = [Math.floor(2 ** z * (107.3 / 360 + 0.5)), Math.floor(2 ** z * 0.5176)];
    const steps = [-2, -1, 0, 1, 2];
    return steps.flatMap((dx) => steps.map((dy) => ({ z, x: x + dx, y: y + dy, bytes: aRoadTile() })));
  });
  return makePmtiles(tiles, { attribution: '© OpenStreetMap' });
}

/** What the map says of where it looks. */
const view = (page: Page) =>
  page.locator('.live-map-pane').evaluate((map) => {
    const words = document.getElementById(map.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    const [latitude = 0, longitude = 0, widthKm = 0] = (words.match(/-?\d+(,\d+)?/g) ?? []).map((figure) =>
      Number(figure.replace(',', '.')),
    );
    return { latitude, longitude, widthKm };
  });
const widthKm = async (page: Page) => (await view(page)).widthKm;

describe.skipIf(!browserPath)('the map', () => {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-map-'));
  let room: ControlRoom;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const file = join(directory, 'karawang.pmtiles');
    writeFileSync(file, streets());
    room = await startControlRoom({ deskEnvironment: { AGLIS_MAP_PMTILES: file } });
    browser = await launchBrowser();
    ({ page } = await openPage(browser, room.boardAddress));
    const [person] = room.server.signIn;
    await boardPage(page).signIn(person?.username ?? '', person?.password ?? '');
    await boardPage(page).live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
    rmSync(directory, { recursive: true });
  });

  it('has streets from a file of this machine, and says whose they are', async () => {
    await page.getByText('© OpenStreetMap').waitFor();
  });

  it('shows where tickets were opened at an hour of the day, and says of when that is with the server away', async () => {
    await page.keyboard.press('6');
    const heat = page.getByRole('region', { name: 'Tiket masuk menurut jam' });
    await heat.getByText(/tiket masuk, terbanyak/).waitFor();
    expect(await violationsOf(page, '.heat-control')).toEqual([]);
    await heat.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await heat.getByText('00.00–01.00').waitFor();
    await room.stopServer();
    await boardPage(page).away();
    await heat.getByText(/per \d|pukul \d/).waitFor({ timeout: 15_000 });
    await room.startServer();
    await boardPage(page).live();
    await page.keyboard.press('6');
  });

  it('is flown over by name and by keys on a board too', async () => {
    const board = await page.context().newPage();
    await board.goto(new URL(`/windows/board/index.html#boards=${mapBoard}~30`, page.url()).href);
    await expect.poll(() => widthKm(board)).toBeGreaterThan(50);
    const whole = await view(board);
    await board.keyboard.press('/');
    await board.getByRole('combobox').fill('OLT');
    await board.getByRole('option', { name: /OLT/ }).first().click();
    await expect.poll(() => widthKm(board)).toBeLessThan(20);
    await board.keyboard.press('0');
    await expect.poll(() => view(board)).toEqual(whole);
    const tickets = board.locator('.map-layers button').first();
    expect(await tickets.getAttribute('aria-pressed')).toBe('true');
    await board.keyboard.press('1');
    await expect.poll(() => tickets.getAttribute('aria-pressed')).toBe('false');
    await board.close();
  });

  it('opens on a board at the place that it was arranged for', async () => {
    const [whole, near] = await Promise.all([boardWithMapOf(null), boardWithMapOf('OLT')]);
    const seen = async (id: string, isIt: (widthKm: number) => boolean) => {
      const board = await page.context().newPage();
      await board.emulateMedia({ reducedMotion: 'reduce' });
      await board.goto(new URL(`/windows/board/index.html#boards=${id}~30`, page.url()).href);
      // The place is known a moment after the map.
      await expect.poll(() => widthKm(board)).toSatisfy(isIt);
      const region = await view(board);
      await board.close();
      return region;
    };
    const [olt] = await askDatabase(
      room,
      "select longitude, latitude from sites where kind = 'olt' order by code limit 1",
    );
    await seen(whole, (widthKm) => widthKm > 50);
    const there = await seen(near, (widthKm) => widthKm > 0 && widthKm < 20);
    expect(there.latitude).toBeCloseTo(Number(olt?.latitude), 2);
    expect(there.longitude).toBeCloseTo(Number(olt?.longitude), 2);
  });

  /** A board of nothing but the ground, that looks at the first place of a kind, or at the whole region. */
  async function boardWithMapOf(kind: string | null): Promise<string> {
    const id = randomUUID();
    const content = {
      kind: 'map',
      tickets: { kind: 'quick', name: 'all-open' },
      layers: [],
    };
    const tile = { id: randomUUID(), x: 0, y: 0, width: 24, height: 24 };
    await askDatabase(
      room,
      `insert into boards (id, version, name, owner_id, shared, updated_at, updated_by_name, default_for, tiles)
       select $1, 1, 'Peta', null, true, now(), 'Rina', null, jsonb_build_array($2::jsonb || jsonb_build_object(
         'content', $3::jsonb || jsonb_build_object('siteId', (select id from sites where kind = $4 order by code limit 1))))`,
      [id, JSON.stringify(tile), JSON.stringify(content), kind?.toLowerCase() ?? null],
    );
    return id;
  }
});
