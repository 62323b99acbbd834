import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAssignments } from '../plan.ts';
import type { Assignment, Lock, RoutingProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { randomProblem, withLock } from '../testing/random-problem.ts';
import { verifyPlan } from '../verify-plan.ts';
import { afterSealed } from './after-sealed.ts';
import { holdToProblem } from './hold-to-problem.ts';
import { readVroomProblem } from './read-vroom-problem.ts';
import { readVroomSolution } from './read-vroom-solution.ts';
import { writeVroomProblem } from './write-vroom-problem.ts';
import { writeVroomSolution } from './write-vroom-solution.ts';

const limit = { kind: 'iterations', iterations: 100 } as const;
const sealed: Lock = { technicianId: null, start: null, order: 'sealed' };
const kept: Lock = { technicianId: null, start: null, order: 'kept' };

/** A day under way: the first visit of each route has begun, and two later ones of the first stay in their order. */
function dayUnderWay(seed: number) {
  const planned = randomProblem(seed, { visits: 24, shifts: 4 });
  const routes = toAssignments(solve(planned, { limit }).plan);
  const begun = routes.flatMap(({ visitIds }) => visitIds.slice(0, 1));
  const inOrder = routes[0]?.visitIds.slice(1, 3) ?? [];
  const lock = (problem: RoutingProblem, ids: readonly string[], how: Lock) =>
    ids.reduce((locked, id) => withLock(locked, id, how), problem);
  return { problem: lock(lock(planned, begun, sealed), inOrder, kept), routes, begun, inOrder };
}
const visitsOf = (routes: readonly Assignment[], shiftId: string | undefined) =>
  routes.find((route) => route.shiftId === shiftId)?.visitIds ?? [];

/** VROOM's place is taken by our own solver, which is told no more than VROOM is. */
function answerOf(problem: RoutingProblem): readonly Assignment[] {
  const read = readVroomProblem(writeVroomProblem(problem), null);
  if (!read.ok) throw new Error(read.refusal);
  const { plan } = solve(read.value.problem, { limit });
  const routes = readVroomSolution(problem, writeVroomSolution(read.value.problem, plan));
  if (!routes.ok) throw new Error(routes.refusal);
  return routes.value;
}

const days = fc.nat(5000).map(dayUnderWay);

describe("VROOM's answer, held to what it could not be told", () => {
  it('holds, with what has begun first and what is fixed in its order, whoever it was asked', () => {
    fc.assert(
      fc.property(days, ({ problem, routes, begun, inOrder }) => {
        for (const answer of [answerOf(problem), answerOf(afterSealed(problem, routes))]) {
          const { plan } = holdToProblem(problem, routes, answer);
          expect(verifyPlan(problem, plan)).toEqual([]);
          const held = toAssignments(plan);
          expect(routes.map(({ shiftId }) => visitsOf(held, shiftId)[0])).toEqual(begun);
          const first = visitsOf(held, routes[0]?.shiftId);
          expect(first.filter((id) => inOrder.includes(id))).toEqual(inOrder);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('asked behind what has begun needs nothing taken out', () => {
    fc.assert(
      fc.property(days, ({ problem, routes }) => {
        const strict = { ...problem, weights: { ...problem.weights, lateRatherThanUnassigned: false } };
        const free = {
          ...strict,
          visits: strict.visits.map((visit) =>
            visit.lock?.order === 'kept' ? { ...visit, lock: null } : visit,
          ),
        };
        expect(holdToProblem(free, routes, answerOf(afterSealed(free, routes))).takenOut).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves a visit without a route where nobody there has its skills or parts, and says so', () => {
    const problem = randomProblem(7, { visits: 12, shifts: 3 });
    const [shift] = problem.shifts;
    const [visit, other] = problem.visits;
    if (!shift || !visit || !other) throw new Error('The day has both');
    const bare = { ...other, windows: [], dues: [], skills: [], parts: {} };
    const visits = problem.visits.map((each) =>
      each === visit ? { ...bare, id: visit.id, skills: ['helicopter'] } : each === other ? bare : each,
    );
    const asked = { ...problem, visits };
    const said = [{ shiftId: shift.id, visitIds: [visit.id, other.id, visit.id, 'unheard-of'] }];
    const { plan, takenOut } = holdToProblem(asked, [], said);
    expect(takenOut).toEqual([visit.id]);
    expect(plan.unassigned).toContain(visit.id);
    expect(toAssignments(plan).flatMap(({ visitIds }) => visitIds)).toContain(other.id);
  });

  it('seats what VROOM left out rather than come late', () => {
    const problem = randomProblem(11, { visits: 6, shifts: 3 });
    const easy = {
      ...problem,
      visits: problem.visits.map((visit) => ({
        ...visit,
        windows: [],
        dues: [],
        skills: [],
        parts: {},
        serviceSeconds: 600,
      })),
    };
    expect(holdToProblem(easy, [], []).plan.unassigned).toEqual([]);
  });
});
