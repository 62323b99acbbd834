import { describe, expect, it } from 'vitest';
import { vroomPlanSchema } from '../../../../shared/contracts/vroom-plan.ts';
import { day, north, openPlannedRoom } from '../../../../tests/support/planned-room.ts';
import { noon } from '../../../../tests/support/server-builders.ts';
import { type Behaviour, startRoutingDouble } from '../travel/testing/routing-double.ts';
import { openVroom } from './open-vroom.ts';
import { askedOf, vroomError, vroomExpress } from './testing/vroom-express.ts';

/** The room, with a VROOM server that behaves so. */
async function openRoom(behaviour: Behaviour = vroomExpress()) {
  const room = await openPlannedRoom();
  const double = await startRoutingDouble(behaviour);
  const plan = openVroom({ ...room.planned, url: double.url, timeoutMs: 2000 });
  return {
    ...room,
    requests: double.requests,
    plan: async () => vroomPlanSchema.parse(await plan(day, noon)),
  };
}

describe('a day planned by VROOM', () => {
  it('is asked with what waits in the tray, and answered by who visits whom', async () => {
    const room = await openRoom();
    const ticketIds = [await room.open(), await room.open(north(1))];
    const answer = await room.plan();
    if (answer.kind !== 'planned') throw new Error(JSON.stringify(answer));
    expect(answer.routes.flatMap((route) => route.ticketIds).toSorted()).toEqual(ticketIds.toSorted());
    const { jobs = [], vehicles } = askedOf(room.requests[0]?.body);
    expect([jobs.length, vehicles.map(({ description }) => description).toSorted()]).toEqual([
      2,
      [room.near.id, room.far.id].toSorted(),
    ]);
  });

  it('keeps a visit with whom a person has locked it to', async () => {
    const room = await openRoom();
    const ticketId = await room.open();
    const lock = { technicianId: room.far.id, isOrderKept: false, start: null };
    await room.run('work-order.set', { ticketId, terms: { lock } });
    expect(await room.plan()).toMatchObject({
      kind: 'planned',
      routes: [{ technicianId: room.far.id, ticketIds: [ticketId] }],
    });
  });

  it('begins behind what is under way, of which VROOM is not told', async () => {
    const room = await openRoom();
    const begun = await room.open(north(-3));
    await room.run('ticket.assign', { ticketId: begun, technicianId: room.near.id });
    await room.depart(begun, room.near.id);
    const waiting = await room.open();
    await room.plan();
    const { jobs = [], vehicles } = askedOf(room.requests[0]?.body);
    expect(jobs.map(({ description }) => description)).toEqual([waiting]);
    const startOf = (id: string) =>
      vehicles.find(({ description }) => description === id)?.time_window?.[0] ?? 0;
    expect(startOf(room.near.id)).toBeGreaterThan(noon / 1000 + 600);
    expect(startOf(room.far.id)).toBe(noon / 1000);
  });

  it('asks nobody while there is nothing to plan', async () => {
    const room = await openRoom();
    expect(await room.plan()).toEqual({ kind: 'planned', routes: [] });
    expect(room.requests).toEqual([]);
  });

  it.each<readonly [string, Behaviour, string]>([
    ['VROOM refuses it', () => vroomError(400, 2, 'Invalid skills.'), 'refused'],
    ['it is too large for the server', vroomExpress({ maxlocations: 0 }), 'too-big'],
    [
      'a vehicle is named that was not asked about',
      vroomExpress({}, (answer) => renamed(answer)),
      'malformed',
    ],
    ['nobody answers in time', () => 'never', 'timeout'],
  ])('is answered by why there is none when %s', async (_what, behaviour, fault) => {
    const room = await openRoom(behaviour);
    await room.open();
    expect(await room.plan()).toMatchObject({ kind: 'fault', fault });
    expect(room.warnings).toEqual(['VROOM gave no plan of a day']);
  });
});

const renamed = (answer: object) => ({ ...answer, routes: [{ vehicle: 99, steps: [] }] });
