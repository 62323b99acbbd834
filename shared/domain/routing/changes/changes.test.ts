import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProblem } from '../compile-problem.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { schedulePlan, toRouteList } from '../schedule-plan.ts';
import { solve } from '../solve.ts';
import { mended as mendedPlan, withoutTechnician, withVisit } from '../testing/change-problem.ts';
import { randomProblem } from '../testing/random-problem.ts';
import { verifyPlan } from '../verify-plan.ts';
import { comparePlans } from './compare-plans.ts';
import { explainUnassigned } from './explain-unassigned.ts';
import { explainVisit } from './explain-visit.ts';

const limit = { kind: 'iterations', iterations: 400 } as const;

type PlannedDay = { readonly problem: RoutingProblem; readonly plan: Plan };

const plannedDay = (seed: number, size = { visits: 30, shifts: 6 }): PlannedDay => {
  const problem = randomProblem(seed, size);
  return { problem, plan: solve(problem, { limit }).plan };
};

const aPlannedDay = fc.nat().map((seed) => plannedDay(seed));

/** Something broke at the place of the first visit, and somebody must come now. */
const urgent = (problem: RoutingProblem): Visit => ({
  id: 'urgent',
  place: problem.visits[0]?.place ?? 0,
  serviceSeconds: 1800,
  windows: [],
  dues: [{ kind: 'sla', at: 4 * 3600, cost: 1_000_000, costPerHour: 500_000 }],
  skills: [],
  parts: {},
  absencePrice: 5_000_000,
  waitsUntil: null,
  lock: null,
});

const shiftsOf = (plan: Plan) =>
  new Map(
    toAssignments(plan).flatMap(({ shiftId, visitIds }) => visitIds.map((id) => [id, shiftId] as const)),
  );

describe('the figures of two plans', () => {
  it('count what is left out beyond its due as late, until somebody would go there after all', () => {
    const { problem, plan } = plannedDay(5);
    const nextDay = 30 * 3600;
    const waiting = { ...urgent(problem), skills: ['nobody has it'], waitsUntil: nextDay };
    const figures = (change: Partial<Visit>) => {
      const changed = withVisit(problem, { ...waiting, ...change });
      const without = { ...plan, unassigned: [...plan.unassigned, waiting.id] };
      return comparePlans(changed, plan, without);
    };
    const { before, after } = figures({});
    expect(after.breaches).toBe(before.breaches + 1);
    expect(after.lateSeconds).toBe(before.lateSeconds + nextDay - 4 * 3600);
    for (const change of [{ dues: [] }, { waitsUntil: 3 * 3600 }, { waitsUntil: null }])
      expect(figures(change).after).toMatchObject({
        breaches: before.breaches,
        lateSeconds: before.lateSeconds,
      });
  });
});

describe('an urgent visit', () => {
  it('is put in within the budget, and nothing else of the plan is broken', () => {
    fc.assert(
      fc.property(aPlannedDay, ({ problem, plan }) => {
        const changed = withVisit(problem, urgent(problem));
        const mended = mendedPlan(changed, plan, { iterations: limit.iterations, changeBudget: 2 });
        const { moved } = comparePlans(changed, plan, mended);
        expect(verifyPlan(changed, mended)).toEqual([]);
        expect(moved.filter(({ from }) => from !== null).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 15 },
    );
  });

  it('never moves what is locked in its order', () => {
    fc.assert(
      fc.property(aPlannedDay, fc.option(fc.nat(4)), ({ problem, plan }, changeBudget) => {
        const held = shiftsOf(plan);
        const locked: RoutingProblem = {
          ...problem,
          visits: problem.visits.map((visit, index) =>
            index % 3 === 0 && held.has(visit.id)
              ? { ...visit, lock: { technicianId: null, start: null, order: 'kept' } }
              : visit,
          ),
        };
        const changed = withVisit(locked, urgent(problem));
        const mended = mendedPlan(changed, plan, { iterations: limit.iterations, changeBudget });
        const moved = comparePlans(changed, plan, mended).moved.filter(({ from }) => from !== null);
        const fixed = new Set(locked.visits.flatMap(({ id, lock }) => (lock ? [id] : [])));
        expect(moved.filter(({ visitId }) => fixed.has(visitId))).toEqual([]);
        expect(moved.length).toBeLessThanOrEqual(changeBudget ?? Number.POSITIVE_INFINITY);
        const now = shiftsOf(mended);
        for (const { id, lock } of locked.visits) if (lock) expect(now.get(id)).toBe(held.get(id));
        for (const route of toAssignments(plan)) {
          const isLocked = (id: string) => locked.visits.some((visit) => visit.id === id && visit.lock);
          const after = toAssignments(mended).find(({ shiftId }) => shiftId === route.shiftId);
          expect(after?.visitIds.filter(isLocked) ?? []).toEqual(route.visitIds.filter(isLocked));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('tells for whom a moved visit made room', () => {
    const { problem, plan } = plannedDay(4);
    const [route] = plan.routes;
    const [first] = route?.stops ?? [];
    if (!route || !first) throw new Error('the day has a route');
    const taken: Plan = {
      ...plan,
      routes: plan.routes.map((each) =>
        each === route ? { ...each, stops: [{ ...first, visitId: 'urgent' }, ...each.stops.slice(1)] } : each,
      ),
      unassigned: plan.unassigned,
    };
    const other = plan.routes[1];
    if (!other) throw new Error('the day has two routes');
    const after: Plan = {
      ...taken,
      routes: taken.routes.map((each) =>
        each.shiftId === other.shiftId ? { ...each, stops: [...each.stops, first] } : each,
      ),
    };
    const changed = withVisit(problem, urgent(problem));
    expect(comparePlans(changed, plan, after).moved).toMatchObject([
      {
        visitId: first.visitId,
        from: { shiftId: route.shiftId },
        reason: { kind: 'makes-room', forVisitId: 'urgent' },
      },
      { visitId: 'urgent', from: null, reason: { kind: 'new' } },
    ]);
  });
});

describe('an absence', () => {
  it('gives the visits of who is away to others, or says that they are left out', () => {
    fc.assert(
      fc.property(aPlannedDay, ({ problem, plan }) => {
        const away = plan.routes[0];
        if (!away) return;
        const changed = withoutTechnician(problem, away.technicianId);
        const mended = mendedPlan(changed, plan, { iterations: limit.iterations, changeBudget: 5 });
        expect(verifyPlan(changed, mended)).toEqual([]);
        const { moved } = comparePlans(changed, plan, mended);
        const theirs = new Set(away.stops.map(({ visitId }) => visitId));
        for (const move of moved) if (theirs.has(move.visitId)) expect(move.reason.kind).toBe('shift-gone');
        expect(
          moved.filter(({ visitId }) => !theirs.has(visitId) && shiftsOf(plan).has(visitId)).length,
        ).toBeLessThanOrEqual(5);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an explanation', () => {
  it('names the next best technician, at the cost of the plan that would make', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, pick) => {
        const problem = randomProblem(seed, { visits: 20, shifts: 5 });
        const { plan } = solve(problem, { limit });
        const stops = plan.routes.flatMap((route) => route.stops);
        const stop = stops[pick % stops.length];
        if (!stop) return;
        const explained = explainVisit(problem, plan, stop.visitId);
        expect(explained?.alternatives).toHaveLength(problem.shifts.length - 1);
        const [next] = explained?.alternatives ?? [];
        if (next?.kind !== 'possible') return;
        expect(plan.cost.total + next.cost).toBeCloseTo(
          cheapestOn(problem, plan, stop.visitId, next.shiftId),
          3,
        );
      }),
      {
        numRuns: 20,
        examples: [
          [2033430742, 1034823670],
          [2147483627, 2147483619],
        ],
      },
    );
  });

  it('says of an unassigned visit what binds, and what would free it', () => {
    const { problem } = plannedDay(5);
    const diver = { ...urgent(problem), skills: ['diving'] };
    const changed = withVisit(problem, diver);
    const { plan } = solve(changed, { limit });
    const explained = explainUnassigned(changed, plan, diver);
    expect(plan.unassigned).toContain('urgent');
    expect(explained.hindrances.map(({ because }) => because)).toEqual(
      problem.shifts.map(() => 'skill-missing'),
    );
    expect(explained.remedies.map(({ kind }) => kind)).toEqual(['learn-skills']);
  });

  it('says when only the price keeps a visit out', () => {
    const { problem } = plannedDay(6, { visits: 5, shifts: 3 });
    const cheap = { ...urgent(problem), dues: [], absencePrice: 1 };
    const changed = withVisit(problem, cheap);
    const { plan } = solve(changed, { limit });
    expect(explainUnassigned(changed, plan, cheap).remedies.map(({ kind }) => kind)).toContain(
      'pay-the-price',
    );
  });
});

/** The cost of the plan with a visit on another shift, at the best of all places there. */
function cheapestOn(problem: RoutingProblem, plan: Plan, visitId: string, shiftId: string): number {
  const compiled = compileProblem(problem);
  const routes = toAssignments(plan).map((route) => ({
    ...route,
    visitIds: route.visitIds.filter((id) => id !== visitId),
  }));
  const there = routes.find((route) => route.shiftId === shiftId) ?? { shiftId, visitIds: [] };
  const others = routes.filter((route) => route !== there);
  const costs = Array.from({ length: there.visitIds.length + 1 }, (_, at) => {
    const visitIds = there.visitIds.toSpliced(at, 0, visitId);
    const made = schedulePlan(compiled, toRouteList(compiled, [...others, { shiftId, visitIds }]));
    // A place at which somebody is left out is no place, though leaving a cheap visit out may cost less than it.
    const isPlace = made.unassigned.every((id) => plan.unassigned.includes(id));
    return isPlace ? made.cost.total : Number.POSITIVE_INFINITY;
  });
  return Math.min(...costs);
}
