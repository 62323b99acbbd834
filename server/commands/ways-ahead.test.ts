import { describe, expect, it } from 'vitest';
import { noExperience } from '../../shared/domain/dispatch/experience.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import type { Position } from '../../shared/kernel/position.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { openTravel } from '../modules/dispatch/index.ts';
import { stateProblem } from '../modules/dispatch/planning/state-problem.ts';
import { osrmTable } from '../modules/dispatch/travel/testing/documented-services.ts';
import {
  type Behaviour,
  fault,
  roadSeconds,
  startRoutingDouble,
} from '../modules/dispatch/travel/testing/routing-double.ts';
import { listTicketEvents } from '../modules/tickets/index.ts';

const place: Position = { longitude: 107.35, latitude: -6.36 };
const east = (kilometres: number): Position => ({
  ...place,
  longitude: place.longitude + kilometres / 110.5,
});
/** Nobody crosses it: what lies three to six kilometres east is over there. */
const isOverThere = ({ longitude }: Position) =>
  longitude > east(2).longitude && longitude < east(6).longitude;
const river = osrmTable((from, to) => isOverThere(from) !== isOverThere(to));

/** A technician lives near, but beyond the river, another farther on this side of it; the server asks such a service. */
async function openRoom(behaviour: Behaviour) {
  const database = await createTestDatabase();
  const service = await startRoutingDouble(behaviour);
  const routing = {
    kind: 'osrm',
    ...{ url: service.url, key: null, profile: 'driving' },
    ...{ timeoutMs: 2000, keptHours: 48, mostCells: 1000 },
  } as const;
  const travel = openTravel({ db: database.orm, routing, clock: () => noon, warn: () => undefined });
  const experience = { at: async () => noExperience };
  const pipeline = pipelineOn(database, () => noon, { travel, experience });
  const beyond = await addTechnician(database.orm, { name: 'Seberang', home: east(4) });
  const here = await addTechnician(database.orm, { name: 'Sini', home: east(-8) });
  const ticketId = newTicketId();
  const opened = { ...openInput(ticketId), position: place };
  await pipeline.run(envelope('ticket.open', opened), anActor());
  return {
    ...{ here, beyond, service, ticketId, pipeline },
    give: () => pipeline.run(envelope('ticket.auto-assign', { ticketId }), anActor('supervisor')),
    plan: () =>
      stateProblem({ db: database.orm, travel, experience, warn: () => undefined }, '2026-11-22', noon),
    assigned: async (id: TicketId = ticketId) => (await listTicketEvents(database.orm, id)).at(-1)?.body,
  };
}

describe('automatic assignment in a room with a routing service', () => {
  it('goes by the roads the service knows, not by straight lines', async () => {
    const room = await openRoom(river);
    expect(await room.give()).toMatchObject({ kind: 'accepted' });
    expect(await room.assigned()).toMatchObject({ type: 'assigned', technicianId: room.here.id });
  });

  it('reckons with the same seconds as the planner', async () => {
    const room = await openRoom(river);
    const { problem } = await room.plan();
    const begin = problem.shifts.find(({ technicianId }) => technicianId === room.here.id)?.startPlace ?? 0;
    const end = problem.visits.find(({ id }) => id === room.ticketId)?.place ?? 0;
    const planned = problem.matrix.seconds[begin * problem.matrix.places + end] ?? 0;
    await room.give();
    expect(planned).toBe(Math.round(roadSeconds(room.here.home, place)));
    expect(await room.assigned()).toMatchObject({ reason: { travelMinutes: Math.round(planned / 60) } });
  });

  it('is estimated where the service fails, and the timeline says so', async () => {
    const room = await openRoom(fault(500, { code: 'InternalError' }));
    expect(await room.give()).toMatchObject({ kind: 'accepted' });
    const reason = { isEstimated: true, candidates: 2 };
    expect(await room.assigned()).toMatchObject({ technicianId: room.beyond.id, reason });
  });

  it('says nothing of estimates where the service answered', async () => {
    const room = await openRoom(river);
    await room.give();
    expect(JSON.stringify(await room.assigned())).not.toContain('isEstimated');
  });

  it('holds neither the ticket nor its room while a service does not answer', async () => {
    const room = await openRoom(() => 'never');
    const giving = room.give();
    await expect.poll(() => room.service.requests.length).toBeGreaterThan(0);
    const noted = envelope('ticket.add-note', { ticketId: room.ticketId, text: 'Pelanggan menelepon' });
    const first = await Promise.race([
      giving.then(() => 'given'),
      room.pipeline.run(noted, anActor()).then(({ kind }) => kind),
    ]);
    expect(first).toBe('accepted');
    expect(await giving).toMatchObject({ kind: 'accepted' });
  });
});
