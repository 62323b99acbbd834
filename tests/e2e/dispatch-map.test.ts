import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';

const slowly = { timeout: 30_000 };
type Point = { readonly x: number; readonly y: number };

/** Stops are drawn, so they are found as a hand finds them: what is under it says so, and can be carried. */
const stepPixels = 12;

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

  /** Of each visit on the timeline, on whose line it stands. */
  const shown = async (): Promise<ReadonlyMap<string, string>> =>
    new Map(
      await page
        .locator('.timeline-row .stop[id]')
        .evaluateAll((stops) =>
          stops.map(({ id, parentElement }): [string, string] => [
            id.replace('stop-', ''),
            parentElement?.closest<HTMLElement>('.timeline-row')?.dataset.technician ?? '',
          ]),
        ),
    );

  /** Whose the server says a visit is: by the routes, else by the ticket; null for nobody's. */
  const holderOf = async (ticketId: string) => {
    const [row] = await askDatabase(
      room,
      `select coalesce((select route ->> 'technicianId' from dispatch_days, jsonb_array_elements(routes) as route
          where route -> 'ticketIds' ? tickets.id::text limit 1), state ->> 'technicianId') as holder
       from tickets where id = $1`,
      [ticketId],
    );
    return row?.holder ?? null;
  };

  const movedSince = async (before: ReadonlyMap<string, string>) => {
    const now = await shown();
    return [...before].flatMap(([ticketId, from]) => {
      const to = now.get(ticketId) ?? null;
      return to === from ? [] : [{ ticketId, to }];
    });
  };

  const words = () =>
    page
      .locator('[data-area="map"] .live-map-tooltip')
      .evaluate((tooltip) => ((tooltip as HTMLElement).hidden ? '' : (tooltip.textContent ?? '')));

  /** Whether a stop is in the hand: the ground and who drives on it are not taken by it. */
  const isHeld = async () => (await page.locator('.route-map-body [style*="grabbing"]').count()) > 0;

  /** The points of the map, from its middle outwards. */
  async function pointsOfMap(): Promise<readonly Point[]> {
    const box = await page.locator('.route-map-body').boundingBox();
    if (!box) throw new Error('The map is on the screen');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const points: Point[] = [];
    for (let x = box.x + 30; x < box.x + box.width - 30; x += stepPixels)
      for (let y = box.y + 30; y < box.y + box.height - 30; y += stepPixels) points.push({ x, y });
    const far = (point: Point) => Math.hypot(point.x - middle.x, point.y - middle.y);
    return points.sort((a, b) => far(a) - far(b));
  }

  /** Takes one stop after the other by the hand until one may be dropped at a target; the hand still holds it there. */
  async function carryOne(
    targets: () => Promise<readonly Point[]>,
    isMeant: (said: string, own: string) => boolean,
  ) {
    for (const point of await pointsOfMap()) {
      await page.mouse.move(point.x, point.y);
      const own = await words();
      if (own === '') continue;
      await page.mouse.down();
      await page.mouse.move(point.x + 6, point.y);
      if (await isHeld()) {
        for (const target of await targets()) {
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
    const before = await shown();
    await carryOne(tray, (said) => /^Belum ditugaskan.*Rp/s.test(said));
    await page.mouse.up();
    await expect.poll(() => movedSince(before), slowly).toMatchObject([{ to: null }]);
    const [moved] = await movedSince(before);
    const ticketId = moved?.ticketId ?? '';
    await page.locator(`#tray-${ticketId}`).waitFor({ state: 'attached', ...slowly });
    await expect.poll(() => holderOf(ticketId), slowly).toBeNull();
    await page.keyboard.press('Control+z');
    await expect.poll(() => movedSince(before), slowly).toEqual([]);
    await expect.poll(() => holderOf(ticketId), slowly).not.toBeNull();
  });

  it('give a stop that is dragged to another to whoever drives there, saying before whether that is in time', async () => {
    const before = await shown();
    const elsewhere = async () => (await pointsOfMap()).filter((_, index) => index % 7 === 0);
    const isOfAnother = (said: string, own: string) => !own.includes(said.split('\n')[0] ?? '');
    await carryOne(elsewhere, (said, own) => /tepat waktu|terlambat/.test(said) && isOfAnother(said, own));
    await page.mouse.up();
    await expect.poll(async () => (await movedSince(before)).length, slowly).toBe(1);
    const [moved] = await movedSince(before);
    await expect.poll(() => holderOf(moved?.ticketId ?? ''), slowly).toBe(moved?.to);
  });
});
