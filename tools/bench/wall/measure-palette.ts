import type { Page } from 'playwright-core';
import { boardPage } from '../../../tests/support/board-page.ts';
import { launchBrowser, openPage } from '../../../tests/support/browser.ts';
import { type ControlRoom, startControlRoom } from '../../../tests/support/control-room.ts';
import { askDatabase } from '../../../tests/support/server-truth.ts';
import { askedTexts, type PaletteWorld } from './palette-world.ts';

const texts = 36;
const betweenLettersMs = 90;
const rowsAtOnce = 10_000;
const openEvery = 20;

declare global {
  interface Window {
    paletteLetters: { answered: number[]; painted: number[] };
  }
}

/** Milliseconds from the key event, one a letter. */
export type PaletteFigures = {
  /** Until the page holds the answer. */
  readonly answered: readonly number[];
  /** Until a frame with it has been painted: up to a frame more, and the painting. */
  readonly painted: readonly number[];
};

/** The palette of a real board over a real desk. */
export async function measurePalette(world: PaletteWorld): Promise<PaletteFigures> {
  const room = await startControlRoom();
  const browser = await launchBrowser();
  try {
    await fill(room, world);
    const { page } = await openPage(browser, room.boardAddress);
    const board = boardPage(page);
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    await holdsAll(page);
    await page.evaluate(watchLetters);
    for (const text of askedTexts(world, texts)) {
      await board.find('');
      await page.keyboard.type(text, { delay: betweenLettersMs });
      await page.keyboard.press('Escape');
    }
    return await page.evaluate(() => window.paletteLetters);
  } finally {
    await browser.close();
    await room.stop();
  }
}

/** One ticket in twenty is open, the others closed not long ago. */
async function fill(room: ControlRoom, { customers, tickets }: PaletteWorld): Promise<void> {
  for (let from = 0; from < customers.length; from += rowsAtOnce)
    await askDatabase(
      room,
      `insert into customers (id, number, name, phone, address, village, district, longitude, latitude, package_id, since)
       select c.*, p.id, '2022-03-01' from jsonb_to_recordset($1) as c (id uuid, number text, name text, phone text,
         address text, village text, district text, longitude float8, latitude float8), (select id from service_packages limit 1) p`,
      [
        JSON.stringify(
          customers
            .slice(from, from + rowsAtOnce)
            .map((customer) => ({ ...customer, address: '', longitude: 107.3, latitude: -6.3 })),
        ),
      ],
    );
  for (let from = 0; from < tickets.length; from += rowsAtOnce)
    await askDatabase(
      room,
      `insert into tickets (id, number, version, title, description, kind, priority, tier, source, customer_id, site_id,
         longitude, latitude, district, village, state, acknowledgement, response, resolution, opened_at, updated_at, reopened_count)
       select t.id, t.number, 1, t.title, '', o.kind, t.priority, o.tier, o.source, t.customer, null, 107.3 + random() / 10,
         -6.3 + random() / 10, t.district, t.village, o.state, o.acknowledgement, o.response, o.resolution, o.opened_at, o.updated_at, 0
       from jsonb_to_recordset($1) as t (id uuid, number text, title text, priority text, customer uuid, district text, village text, status text)
         join (select distinct on (status) * from tickets where not archived and status in ('open', 'closed')) o using (status)
       on conflict (number) do nothing`,
      [
        JSON.stringify(
          tickets.slice(from, from + rowsAtOnce).map(({ customer, ...ticket }, index) => ({
            ...ticket,
            status: index % openEvery === 0 ? 'open' : 'closed',
            customer: customer.id,
            district: customer.district,
            village: customer.village,
          })),
        ),
      ],
    );
}

const quietMs = 15_000;
const longestFillMs = 300_000;

/** The desk has fetched and the window has read in: what the palette counts has been the same for a while. */
async function holdsAll(page: Page): Promise<void> {
  const counted = () => page.locator('.findings-head').allTextContents();
  const until = Date.now() + longestFillMs;
  await boardPage(page).find('a');
  let [before, sameSince] = ['', Date.now()];
  while (Date.now() - sameSince < quietMs) {
    if (Date.now() > until) throw new Error(`The board has not come to rest: ${before}`);
    await page.waitForTimeout(1000);
    const now = (await counted()).join();
    if (now !== before) [before, sameSince] = [now, Date.now()];
  }
  await page.keyboard.press('Escape');
}

/** Runs in the page. Typing is answered within its event: who hears it last, at the window, finds the page changed. */
function watchLetters(): void {
  window.paletteLetters = { answered: [], painted: [] };
  const { answered, painted } = window.paletteLetters;
  let pressedAt = 0;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressedAt = timeStamp;
    },
    { capture: true },
  );
  addEventListener('input', () => {
    const from = pressedAt;
    answered.push(performance.now() - from);
    requestAnimationFrame(() => {
      // A message posted while a frame is made is delivered after that frame was painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => painted.push(performance.now() - from);
      channel.port2.postMessage(null);
    });
  });
}
