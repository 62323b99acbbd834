import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const slowly = { timeout: 30_000 };
/** Every technician has a row in sight: one that is scrolled away is not drawn. */
const tall = { width: 1920, height: 2600 };

/**
 * The ten with most before them are at the first of it, or at what they have begun, for four hours, and whoever comes next
 * was promised somebody by now: at some hours nobody would be late by themselves.
 */
const tenAreLateOnSite = `
  with route as (
    select "technicianId" as holder, "ticketIds" as ids from dispatch_days,
      jsonb_to_recordset(routes) as route("technicianId" text, "ticketIds" jsonb)
  ), left_of_it as (
    select holder, tickets.id, count(*) over (partition by holder) as stops,
      row_number() over (partition by holder order by status in ('en-route', 'on-site') desc, place) as turn
    from route, jsonb_array_elements_text(ids) with ordinality as stop(id, place), tickets
    where tickets.id = stop.id::uuid and status in ('open', 'assigned', 'en-route', 'on-site')
  ), ten as (
    select holder, id from left_of_it where turn = 1 order by stops desc limit 10
  ), promised as (
    insert into work_orders (ticket_id, version, needs_visit, promise, by_name, at)
    select left_of_it.id, 1, true, jsonb_build_object(
      'from', (extract(epoch from now()) * 1000)::bigint - 3600000, 'to', (extract(epoch from now()) * 1000)::bigint),
      'Test', now()
    from left_of_it join ten using (holder) where turn = 2
    on conflict (ticket_id) do update set version = work_orders.version + 1, promise = excluded.promise
  )
  update tickets set version = version + 1, state = jsonb_build_object('status', 'on-site', 'technicianId', holder,
    'since', (extract(epoch from now()) * 1000)::bigint - 4 * 3600000)
  from ten where tickets.id = ten.id`;

describe.skipIf(!browserPath)('a day of dispatch that changes under way', () => {
  let room: ControlRoom;
  let browser: Browser;
  let page: Page;
  const attention = (kind: 'urgent' | 'overrun') => page.locator(`.attention li[data-kind="${kind}"]`);
  const proposal = () => page.locator('.proposal');

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    ({ page } = await openDispatchBoard(browser, room, tall));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('offers a place for a ticket that becomes critical, and one key seats it: who, when, and who waits longer', async () => {
    await page.locator('.tray-line').first().waitFor();
    const id = await page.locator('.tray-line').last().getAttribute('id');
    const ticketId = (id ?? '').replace('tray-', '');
    await askDatabase(room, 'update tickets set priority = $1, version = version + 1 where id = $2', [
      'critical',
      ticketId,
    ]);
    await page
      .locator(`#tray-${ticketId} .rank-critical`)
      .first()
      .waitFor({ state: 'attached', ...slowly });
    await expect.poll(() => attention('urgent').count(), slowly).toBeGreaterThan(0);
    await page.locator(`#tray-${ticketId}`).click();
    await page.keyboard.press('u');
    await proposal().waitFor(slowly);
    expect(await proposal().locator('h2').textContent()).toMatch(/^Sisipkan .+: .+ \d\d\.\d\d$/);
    expect(await proposal().textContent()).toContain('paling banyak 5 pindah');
    expect(await violationsOf(page, '[data-area="decision"]')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.locator(`#stop-${ticketId}`).waitFor({ state: 'attached', ...slowly });
    await page.locator(`#tray-${ticketId}`).waitFor({ state: 'detached', ...slowly });
  });

  it('says on the row that a visit lasts longer than planned, and relieves its route when others wait for it', async () => {
    await askDatabase(room, tenAreLateOnSite);
    await page.locator('.timeline-overrun').first().waitFor(slowly);
    expect(await page.locator('.timeline-overrun').first().textContent()).toMatch(/^\+\d+/);
    await attention('overrun').first().waitFor(slowly);
    await attention('overrun')
      .first()
      .getByRole('button', { name: /^Ringankan/ })
      .click();
    await proposal().waitFor(slowly);
    await expect.poll(() => proposal().locator('h2').textContent(), slowly).toMatch(/ringankan/);
    await page.keyboard.press('x');
  });

  it('lets a proposal lapse when somebody else changes the routes, and makes it anew', async () => {
    await page.keyboard.press('m');
    await proposal().waitFor({ timeout: 30_000 });
    await askDatabase(
      room,
      'update dispatch_days set routes_version = routes_version + 1, version = version + 1',
    );
    await page.locator('[data-lapse="routes-changed"]').waitFor(slowly);
    const versions = async () =>
      (await askDatabase(room, 'select routes_version as version from dispatch_days')).map(({ version }) =>
        String(version),
      );
    const before = await versions();
    await page.keyboard.press('Control+Enter');
    expect(await proposal().count()).toBe(1);
    await page.getByRole('button', { name: /^Hitung ulang/ }).click();
    await page.locator('[data-lapse]').waitFor({ state: 'detached', timeout: 30_000 });
    // By the time a search has come and gone, whatever the key had given would be here.
    expect(await versions()).toEqual(before);
  });

  it('plans what does not fit in the day, and can wait, on the days it fits best', async () => {
    await page.keyboard.press('x');
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.defer-days li').first().waitFor({ timeout: 30_000 });
    const chosen = await dialog.locator('.defer-days input:checked').count();
    expect(chosen).toBeGreaterThan(0);
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await dialog.locator('button[type="submit"]').click();
    const planned = async () => {
      const rows = await askDatabase(
        room,
        `select jsonb_array_elements_text(route -> 'ticketIds') as id
           from dispatch_days, jsonb_array_elements(routes) as route
          where day > (select min(day) from dispatch_days)`,
      );
      return rows.map(({ id }) => String(id));
    };
    // What was promised for such a day stands in the routes of whoever has it in hand, beside what was put there now.
    await expect.poll(async () => (await planned()).length, slowly).toBeGreaterThanOrEqual(chosen);
    const inTray = page.locator((await planned()).map((id) => `#tray-${id}`).join());
    await expect.poll(() => inTray.count(), slowly).toBe(0);
  });

  it('puts what somebody has in hand into the tray: their ticket is nobody’s again', async () => {
    await page.keyboard.press('x');
    // A visit that was given a place here is nobody's until the day is published.
    const assigned = await askDatabase(room, "select id from tickets where status = 'assigned'");
    const inHand = assigned.map(({ id }) => `#stop-${id}[data-state="ahead"]`).join();
    const id = await page.locator(inHand).first().getAttribute('id');
    const ticketId = (id ?? '').replace('stop-', '');
    await page.locator(`#stop-${ticketId}`).click();
    const status = async () => {
      const [row] = await askDatabase(
        room,
        "select state ->> 'status' as status from tickets where id = $1",
        [ticketId],
      );
      return row?.status;
    };
    expect(await status()).toBe('assigned');
    await page.keyboard.press('Delete');
    await page.locator(`#tray-${ticketId}`).waitFor({ state: 'attached', ...slowly });
    await expect.poll(status, slowly).toBe('open');
  });

  it('lets the lock of a visit follow it to whoever it is given to by hand', async () => {
    const stop = page.locator('.stop[data-state="ahead"]').first();
    await stop.click();
    const ticketId = ((await stop.getAttribute('id')) ?? '').replace('stop-', '');
    const lockedTo = async () => {
      const [row] = await askDatabase(
        room,
        "select lock ->> 'technicianId' as locked from work_orders where ticket_id = $1",
        [ticketId],
      );
      return row?.locked ?? null;
    };
    const holder = () =>
      page
        .locator('.timeline-row', { has: page.locator(`#stop-${ticketId}`) })
        .getAttribute('data-technician');
    const from = await holder();
    if ((await lockedTo()) === null) await page.keyboard.press('l');
    await expect.poll(lockedTo, slowly).toBe(from);
    // What a person moves is what they see.
    await expect
      .poll(() => page.locator(`#stop-${ticketId}`).getAttribute('title'), slowly)
      .toContain('terkunci');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(holder, slowly).not.toBe(from);
    const to = await holder();
    await expect.poll(lockedTo, slowly).toBe(to);
  });

  it('says at the second publication only what has changed since the first', async () => {
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('p');
    expect(await dialog.textContent()).toContain('belum pernah diumumkan');
    await dialog.locator('button[type="submit"]').click();
    const told = async () => {
      const [row] = await askDatabase(
        room,
        "select published -> 'told' as told from dispatch_days where published is not null",
      );
      return Array.isArray(row?.told) ? row.told.length : 0;
    };
    await expect.poll(told, slowly).toBeGreaterThan(3);
    const publishing = page.getByRole('button', { name: /^Umumkan/ });
    await publishing.and(page.locator(':disabled')).waitFor(slowly);
    const stop = page.locator('.stop[data-state="ahead"]').last();
    // Another may lie over it where a row is full.
    await stop.dispatchEvent('click');
    await page.keyboard.press('Delete');
    await publishing.and(page.locator(':enabled')).waitFor(slowly);
    await page.keyboard.press('p');
    await expect.poll(() => dialog.locator('.publish-list li').count(), slowly).toBe(1);
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    expect(await dialog.locator('.publish-list [data-change="taken"]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('draws a proposal of many moves as a list of those in sight, each with who else could', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    // Of today little is left in the evening.
    await page.keyboard.press(']');
    await page.locator('.day-today').waitFor();
    await page.keyboard.press('Shift+M');
    await expect.poll(() => page.locator('.proposal-to').count(), { timeout: 60_000 }).toBeGreaterThan(25);
    await expect.poll(() => page.locator('.move').count(), slowly).toBeLessThan(20);
    await expect
      .poll(async () => (await page.locator('.move-next').allTextContents()).join(), slowly)
      .toMatch(/teknisi (terbaik berikutnya:|lain yang dapat)/);
    const list = page.locator('.proposal-body');
    const first = await page.locator('.move-badge').first().textContent();
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await expect.poll(() => page.locator('.move-badge').first().textContent(), slowly).not.toBe(first);
  });
});
