import { describe, expect, it } from 'vitest';
import { secondsBetween } from '../../../../shared/domain/routing/travel-matrix.ts';
import type { Technician } from '../../../../shared/domain/technicians/technician.ts';
import { hourMs, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { listTrips } from './list-trips.ts';
import { openTravel } from './open-travel.ts';

const home = { longitude: 107.3, latitude: -6.3 };

/** A room in which work is done by commands, as anywhere. */
async function openRoom() {
  const database = await createTestDatabase();
  const time = { now: noon as number };
  const pipeline = pipelineOn(database, () => instant(time.now));
  const supervisor = anActor('supervisor');
  const give = async (...[name, input]: Parameters<typeof envelope>) =>
    expect(await pipeline.run(envelope(name, input, instant(time.now)), supervisor)).toMatchObject({
      kind: 'accepted',
    });
  const visit = async (technician: Technician, position: Position | null, minutesOnTheRoad: number) => {
    const ticketId = newTicketId();
    await give('ticket.open', { ...openInput(ticketId), position });
    await give('ticket.assign', { ticketId, technicianId: technician.id });
    await give('ticket.depart', { ticketId });
    time.now += minutesOnTheRoad * minuteMs;
    await give('ticket.arrive', { ticketId });
    time.now += 30 * minuteMs;
    await give('ticket.resolve', { ticketId, resolution: 'Konektor diganti' });
    return ticketId;
  };
  return { database, time, visit, give };
}

describe('recorded trips', () => {
  it('are read from what technicians told: departed, arrived, and the place before', async () => {
    const { database, time, visit } = await openRoom();
    const dedi = await addTechnician(database.orm, { home });
    const [first, second] = [
      { longitude: 107.33, latitude: -6.31 },
      { longitude: 107.36, latitude: -6.34 },
    ];
    await visit(dedi, first, 12);
    await visit(dedi, null, 5);
    await visit(dedi, second, 17);
    const trips = (await listTrips(database.orm, instant(time.now))).toSorted(
      (a, b) => a.departedAt - b.departedAt,
    );
    expect(
      trips.map(({ from, to, departedAt, arrivedAt }) => ({
        from,
        to,
        minutes: (arrivedAt - departedAt) / minuteMs,
      })),
    ).toEqual([
      { from: home, to: first, minutes: 12 },
      { from: first, to: second, minutes: 17 },
    ]);
  });

  it('teach the estimate, which tells how far it is off', async () => {
    const { database, time, visit } = await openRoom();
    const dedi = await addTechnician(database.orm, {
      home,
      availability: { kind: 'on-shift', until: instant(noon + 40 * hourMs) },
    });
    const open = () =>
      openTravel({
        db: database.orm,
        routing: { kind: 'none' },
        clock: () => instant(time.now),
        warn: () => undefined,
      });
    const place = (index: number) => ({ longitude: 107.3 + (index % 2) * 0.06, latitude: -6.3 });
    const untaught = await open().times([place(0), place(1)], noon);
    for (let index = 1; index <= 12; index += 1) await visit(dedi, place(index), 40);
    const travel = open();
    const { calibration, service } = await travel.estimate(instant(time.now));
    expect(service).toBeNull();
    expect(calibration.error.trips).toBe(12);
    // Each took twice as long as believed; a dozen trips are not yet believed as they stand.
    expect(calibration.error.medianPercent).toBeLessThan(50);
    const taught = await travel.times([place(0), place(1)], noon);
    expect(secondsBetween(taught.matrix, 0, 1)).toBeGreaterThan(secondsBetween(untaught.matrix, 0, 1) * 1.15);
    expect(secondsBetween(taught.matrix, 0, 1)).toBeLessThan(40 * 60);
    expect(taught.notices.map(({ key }) => key)).toEqual(['travel.noService', 'travel.estimateError']);
  });
});
