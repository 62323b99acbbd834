import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { somebodyHasTakenCriticals } from '../support/criticals.ts';
import { countNotes, notesOf } from '../support/horn-notes.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

/** An open ticket whose number nobody can take for another, and that nothing has happened to for two hours. */
const quietTicket = `
  select number, title from tickets
  where status = 'open' and not archived and updated_at < now() - interval '2 hours'
  order by opened_at limit 1`;

const critical = `priority = 'critical' and not archived and status not in ('resolved', 'closed', 'cancelled')`;

/**
 * Somebody on shift since this morning who stood in the west an hour ago, said nothing for three quarters of an hour, and
 * is in the east now.
 */
async function somebodyWentEast(room: ControlRoom): Promise<string> {
  const onShift = `jsonb_build_object('kind', 'on-shift', 'until', (extract(epoch from now()) * 1000)::bigint + 14400000)`;
  const [{ id, name } = {}] = await askDatabase(
    room,
    `update technicians set version = version + 1, availability = ${onShift}
     where id = (select id from technicians order by name limit 1) returning id, name`,
  );
  for (const change of [
    `delete from audit_entries where subject = $1 and action = 'technician.set-availability' and at > now() - interval '3 hours'`,
    `insert into audit_entries (at, actor_name, action, subject, outcome, detail)
     values (now() - interval '3 hours', 'Rina', 'technician.set-availability', $1, 'accepted',
             jsonb_build_object('technicianId', $1::text, 'availability', ${onShift}))`,
    `delete from technician_tracks where technician_id::text = $1 and recorded_at > now() - interval '3 hours'`,
    `insert into technician_tracks (technician_id, minute, longitude, latitude, heading_degrees, recorded_at)
     select $1::text::uuid, extract(epoch from at) / 60, ${west.longitude}, ${west.latitude}, null, at
     from generate_series(now() - interval '70 minutes', now() - interval '56 minutes', interval '1 minute') at`,
    `delete from technician_positions where technician_id::text = $1`,
    `insert into technician_positions values ($1::text::uuid, ${east.longitude}, ${east.latitude}, null, 0, now())`,
  ])
    await askDatabase(room, change, [id]);
  return String(name);
}

const west = { longitude: 107.21, latitude: -6.37 };
const east = { longitude: 107.46, latitude: -6.41 };

/** What the map says of where it looks. */
const lookedAt = (page: Page) =>
  page.locator('.live-map-pane').evaluate((map) => {
    const words = document.getElementById(map.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    const [latitude = 0, longitude = 0] = (words.match(/-?\d+(,\d+)?/g) ?? []).map((figure) =>
      Number(figure.replace(',', '.')),
    );
    return { latitude, longitude };
  });

describe.skipIf(!browserPath)('a window that is rewound', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let board: BoardPage;
  let quiet: { number: string; title: string };

  const banner = (of: Page = page) => of.locator('.rewind-banner');
  const bar = (of: Page = page) => of.locator('.rewind-bar');
  const status = () => board.panel().locator('.panel-status');
  const rewind = async (of: Page = page) => {
    await of.keyboard.press('w');
    await banner(of).waitFor();
  };
  const backToLive = async (of: Page = page) => {
    await of.keyboard.press('Escape');
    await banner(of).waitFor({ state: 'detached' });
  };
  /** The moment shown, in seconds of its local day. */
  const shownAt = async (of: Page = page) => {
    const words = (await banner(of).locator('.rewind-time').textContent()) ?? '';
    const [hours = 0, minutes = 0, seconds = 0] = words.split('.').map(Number);
    return (hours * 60 + minutes) * 60 + seconds;
  };

  beforeAll(async () => {
    room = await startControlRoom();
    await somebodyHasTakenCriticals(room);
    [quiet] = (await askDatabase(room, quietTicket)) as [typeof quiet];
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: fullHd, screen: fullHd, reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.addInitScript(countNotes);
    await page.goto(room.boardAddress);
    board = boardPage(page);
    const person = room.server.signIn.find(({ role }) => role === 'supervisor');
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    await page.locator('button.person').click();
    await page.getByRole('menu').getByText('Malam', { exact: true }).click();
    await page.keyboard.press('Escape');
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('shows a ticket as it stood before it changed, and as it stands at the end of the day', async () => {
    await board.openByNumber(quiet.number);
    await status().getByText('Baru').waitFor();
    await board.answer('s', 'Konektor diganti');
    await status().getByText('Selesai').waitFor();
    await board.panel().getByText('Konektor diganti', { exact: false }).first().waitFor();
    // The desk shows it before the server has it, of whom the day is asked.
    await expect
      .poll(() => askDatabase(room, 'select status from tickets where number = $1', [quiet.number]))
      .toEqual([{ status: 'resolved' }]);

    await rewind();
    await status().getByText('Baru').waitFor();
    await board.panel().locator('.timeline li').first().waitFor();
    await expect.poll(() => board.panel().getByText('Konektor diganti', { exact: false }).count()).toBe(0);
    await page.keyboard.press('End');
    await status().getByText('Selesai').waitFor();
    await page.keyboard.press('Shift+ArrowLeft');
    await status().getByText('Baru').waitFor();
  });

  it('takes no command, and says why', async () => {
    await board.panel().getByText('perintah hanya diberikan pada saat sekarang', { exact: false }).waitFor();
    expect(await board.panel().locator('.action-grid button:enabled').count()).toBe(0);
    await page.keyboard.press('n');
    await page.keyboard.press('Control+n');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('goes by minutes and quarters, by the hand, and by itself at the speed chosen', async () => {
    const start = await shownAt();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => shownAt()).toBe((start + 86_400 - 60) % 86_400);
    await page.keyboard.press('ArrowRight');
    for (let n = 0; n < 8; n += 1) await page.keyboard.press('Shift+ArrowLeft');
    const track = await bar().getByRole('slider').boundingBox();
    if (!track) throw new Error('There is no time bar');
    await page.mouse.click(track.x + track.width * 0.5, track.y + track.height / 2);
    const middle = await shownAt();
    expect(await bar().getByRole('slider').getAttribute('aria-valuetext')).toContain(' WIB');
    await bar().getByRole('button', { name: '60×' }).click();
    await bar().getByRole('button', { name: 'Putar' }).click();
    // Past midnight a day begins anew.
    const sinceMiddle = async () => ((await shownAt()) + 86_400 - middle) % 86_400;
    await expect.poll(sinceMiddle, { timeout: 5000 }).toBeGreaterThan(60);
    await bar().getByRole('button', { name: 'Jeda' }).click();
    const paused = await shownAt();
    await page.waitForTimeout(500);
    expect(await shownAt()).toBe(paused);
  });

  it('is framed so that nobody takes it for now, and passes an accessibility check', async () => {
    const border = await page
      .locator('.rewind-stage')
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).borderLeftWidth));
    expect(border).toBeGreaterThan(4);
    for (const part of ['.rewind-banner', '.rewind-bar']) expect(await violationsOf(page, part)).toEqual([]);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: join(images, 'rewind-night.png') });
  });

  it('says and sounds a critical of now over any moment, and its button leads back', async () => {
    const before = await notesOf(page);
    await askDatabase(
      room,
      `update tickets set acknowledgement = null, version = version + 1
       where id = (select id from tickets where ${critical} limit 1)`,
    );
    const alert = page.locator('.rewind-critical');
    await alert.getByText('Kritis sekarang', { exact: false }).waitFor();
    await expect.poll(() => notesOf(page), { timeout: 10_000 }).toBeGreaterThan(before);
    await alert.getByRole('button').click();
    await banner().waitFor({ state: 'detached' });
    await somebodyHasTakenCriticals(room);
  });

  it('finds at its return what has changed in the live room meanwhile', async () => {
    await rewind();
    const other = await context.newPage();
    await other.goto(`${new URL(page.url()).origin}/windows/console/index.html`);
    const second = boardPage(other);
    await second.live();
    await second.openByNumber(quiet.number);
    await second.panel().locator('.panel-status').getByText('Selesai').waitFor();
    await second.answer('o', 'Padam lagi');
    await second.panel().locator('.panel-status').getByText('Baru').waitFor();
    await other.close();

    await page.keyboard.press('End');
    await status().getByText('Selesai').waitFor();
    await backToLive();
    await status().getByText('Baru').waitFor();
    await board.panel().getByText('Padam lagi', { exact: false }).first().waitFor();
  });

  it('rests what can be counted for the present only, and says so', async () => {
    await rewind();
    await page.keyboard.press('6');
    await page.getByText('Hanya untuk keadaan sekarang').waitFor();
    await page.keyboard.press('6');
    await backToLive();
  });

  it('has a technician where they stood an hour ago, and with Esc where they are', async () => {
    const name = await somebodyWentEast(room);
    const inState = (state: string) =>
      page.locator('.technicians li', { hasText: state }).getByRole('button', { name, exact: true });
    await expect.poll(() => inState('Tanpa posisi').count(), { timeout: 20_000 }).toBe(0);
    await rewind();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowLeft');
    await board.find(name);
    await page.getByRole('option', { name }).first().click();
    const looksAt = (place: typeof west) =>
      expect
        .poll(async () => {
          const { longitude, latitude } = await lookedAt(page);
          return Math.hypot(longitude - place.longitude, latitude - place.latitude);
        })
        .toBeLessThan(0.02);
    await looksAt(west);
    expect(await inState('Tanpa posisi').count()).toBe(0);
    expect(await page.locator('.technicians').getByRole('button', { name, exact: true }).count()).toBe(1);
    await page.keyboard.press('Shift+ArrowRight');
    await inState('Tanpa posisi').waitFor();
    await backToLive();
    await looksAt(east);
    expect(await inState('Tanpa posisi').count()).toBe(0);
  });

  it('is a board as well as the console; none of its tiles is stale, and its rotation stands', async () => {
    const wall = await context.newPage();
    await wall.goto(`${new URL(page.url()).origin}/windows/board/index.html`);
    await wall.locator('.tile-frame').first().waitFor();
    await wall.locator('.tile-outline').first().waitFor({ state: 'detached' });
    await rewind(wall);
    await wall.keyboard.press('Home');
    await wall.waitForTimeout(15_000);
    expect(await wall.locator('[data-stale]').count()).toBe(0);
    const shown = await wall.locator('.board-clock time').textContent();
    expect(shown).toBe(await banner(wall).locator('.rewind-time').textContent());
    await backToLive(wall);
    await wall.close();
  });

  it('is, with the server away, as this desk knew the day, and says as of when', async () => {
    await room.killServer();
    await board.away();
    await rewind();
    await bar().getByText('menurut meja ini per', { exact: false }).waitFor();
    await backToLive();
  });
});
