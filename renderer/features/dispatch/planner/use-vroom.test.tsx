// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { VroomPlan } from '../../../../shared/contracts/vroom-plan.ts';
import type { RoutingProblem } from '../../../../shared/domain/routing/problem.ts';
import { randomProblem } from '../../../../shared/domain/routing/testing/random-problem.ts';
import { technicianId, ticketId } from '../../../../shared/domain/testing/builders.ts';
import { noon } from '../../../live/testing/ticket-builder.ts';
import { openScreen, settled } from '../../../shell/testing/open-screen.tsx';
import { answersAbout } from './plan-questions.ts';
import type { Ask } from './use-questions.ts';
import { useVroom } from './use-vroom.ts';

const [person, other] = [technicianId(1), technicianId(2)];
const [easy, hard] = [ticketId(1), ticketId(2)];
const wish = { kind: 'vroom', seconds: 15, mostMoves: null } as const;

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

type Held = { vroom: ReturnType<typeof useVroom> | null };

type Given = Pick<Parameters<typeof useVroom>[0], 'propose' | 'searchHere'>;
type BoardProps = {
  readonly day: string;
  readonly routesVersion?: number;
  readonly held: Held;
  readonly given: Given;
};

function Board({ day, routesVersion = 5, held, given }: BoardProps) {
  const vroom = useVroom({ day, mayPlan: true, routesVersion, ask, ...given });
  useEffect(() => {
    held.vroom = vroom;
  });
  return null;
}

/** A board of a server that answers so to a question about the plan. */
async function open(answer: () => Promise<unknown>, isThere = true) {
  const query = async (name: string) =>
    name === 'dispatch.vroom'
      ? { kind: 'answered', value: { isThere }, asOf: noon, from: 'server' }
      : answer();
  const given = { propose: vi.fn(), searchHere: vi.fn() };
  const held: Held = { vroom: null };
  const { draw } = openScreen({ role: 'supervisor', desk: { query: query as never } });
  await draw(<Board day="2026-11-22" held={held} given={given} />);
  const choice = () => held.vroom?.choice;
  const plan = async () => {
    act(() => void held.vroom?.plan(wish));
    await settled();
  };
  const onDay = (day: string, routesVersion?: number) =>
    draw(<Board {...{ day, held, given }} {...(routesVersion === undefined ? {} : { routesVersion })} />);
  return { given, choice, plan, onDay };
}
const answered = (value: VroomPlan) => async () => ({
  kind: 'answered',
  value,
  asOf: noon,
  from: 'server',
});
const routes = [{ technicianId: person, ticketIds: [hard, easy] }];

describe('a plan of VROOM', () => {
  it('is offered by a server that has one, and by no other', async () => {
    const { choice } = await open(answered({ kind: 'nobody' }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(choice()?.isOffered).toBe(true);
    const without = await open(answered({ kind: 'nobody' }), false);
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(without.choice()?.isOffered).toBe(false);
  });

  it('becomes a proposal after it was held to our rules, with what they forbid taken out', async () => {
    const { given, choice, plan } = await open(answered({ kind: 'planned', routes }));
    await plan();
    await expect.poll(() => given.propose.mock.calls.length).toBe(1);
    const [found, searched] = given.propose.mock.lastCall ?? [];
    expect(found).toMatchObject({ routes: [{ shiftId: person, stops: [{ visitId: easy }] }] });
    expect(searched).toEqual({
      cause: { kind: 'vroom', seconds: 15, takenOut: [hard] },
      mostMoves: null,
      basedOn: 5,
    });
    expect(given.searchHere).not.toHaveBeenCalled();
    expect(choice()).toMatchObject({ isAsked: false, trouble: null });
  });

  it('is of the routes it was asked for, whatever somebody made of them meanwhile', async () => {
    const answer = Promise.withResolvers<unknown>();
    const { given, plan, onDay } = await open(() => answer.promise);
    await plan();
    await onDay('2026-11-22', 6);
    answer.resolve(await answered({ kind: 'planned', routes })());
    await expect.poll(() => given.propose.mock.lastCall?.[1]).toMatchObject({ basedOn: 5 });
  });

  it.each<readonly [string, () => Promise<unknown>, string]>([
    [
      'VROOM is away',
      answered({ kind: 'fault', fault: 'unreachable', detail: 'ECONNREFUSED' }),
      'unreachable',
    ],
    ['our server is away', async () => ({ kind: 'unavailable', reason: 'unreachable' }), 'server-away'],
    ['the desk is away', () => Promise.reject(new Error('closed')), 'server-away'],
    ['the server has none any more', answered({ kind: 'nobody' }), 'nobody'],
  ])('is searched for here when %s, and the board says so', async (_what, answer, trouble) => {
    const { given, choice, plan } = await open(answer);
    await plan();
    await expect.poll(() => choice()?.trouble).toBe(trouble);
    expect(given.searchHere.mock.calls).toEqual([[{ ...wish, kind: 'anew' }]]);
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
    expect(choice()?.isAsked).toBe(true);
    await onDay('2026-11-23');
    tell(await answered({ kind: 'planned', routes })());
    await settled();
    expect(choice()).toMatchObject({ isAsked: false, trouble: null });
    expect([given.propose, given.searchHere].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });
});
