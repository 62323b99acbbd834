import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ServerPlanQuestion, serverPlanSchema } from '../../../../shared/contracts/server-plan.ts';
import type { CrewHearing } from '../../../../shared/domain/dispatch/search-crew.ts';
import { day, north, openPlannedRoom } from '../../../../tests/support/planned-room.ts';
import { noon } from '../../../../tests/support/server-builders.ts';
import { openPlanner, type PlanByServer } from './open-planner.ts';
import type { searchInThreads } from './search-in-threads.ts';
import type { PlannedRoom } from './state-problem.ts';

const aQuestion = (difference: Partial<ServerPlanQuestion> = {}): ServerPlanQuestion => ({
  ...{ id: randomUUID(), day, seconds: 1, ends: false },
  ...difference,
});

/** Asks until it is over. */
async function answerOf(plan: PlanByServer, question = aQuestion()) {
  for (;;) {
    const answer = serverPlanSchema.parse(await plan(question, noon));
    if (answer.kind !== 'searching') return answer;
  }
}

/** A search that finds nothing by itself. */
function idleSearch(planned: PlannedRoom) {
  const heard: CrewHearing[] = [];
  const crew = { stop: vi.fn(() => heard.at(-1)?.ended(null)), dismiss: vi.fn() };
  const search: typeof searchInThreads = (_, hearing) => {
    heard.push(hearing);
    return crew;
  };
  return { plan: openPlanner(planned, search), heard, crew };
}

describe('a day planned by the server', () => {
  it('gives each waiting visit to who is near, in threads that leave the server its own', async () => {
    const room = await openPlannedRoom();
    const [here, there] = [await room.open(), await room.open(north(31))];
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 20);
    const answer = await answerOf(openPlanner(room.planned));
    clearInterval(turning);
    if (answer.kind !== 'planned') throw new Error(JSON.stringify(answer));
    const heldBy = new Map(answer.routes.map(({ technicianId, ticketIds }) => [technicianId, ticketIds]));
    expect([heldBy.get(room.near.id), heldBy.get(room.far.id)]).toEqual([[here], [there]]);
    expect(turns).toBeGreaterThan(20);
  });

  it('tells how its search goes, and ends with what it has when it is asked to', async () => {
    const room = await openPlannedRoom();
    await room.open();
    const plan = openPlanner(room.planned);
    const question = aQuestion({ seconds: 60 });
    await expect
      .poll(() => plan(question, noon), { timeout: 20_000 })
      .toMatchObject({
        kind: 'searching',
        best: { iterations: expect.any(Number), cost: expect.any(Number) },
      });
    expect(await answerOf(plan, { ...question, ends: true })).toMatchObject({
      kind: 'planned',
      routes: [{ technicianId: room.near.id }],
    });
  });

  it('keeps a visit with whom a person has locked it to', async () => {
    const room = await openPlannedRoom();
    const ticketId = await room.open();
    const lock = { technicianId: room.far.id, isOrderKept: false, start: null };
    await room.run('work-order.set', { ticketId, terms: { lock } });
    const answer = await answerOf(openPlanner(room.planned));
    expect(answer).toMatchObject({ routes: [{ technicianId: room.far.id, ticketIds: [ticketId] }] });
  });

  it('is nothing where nothing waits', async () => {
    const { planned } = await openPlannedRoom();
    expect(await answerOf(openPlanner(planned))).toEqual({ kind: 'planned', routes: [] });
  });

  it('is one at a time: whoever asks meanwhile hears so, and whoever asks afterwards is answered', async () => {
    const room = await openPlannedRoom();
    await room.open();
    const { plan, heard } = idleSearch(room.planned);
    const first = aQuestion();
    expect(await plan(first, noon)).toEqual({ kind: 'searching', best: null });
    expect(await plan(aQuestion(), noon)).toEqual({ kind: 'busy' });
    heard[0]?.ended(null);
    const second = plan(aQuestion(), noon);
    await expect.poll(() => heard.length).toBe(2);
    heard[1]?.ended(null);
    expect(await second).toMatchObject({ kind: 'planned' });
  });

  it('is given up when nobody asks for it any more, and the next may be planned', async () => {
    const room = await openPlannedRoom();
    await room.open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { plan, heard, crew } = idleSearch(room.planned);
    const question = aQuestion();
    void plan(question, noon);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    void plan(question, noon);
    await vi.advanceTimersByTimeAsync(4900);
    expect(crew.dismiss).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(crew.dismiss).toHaveBeenCalled();
    const next = plan(aQuestion(), noon);
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    heard[1]?.ended(null);
    expect(await next).toMatchObject({ kind: 'planned' });
  });

  it('says that it cannot, and the log why, when no thread could search', async () => {
    const room = await openPlannedRoom();
    await room.open();
    const { plan, heard } = idleSearch(room.planned);
    const asked = plan(aQuestion(), noon);
    await expect.poll(() => heard.length).toBe(1);
    heard[0]?.failed('no memory');
    heard[0]?.ended(null);
    expect(await asked).toEqual({ kind: 'failed' });
    expect(room.warnings).toEqual(['A day could not be planned here']);
    const again = plan(aQuestion(), noon);
    await expect.poll(() => heard.length).toBe(2);
    heard[1]?.ended(null);
    expect(await again).toMatchObject({ kind: 'planned' });
  });
});
