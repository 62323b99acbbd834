import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';

const slowly = { timeout: 30_000 };
type Point = { readonly x: number; readonly y: number };

const degreeKilometres = 111.2;

/** Of a visit that nobody has, beside the hand and on the way to the tray. */
const isLoose = (said: string) => said.startsWith('Belum ditugaskan');

describe.skipIf(!browserPath)('the routes on the map of the dispatch board', () => {
  let room: ControlRoom;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    // Tall enough for everybody's line.
    ({ page } = await openDispatchBoard(browser, room, { width: 1920, height: 2160 }));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  /** Whose the server says each visit is: by the routes, else by the ticket; null for nobody's. */
  const holders = async (): Promise<ReadonlyMap<string, string | null>> => {
    const rows = await askDatabase(
      room,
      `select id, coalesce((select route ->> 'technicianId' from dispatch_days, jsonb_array_elements(routes) as route
          where route -> 'ticketIds' ? tickets.id::text limit 1), state ->> 'technicianId') as holder
       from tickets where status in ('open', 'assigned')`,
    );
    const held = z.array(z.object({ id: z.string(), holder: z.string().nullable() })).parse(rows);
    return new Map(held.map(({ id, holder }) => [id, holder]));
  };

  const movedSince = async (before: ReadonlyMap<string, string | null>) =>
    [...(await holders())].flatMap(([ticketId, to]) =>
      to === before.get(ticketId) ? [] : [{ ticketId, to }],
    );

  const words = () =>
    page
      .locator('[data-area="map"] .live-map-tooltip')
      .evaluate((tooltip) => ((tooltip as HTMLElement).hidden ? '' : (tooltip.textContent ?? '')));

  /** Whether a stop is in the hand: the ground and who drives on it are not taken by it. */
  const isHeld = async () => (await page.locator('.route-map-body [style*="grabbing"]').count()) > 0;

  /** Where the visits with a technician are on the screen: the map says to who cannot see it what it shows. */
  async function spotsOfStops(): Promise<readonly Point[]> {
    const said = (await page.locator('[data-area="map"] .live-map > .visually-hidden').textContent()) ?? '';
    const [latitude, longitude, kilometres] = [...said.matchAll(/-?\d+,\d+/g)].map(([figure]) =>
      Number(figure.replace(',', '.')),
    );
    const box = await page.locator('.route-map-body').boundingBox();
    if (!box || !latitude || !longitude || !kilometres)
      throw new Error(`The map does not say where it is: ${said}`);
    const pixelsPerDegree = (degreeKilometres * box.width) / kilometres;
    const positions = await askDatabase(
      room,
      `select coalesce(tickets.latitude, customers.latitude, sites.latitude) as latitude,
         coalesce(tickets.longitude, customers.longitude, sites.longitude) as longitude
       from tickets left join customers on customers.id = customer_id left join sites on sites.id = tickets.site_id
       where tickets.status = 'assigned'`,
    );
    return z
      .array(z.object({ latitude: z.number(), longitude: z.number() }))
      .parse(positions)
      .map((position) => ({
        x:
          box.x +
          box.width / 2 +
          (position.longitude - longitude) * Math.cos((latitude * Math.PI) / 180) * pixelsPerDegree,
        y: box.y + box.height / 2 - (position.latitude - latitude) * pixelsPerDegree,
      }))
      .filter(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height);
  }

  /** Takes one stop after the other by the hand until one may be dropped at a target; the hand still holds it there. */
  async function carryOne(
    targets: readonly Point[],
    isMeant: (said: string, own: string) => boolean,
  ): Promise<void> {
    for (const spot of await spotsOfStops()) {
      await page.mouse.move(spot.x, spot.y);
      const own = await words();
      if (own === '' || isLoose(own)) continue;
      await page.mouse.down();
      await page.mouse.move(spot.x + 6, spot.y);
      if (await isHeld()) {
        for (const target of targets) {
          await page.mouse.move(target.x, target.y, { steps: 3 });
          if (isMeant(await words(), own)) return;
        }
        await page.keyboard.press('Escape');
      }
      await page.mouse.up();
    }
    throw new Error('Nothing on the map could be carried there');
  }

  const tray = async (): Promise<readonly Point[]> => {
    const box = await page.locator('[data-area="tray"]').boundingBox();
    if (!box) throw new Error('The tray is on the screen');
    return [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  };

  it('give a stop that is dragged into the tray to nobody, saying before what the day costs without it', async () => {
    const before = await holders();
    await carryOne(await tray(), (said) => isLoose(said) && said.includes('Rp'));
    await page.mouse.up();
    await expect.poll(() => movedSince(before), slowly).toMatchObject([{ to: null }]);
    const [moved] = await movedSince(before);
    await page.locator(`#tray-${moved?.ticketId}`).waitFor({ state: 'attached', ...slowly });
    await page.keyboard.press('Control+z');
    await expect.poll(() => movedSince(before), slowly).toEqual([]);
  });

  it('give a stop that is dragged to another to whoever drives there, saying before whether that is in time', async () => {
    const before = await holders();
    const isOfAnother = (said: string, own: string) => !own.includes(said.split('\n')[0] ?? '');
    await carryOne(
      await spotsOfStops(),
      (said, own) => /tepat waktu|terlambat/.test(said) && isOfAnother(said, own),
    );
    await page.mouse.up();
    await expect
      .poll(() => movedSince(before), slowly)
      .toMatchObject([{ to: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  });
});
