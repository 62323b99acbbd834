// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { ServerPlan } from '../../../../shared/contracts/server-plan.ts';
import type { VroomPlan } from '../../../../shared/contracts/vroom-plan.ts';
import type { RoutingProblem } from '../../../../shared/domain/routing/problem.ts';
import { randomProblem } from '../../../../shared/domain/routing/testing/random-problem.ts';
import { technicianId, ticketId } from '../../../../shared/domain/testing/builders.ts';
import { noon } from '../../../live/testing/ticket-builder.ts';
import { openScreen, settled } from '../../../shell/testing/open-screen.tsx';
import type { ElsewherePlanner } from '../dispatch-desk.ts';
import { answersAbout } from './plan-questions.ts';
import { useElsewhere } from './use-elsewhere.ts';
import type { Ask } from './use-questions.ts';

const [person, other] = [technicianId(1), technicianId(2)];
const [easy, hard] = [ticketId(1), ticketId(2)];
const wishOf = <Kind extends ElsewherePlanner>(kind: Kind) =>
  ({ kind, seconds: 15, mostMoves: null }) as const;

/** Two technicians and two visits; nobody has the skill of the second. */
function aDay(): RoutingProblem {
  const problem = randomProblem(3, { visits: 2, shifts: 2 });
  const anything = { windows: [], dues: [], skills: [], parts: {} };
  return {
    ...problem,
    visits: problem.visits.map((visit, n) => ({
      ...{ ...visit, ...anything },
      ...(n === 0 ? { id: easy } : { id: hard, skills: ['helicopter'] }),
    })),
    shifts: problem.shifts.map((shift, n) => {
      const id = n === 0 ? person : other;
      return { ...shift, id, technicianId: id };
    }),
  };
}
const answers = answersAbout({ problem: aDay(), routes: [] }, () => 0);
const ask: Ask = async (of, asked) => answers[of](asked) as never;

type Held = { elsewhere: ReturnType<typeof useElsewhere> | null };

type Given = Pick<Parameters<typeof useElsewhere>[0], 'propose' | 'searchHere'>;
type BoardProps = {
  readonly day: string;
  readonly routesVersion?: number;
  readonly held: Held;
  readonly given: Given;
};

function Board({ day, routesVersion = 5, held, given }: BoardProps) {
  const elsewhere = useElsewhere({ day, mayPlan: true, routesVersion, ask, ...given });
  useEffect(() => {
    held.elsewhere = elsewhere;
  });
  return null;
}

/** A board of a server that answers so to a question about the plan. */
async function open(answer: (input: unknown) => Promise<unknown>, isThere = true) {
  const query = async (name: string, input: unknown) =>
    name === 'dispatch.vroom'
      ? { kind: 'answered', value: { isThere }, asOf: noon, from: 'server' }
      : answer(input);
  const given = { propose: vi.fn(), searchHere: vi.fn() };
  const held: Held = { elsewhere: null };
  const { draw } = openScreen({ role: 'supervisor', desk: { query: query as never } });
  await draw(<Board day="2026-11-22" held={held} given={given} />);
  const choice = () => held.elsewhere?.choice;
  const progress = () => held.elsewhere?.progress;
  const stop = () => act(() => held.elsewhere?.stop());
  const plan = async (kind: ElsewherePlanner = 'vroom') => {
    act(() => void held.elsewhere?.plan(wishOf(kind)));
    await settled();
  };
  const onDay = (day: string, routesVersion?: number) =>
    draw(<Board {...{ day, held, given }} {...(routesVersion === undefined ? {} : { routesVersion })} />);
  return { given, choice, progress, plan, stop, onDay };
}
const answered = (value: VroomPlan | ServerPlan) => async () => ({
  kind: 'answered',
  value,
  asOf: noon,
  from: 'server',
});
const routes = [{ technicianId: person, ticketIds: [hard, easy] }];

describe('a plan made elsewhere', () => {
  it('is offered by every server, and of VROOM by one that has it', async () => {
    const { choice } = await open(answered({ kind: 'nobody' }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(choice()?.offered).toEqual(['server', 'vroom']);
    const without = await open(answered({ kind: 'nobody' }), false);
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(without.choice()?.offered).toEqual(['server']);
  });

  it.each(['server', 'vroom'] as const)(
    'becomes a proposal after it was held to our rules, with what they forbid taken out (%s)',
    async (kind) => {
      const { given, choice, plan } = await open(answered({ kind: 'planned', routes }));
      await plan(kind);
      await expect.poll(() => given.propose.mock.calls.length).toBe(1);
      const [found, searched] = given.propose.mock.lastCall ?? [];
      expect(found).toMatchObject({ routes: [{ shiftId: person, stops: [{ visitId: easy }] }] });
      expect(searched).toEqual({
        cause: { kind, seconds: 15, takenOut: [hard] },
        mostMoves: null,
        basedOn: 5,
      });
      expect(given.searchHere).not.toHaveBeenCalled();
      expect(choice()).toMatchObject({ asked: null, trouble: null });
    },
  );

  it('is asked of our server until it is through, tells how the search goes, and is had at once when that is enough', async () => {
    const asked: { id: string; ends: boolean }[] = [];
    const answers = Array.from({ length: 3 }, () => Promise.withResolvers<unknown>());
    const { given, progress, plan, stop } = await open((input) => {
      asked.push(input as never);
      return answers[asked.length - 1]?.promise ?? Promise.reject(new Error('Asked too often'));
    });
    await plan('server');
    expect(progress()).toMatchObject({ limitMs: 15_000, curve: [] });
    answers[0]?.resolve(await answered({ kind: 'searching', best: null })());
    const best = { iterations: 900, elapsedMs: 800, cost: 1234 };
    answers[1]?.resolve(await answered({ kind: 'searching', best })());
    await expect.poll(progress).toMatchObject({ iterations: 900, curve: [[800, 1234]] });
    stop();
    answers[2]?.resolve(await answered({ kind: 'searching', best })());
    answers.push(Promise.withResolvers());
    answers[3]?.resolve(await answered({ kind: 'planned', routes })());
    await expect.poll(() => given.propose.mock.calls.length).toBe(1);
    expect(asked.map(({ ends }) => ends)).toEqual([false, false, false, true]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(progress()).toBeNull();
  });

  it('is of the routes it was asked for, whatever somebody made of them meanwhile', async () => {
    const answer = Promise.withResolvers<unknown>();
    const { given, plan, onDay } = await open(() => answer.promise);
    await plan();
    await onDay('2026-11-22', 6);
    answer.resolve(await answered({ kind: 'planned', routes })());
    await expect.poll(() => given.propose.mock.lastCall?.[1]).toMatchObject({ basedOn: 5 });
  });

  it.each<readonly [string, ElsewherePlanner, () => Promise<unknown>, string]>([
    [
      'VROOM is away',
      'vroom',
      answered({ kind: 'fault', fault: 'unreachable', detail: 'ECONNREFUSED' }),
      'unreachable',
    ],
    [
      'our server is away',
      'vroom',
      async () => ({ kind: 'unavailable', reason: 'unreachable' }),
      'server-away',
    ],
    ['the desk is away', 'server', () => Promise.reject(new Error('closed')), 'server-away'],
    ['the server has none any more', 'vroom', answered({ kind: 'nobody' }), 'nobody'],
    ['the server is at another plan', 'server', answered({ kind: 'busy' }), 'busy'],
    ['the server cannot', 'server', answered({ kind: 'failed' }), 'failed'],
  ])('is searched for here when %s, and the board says so', async (_what, planner, answer, why) => {
    const { given, choice, plan } = await open(answer);
    await plan(planner);
    await expect.poll(() => choice()?.trouble).toEqual({ planner, why });
    expect(given.searchHere.mock.calls).toEqual([[{ ...wishOf(planner), kind: 'anew' }]]);
    expect(given.propose).not.toHaveBeenCalled();
  });

  it('is not heard once the board shows another day', async () => {
    let tell: (answer: unknown) => void = () => undefined;
    const { given, choice, plan, onDay } = await open(
      () =>
        new Promise((resolve) => {
          tell = resolve;
        }),
    );
    await plan();
    expect(choice()?.asked).toBe('vroom');
    await onDay('2026-11-23');
    tell(await answered({ kind: 'planned', routes })());
    await settled();
    expect(choice()).toMatchObject({ asked: null, trouble: null });
    expect([given.propose, given.searchHere].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });
});
