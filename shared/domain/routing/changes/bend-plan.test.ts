import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProblem } from '../compile-problem.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { schedulePlan, toRouteList } from '../schedule-plan.ts';
import { solve } from '../solve.ts';
import { withOverrun } from '../testing/change-problem.ts';
import { randomProblem } from '../testing/random-problem.ts';
import { verifyPlan } from '../verify-plan.ts';
import { bendPlan } from './bend-plan.ts';
import { comparePlans } from './compare-plans.ts';

const limit = { kind: 'iterations', iterations: 300 } as const;
const budget = 4;

/** A day that is planned but for its last visit, which anybody could do at any time. */
const almostPlannedDay = (seed: number) => {
  const drawn = randomProblem(seed, { visits: 30, shifts: 6 });
  const visits = drawn.visits.map((visit, index): Visit => {
    if (index === drawn.visits.length - 1)
      return { ...visit, windows: [], skills: [], parts: {}, lock: null, serviceSeconds: 900 };
    return index % 4 === 0 ? { ...visit, lock: { technicianId: null, start: null, order: 'kept' } } : visit;
  });
  const problem: RoutingProblem = { ...drawn, visits };
  const urgent = visits.at(-1)?.id ?? '';
  const first = { ...problem, visits: visits.slice(0, -1) };
  const routes = toAssignments(solve(first, { limit }).plan);
  return { problem, routes, urgent, before: timed(problem, routes) };
};

const timed = (problem: RoutingProblem, routes: ReturnType<typeof toAssignments>): Plan => {
  const compiled = compileProblem(problem);
  return schedulePlan(compiled, toRouteList(compiled, routes));
};
/** Leaving a visit out costs nothing but what is due, and that much. */
const withoutAbsence = (problem: RoutingProblem): RoutingProblem => ({
  ...problem,
  weights: { ...problem.weights, absence: 0, lateness: 25 },
});
const holders = (plan: Plan) =>
  new Map(
    plan.routes.flatMap(({ shiftId, stops }) => stops.map(({ visitId }) => [visitId, shiftId] as const)),
  );

describe('an urgent visit', () => {
  it('is seated within the budget, what is locked stays where it stands, and what had no route has none', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { problem, routes, urgent, before } = almostPlannedDay(seed);
        const after = bendPlan(
          problem,
          routes,
          { kind: 'insert', visitIds: [urgent] },
          { limit, changeBudget: budget },
        );
        expect(verifyPlan(problem, after)).toEqual([]);
        const { moved } = comparePlans(problem, before, after);
        const others = moved.filter(({ visitId }) => visitId !== urgent);
        expect(others.length).toBeLessThanOrEqual(budget);
        expect(others.every(({ from }) => from !== null)).toBe(true);
        const locked = new Set(problem.visits.flatMap(({ id, lock }) => (lock ? [id] : [])));
        for (const { shiftId, visitIds } of routes) {
          const is = toAssignments(after).find((route) => route.shiftId === shiftId)?.visitIds ?? [];
          expect(is.filter((id) => locked.has(id))).toEqual(visitIds.filter((id) => locked.has(id)));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is seated wherever it can be, however little leaving visits out is weighed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { problem, routes, urgent } = almostPlannedDay(seed);
        const cause = { kind: 'insert', visitIds: [urgent] } as const;
        const isSeated = (of: RoutingProblem) =>
          holders(bendPlan(of, routes, cause, { limit, changeBudget: budget })).has(urgent);
        expect(isSeated(withoutAbsence(problem))).toBe(isSeated(problem));
      }),
      { numRuns: 15 },
    );
  });

  it('goes between the others where none may move, and whoever waits longer for it is named', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { problem, routes, urgent, before } = almostPlannedDay(seed);
        const after = bendPlan(
          problem,
          routes,
          { kind: 'insert', visitIds: [urgent] },
          { limit, changeBudget: 0 },
        );
        const { moved, later } = comparePlans(problem, before, after);
        expect(moved.filter(({ visitId, to }) => visitId !== urgent && to)).toEqual([]);
        const lateBefore = new Map(
          before.routes.flatMap(({ stops }) => stops.map((s) => [s.visitId, s.lateSeconds])),
        );
        const worse = after.routes
          .flatMap(({ stops }) => stops)
          .filter(
            (stop) => stop.lateSeconds >= (lateBefore.get(stop.visitId) ?? Number.POSITIVE_INFINITY) + 60,
          );
        expect(later.map(({ visitId }) => visitId).toSorted()).toEqual(
          worse.map(({ visitId }) => visitId).toSorted(),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('whoever does not come', () => {
  it('leaves visits that others take over, moving no more of theirs than the budget and nothing that is locked', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { problem, routes } = almostPlannedDay(seed);
        const [gone, ...others] = routes.toSorted((a, b) => b.visitIds.length - a.visitIds.length);
        if (!gone) return;
        const left = {
          ...problem,
          shifts: problem.shifts.filter(({ id }) => id !== gone.shiftId),
          visits: problem.visits.map((visit) =>
            gone.visitIds.includes(visit.id) ? { ...visit, lock: null } : visit,
          ),
        };
        const cause = { kind: 'insert', visitIds: gone.visitIds } as const;
        const before = timed(left, others);
        const after = bendPlan(left, routes, cause, { limit, changeBudget: budget });
        expect(verifyPlan(left, after)).toEqual([]);
        const { moved } = comparePlans(left, before, after);
        const theirs = moved.filter(({ visitId }) => !gone.visitIds.includes(visitId));
        expect(theirs.length).toBeLessThanOrEqual(budget);
        const locked = new Set(left.visits.flatMap(({ id, lock }) => (lock ? [id] : [])));
        expect(theirs.filter(({ visitId }) => locked.has(visitId))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a route on which a visit lasts longer', () => {
  it('is relieved of its own visits; those of all others stay where and as they are', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { problem, routes } = almostPlannedDay(seed);
        const [full] = routes.filter(({ visitIds }) => visitIds.length > 1);
        const [first] = full?.visitIds ?? [];
        if (!full || !first) return;
        const longer = withOverrun(problem, first, 2 * 3600);
        const before = timed(longer, routes);
        const after = bendPlan(
          longer,
          routes,
          { kind: 'relieve', shiftId: full.shiftId },
          { limit, changeBudget: budget },
        );
        const theirs = new Set(full.visitIds);
        const [was, is] = [holders(before), holders(after)];
        for (const { visitId } of comparePlans(longer, before, after).moved)
          expect(theirs.has(visitId)).toBe(true);
        for (const [id, shiftId] of was) if (!theirs.has(id)) expect(is.get(id)).toBe(shiftId);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a move within one route', () => {
  it('is named as one, and only as many as a budget would count', () => {
    const { problem, routes } = almostPlannedDay(7);
    const open = {
      ...problem,
      visits: problem.visits.map((visit) => ({ ...visit, windows: [], dues: [], lock: null })),
    };
    const [full] = routes.filter(({ visitIds }) => visitIds.length > 2);
    if (!full) throw new Error('the day has a route of three');
    const turned = routes.map((route) =>
      route === full
        ? { ...route, visitIds: [...route.visitIds.slice(1), ...route.visitIds.slice(0, 1)] }
        : route,
    );
    const { moved } = comparePlans(open, timed(open, routes), timed(open, turned));
    expect(moved).toMatchObject([{ visitId: full.visitIds[0], reason: { kind: 'another-order' } }]);
  });
});
