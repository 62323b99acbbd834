import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { browserPath, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { askDatabase } from '../support/server-truth.ts';

const assignedSchema = z.array(
  z.object({
    technician: z.string(),
    actor_name: z.string(),
    reason: z.object({ candidates: z.number(), begins: z.object({ at: z.number() }).nullable() }).nullable(),
  }),
);

/** Everybody is at work, whatever the hour the test runs at. */
const everybodyAtWork = `
  update technicians set version = version + 1, availability = jsonb_build_object(
    'kind', 'on-shift', 'until', (extract(epoch from now() + interval '8 hours') * 1000)::bigint)`;

describe.skipIf(!browserPath)('a ticket that nobody has', () => {
  let room: ControlRoom;
  let browser: Browser;
  let board: BoardPage;
  const assignmentsOf = async (title: string) =>
    assignedSchema.parse(
      await askDatabase(
        room,
        `select technicians.name as technician, event.actor_name, event.body -> 'reason' as reason
         from ticket_events as event
         join tickets on tickets.id = event.ticket_id and tickets.title = '${title}'
         join technicians on technicians.id = (event.body ->> 'technicianId')::uuid
         where event.body ->> 'type' = 'assigned'`,
      ),
    );

  beforeAll(async () => {
    room = await startControlRoom({ serverEnvironment: { AGLIS_AUTO_ASSIGN: 'critical' } });
    await askDatabase(room, everybodyAtWork);
    browser = await launchBrowser();
    const { page } = await openPage(browser, room.boardAddress);
    board = boardPage(page);
    await board.signIn('supervisor', 'karawang');
    await board.live();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('is given by one key to whoever’s day it costs least, and the timeline says why', async () => {
    await board.openTicket({ customer: 'siti', problem: 'Kabel putus di tiang' });
    await board.row('Kabel putus di tiang').click();
    const offered = board.panel().locator('.suggested b');
    await offered.waitFor();
    const name = await offered.textContent();
    await board.press('t');
    await expect
      .poll(() => board.panel().textContent(), { timeout: 15_000 })
      .toMatch(new RegExp(`Ditugaskan ke ${name} oleh .*: mulai .* jalan, dari \\d+ yang bisa`));
    await expect
      .poll(async () => (await assignmentsOf('Kabel putus di tiang'))[0], { timeout: 15_000 })
      .toMatchObject({ technician: name, reason: { begins: { at: expect.any(Number) } } });
  });

  it('is chosen from everybody with what they would make of it', async () => {
    await board.openTicket({ customer: 'siti', problem: 'Modem berkedip merah' });
    await board.row('Modem berkedip merah').click();
    await board.press('Shift+T');
    const lines = board.page.locator('.choice-list label');
    await lines.first().waitFor();
    expect(await lines.first().textContent()).toMatch(/mulai (\d+ \p{L}+ )?\d\d\.\d\d/u);
    const name = await lines.nth(1).locator('b').textContent();
    await lines.nth(1).click();
    await board.press('Control+Enter');
    await expect
      .poll(async () => (await assignmentsOf('Modem berkedip merah'))[0]?.technician, { timeout: 15_000 })
      .toBe(name);
  });

  it('is given out unasked where that is wanted', { timeout: 240_000 }, async () => {
    await board.openTicket({ customer: 'siti', problem: 'Rumah sakit gelap' });
    await board.row('Rumah sakit gelap').click();
    await board.press('y');
    const dialog = board.page.getByRole('dialog');
    await dialog.getByText('Kritis', { exact: true }).click();
    await dialog.getByRole('textbox').fill('IGD tanpa jaringan');
    await board.press('Control+Enter');
    /* The server looks every minute. */
    await expect
      .poll(async () => (await assignmentsOf('Rumah sakit gelap'))[0], { timeout: 200_000, interval: 3000 })
      .toMatchObject({ actor_name: 'Sistem', reason: { candidates: expect.any(Number) } });
  });
});
