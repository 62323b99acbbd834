import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serviceTierSchema } from '../../shared/domain/sla/sla-policy.ts';
import { skillSchema } from '../../shared/domain/technicians/technician.ts';
import { requiredSkills } from '../../shared/domain/tickets/required-skills.ts';
import { ticketKindSchema } from '../../shared/domain/tickets/ticket.ts';
import { changeRoutesElsewhere } from '../support/another-desk.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { assignedSoFar, openDispatchBoard, reopenDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

const daySchema = z.object({
  routes: z.array(z.object({ technicianId: z.string(), ticketIds: z.array(z.string()) })),
  routes_version: z.number(),
  published: z.object({ routesVersion: z.number() }).nullable(),
});

const needSchema = z.object({
  id: z.string(),
  kind: ticketKindSchema,
  tier: serviceTierSchema,
  holder: z.string().nullable(),
});
const abilitySchema = z.object({ id: z.string(), skills: z.array(skillSchema) });

const slowly = { timeout: 15_000 };
/** Every technician has a row in sight: one that is scrolled away is not drawn. */
const tall = { width: 1920, height: 2600 };

/** Hundreds of tickets are assigned one by one. */
const patience = { timeout: 60_000, interval: 500 };

describe.skipIf(!browserPath)('the dispatch board', () => {
  let room: ControlRoom;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Moved by hand to somebody who lacks its skill. */
  let droppedOnUnable: string;
  const stopsAhead = () => page.locator('.stop[data-state="ahead"]');
  const selected = () => page.locator('.stop[aria-selected="true"]');
  const rowOf = (window: Page, ticketId: string) =>
    window.locator('.timeline-row', { has: window.locator(`#stop-${ticketId}`) });
  const holderIn = (window: Page, ticketId: string) =>
    rowOf(window, ticketId).getAttribute('data-technician');
  const dayOfServer = async () => {
    const [row] = await askDatabase(
      room,
      'select routes, routes_version, published from dispatch_days order by day desc limit 1',
    );
    return row ? daySchema.parse(row) : null;
  };
  /** A visit ahead, and somebody who lacks a skill that it asks for and does not have it all the same. */
  const visitAndUnable = async () => {
    const ids = await stopsAhead().evaluateAll((stops) => stops.map(({ id }) => id.replace('stop-', '')));
    const tickets = await askDatabase(
      room,
      "select id, kind, tier, state ->> 'technicianId' as holder from tickets where id = any($1)",
      [ids],
    );
    const technicians = await askDatabase(room, 'select id, skills from technicians');
    const abilities = z.array(abilitySchema).parse(technicians);
    for (const { id, kind, tier, holder } of z.array(needSchema).parse(tickets)) {
      const planned = await holderIn(page, id);
      const unable = abilities.find(
        (each) =>
          each.id !== holder &&
          each.id !== planned &&
          requiredSkills(kind, tier).some((skill) => !each.skills.includes(skill)),
      );
      if (unable) return { ticketId: id, to: unable.id };
    }
    throw new Error('Everybody can do everything that is ahead');
  };
  const holderOnServer = async (ticketId: string) =>
    (await dayOfServer())?.routes.find(({ ticketIds }) => ticketIds.includes(ticketId))?.technicianId ?? null;

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    ({ page, context } = await openDispatchBoard(browser, room, tall));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('opens from the console with every technician on a line, and what nobody has in the tray', async () => {
    await expect.poll(() => page.locator('.timeline-row').count(), slowly).toBeGreaterThan(5);
    await expect.poll(() => page.locator('.tray-line').count(), slowly).toBeGreaterThan(0);
  });

  it('plans the day: the search makes a proposal, and accepted it becomes the routes of the server', async () => {
    const before = await stopsAhead().count();
    await page.keyboard.press('Shift+M');
    await expect.poll(() => page.locator('.proposal-to').count(), { timeout: 90_000 }).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Terima semua/ }).click();
    await expect.poll(() => stopsAhead().count(), { timeout: 20_000 }).toBeGreaterThan(before);
    await expect.poll(async () => (await dayOfServer())?.routes_version ?? 0).toBeGreaterThan(0);
  });

  it('moves a visit by the keys alone, shows it in another window, and takes it back', async () => {
    const other = await context.newPage();
    await other.setViewportSize(tall);
    await other.goto(page.url());
    await other.locator('.stop').first().waitFor({ timeout: 60_000 });
    // A page behind another is hardly ever drawn.
    await page.bringToFront();
    await stopsAhead().first().click();
    const ticketId = ((await selected().getAttribute('id')) ?? '').replace('stop-', '');
    const from = await holderIn(page, ticketId);
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[data-carry]').textContent()).toMatch(/urutan \d+\. /);
    await page.keyboard.press('Enter');
    await expect.poll(() => holderIn(page, ticketId), slowly).not.toBe(from);
    const to = await holderIn(page, ticketId);
    await expect.poll(() => holderIn(other, ticketId), slowly).toBe(to);
    await expect.poll(() => holderOnServer(ticketId), slowly).toBe(to);
    await page.keyboard.press('Control+z');
    await expect.poll(() => holderIn(page, ticketId), slowly).toBe(from);
    await expect.poll(() => holderOnServer(ticketId), slowly).toBe(from);
    await other.close();
  });

  it('weighs the day otherwise, and takes that back by the same key', async () => {
    const weightsOfServer = async () => {
      const [row] = await askDatabase(room, 'select weights from dispatch_days order by day desc limit 1');
      return row?.weights ?? null;
    };
    await page.keyboard.press('b');
    await page.getByRole('dialog').locator('input[type="number"]').first().fill('4');
    await page.getByRole('dialog').getByRole('button', { name: 'Pakai' }).click();
    await expect.poll(weightsOfServer, slowly).toMatchObject({ lateness: 4 });
    // The server may have them before the board has drawn the day anew.
    await expect.poll(() => page.getByRole('button', { name: /^Urungkan/ }).isEnabled(), slowly).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(weightsOfServer, slowly).toBeNull();
  });

  it('moves a visit with the pointer, saying before it is dropped what would come of it', async () => {
    const { ticketId, to } = await visitAndUnable();
    const stop = page.locator(`#stop-${ticketId}`);
    await stop.scrollIntoViewIfNeeded();
    const target = page.locator(`.timeline-row[data-technician="${to}"]`);
    const [begin, end] = [await stop.boundingBox(), await target.boundingBox()];
    if (!begin || !end) throw new Error('Both are on the screen');
    await page.mouse.move(begin.x + 4, begin.y + begin.height / 2);
    await page.mouse.down();
    await page.mouse.move(begin.x + 40, end.y + end.height / 2, { steps: 12 });
    await expect.poll(() => page.locator('.carried-words').textContent()).toMatch(/Rp/);
    await expect
      .poll(() => page.locator('.timeline-row[data-target]').getAttribute('data-technician'))
      .toBe(to);
    await page.mouse.up();
    await expect.poll(() => holderOnServer(ticketId), slowly).toBe(to);
    droppedOnUnable = ticketId;
  });

  it('publishes nothing of a day that another supervisor changed meanwhile: no ticket is given to anybody', async () => {
    const before = await assignedSoFar(room);
    expect(before[0]?.planned_for_nobody).toBeGreaterThan(10);
    await room.killServer();
    await page.locator('.connection[data-kind="away"]').waitFor(patience);
    await page.keyboard.press('p');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await page
      .getByRole('button', { name: /^Umumkan/ })
      .and(page.locator(':disabled'))
      .waitFor(patience);
    await room.stopDesk();
    await context.close();
    await room.startServer();
    expect(await changeRoutesElsewhere(room, 'lukman')).toMatchObject({ kind: 'accepted' });
    ({ page, context } = await reopenDispatchBoard(browser, await room.startDesk(), tall));
    const refusal = page.locator('.dispatch-refusal');
    await expect
      .poll(() => refusal.allTextContents(), patience)
      .toEqual([expect.stringMatching(/Umumkan.*Lukman Hakim/)]);
    expect(await assignedSoFar(room)).toEqual(before);
    await refusal.getByRole('button').click();
    await refusal.waitFor({ state: 'detached', ...slowly });
    expect(await assignedSoFar(room)).toEqual(before);
  });

  it('publishes the routes, and each ticket is then with its technician, or was said to be withheld', async () => {
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const withheld = await dialog
      .locator('.publish-withheld li')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-ticket')));
    expect(withheld).toContain(droppedOnUnable);
    await dialog.locator('button[type="submit"]').click();
    await expect
      .poll(async () => {
        const day = await dayOfServer();
        return day?.published?.routesVersion === day?.routes_version;
      }, patience)
      .toBe(true);
    const planned = (await dayOfServer())?.routes.flatMap(({ technicianId, ticketIds }) =>
      ticketIds.map((ticketId) => ({ ticketId, pair: `${ticketId} ${technicianId}` })),
    );
    const held = async () => {
      const rows = await askDatabase(
        room,
        "select id || ' ' || (state ->> 'technicianId') as pair from tickets",
      );
      const pairs = new Set(rows.map(({ pair }) => pair));
      return planned
        ?.filter(({ pair }) => !pairs.has(pair))
        .map(({ ticketId }) => ticketId)
        .sort();
    };
    const refused = () =>
      askDatabase(
        room,
        "select outcome -> 'refusal' as refusal from commands where name = 'ticket.assign' and outcome ->> 'kind' = 'refused'",
      );
    await expect
      .poll(async () => ({ missing: await held(), refused: await refused() }), patience)
      .toEqual({ missing: withheld.toSorted(), refused: [] });
  });

  it.each(['night', 'day'])('has nothing that keeps anybody out, by %s', async (theme) => {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    await page.screenshot({ path: resolve(images, `dispatch-${theme}.png`) });
    expect(await violationsOf(page, 'body')).toEqual([]);
  });
});
