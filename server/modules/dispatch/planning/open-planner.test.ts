import { describe, expect, it } from 'vitest';
import { serverPlanSchema } from '../../../../shared/contracts/server-plan.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { day, north, openPlannedRoom } from '../../../../tests/support/planned-room.ts';
import { noon } from '../../../../tests/support/server-builders.ts';
import { openPlanner } from './open-planner.ts';

const question = { day, seconds: 1 };

describe('a day planned by the server', () => {
  it('gives each waiting visit to who is near, in threads that leave the server its own', async () => {
    const room = await openPlannedRoom();
    const [here, there] = [await room.open(), await room.open(north(31))];
    const plan = openPlanner(room.planned);
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 20);
    const answer = serverPlanSchema.parse(await plan(question, noon));
    clearInterval(turning);
    if (answer.kind !== 'planned') throw new Error(JSON.stringify(answer));
    const heldBy = new Map(answer.routes.map(({ technicianId, ticketIds }) => [technicianId, ticketIds]));
    expect([heldBy.get(room.near.id), heldBy.get(room.far.id)]).toEqual([[here], [there]]);
    expect(turns).toBeGreaterThan(20);
  });

  it('keeps a visit with whom a person has locked it to', async () => {
    const room = await openPlannedRoom();
    const ticketId = await room.open();
    const lock = { technicianId: room.far.id, isOrderKept: false, start: null };
    await room.run('work-order.set', { ticketId, terms: { lock } });
    const answer = await openPlanner(room.planned)(question, noon);
    expect(answer).toMatchObject({ routes: [{ technicianId: room.far.id, ticketIds: [ticketId] }] });
  });

  it('is nothing where nothing waits', async () => {
    const { planned } = await openPlannedRoom();
    expect(await openPlanner(planned)(question, noon)).toEqual({ kind: 'planned', routes: [] });
  });

  it('is one at a time: whoever asks meanwhile hears so, and whoever asks afterwards is answered', async () => {
    const room = await openPlannedRoom();
    await room.open();
    const searched = Promise.withResolvers<Plan>();
    const plan = openPlanner(room.planned, () => searched.promise);
    const first = plan(question, noon);
    expect(await plan(question, noon)).toEqual({ kind: 'busy' });
    searched.resolve({ routes: [] } as unknown as Plan);
    expect(await first).toEqual({ kind: 'planned', routes: [] });
    expect(await plan(question, noon)).toEqual({ kind: 'planned', routes: [] });
  });

  it('says that it cannot, and the log why, when no thread could search', async () => {
    const room = await openPlannedRoom();
    await room.open();
    const plan = openPlanner(room.planned, () => Promise.reject(new Error('no memory')));
    expect(await plan(question, noon)).toEqual({ kind: 'failed' });
    expect(room.warnings).toEqual(['A day could not be planned here']);
    expect(await plan(question, noon)).toEqual({ kind: 'failed' });
  });
});
