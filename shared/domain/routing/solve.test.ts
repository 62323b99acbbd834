import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAssignments } from './plan.ts';
import type { RoutingProblem } from './problem.ts';
import { type SolveOptions, solve } from './solve.ts';
import { randomProblem, withLock } from './testing/random-problem.ts';
import { verifyPlan } from './verify-plan.ts';

const search = (problem: RoutingProblem, iterations: number, options: Partial<SolveOptions> = {}) =>
  solve(problem, { limit: { kind: 'iterations', iterations }, ...options });

const aDay = fc
  .record({ seed: fc.nat(), visits: fc.integer({ min: 1, max: 40 }), shifts: fc.integer({ min: 1, max: 8 }) })
  .map(({ seed, visits, shifts }) => randomProblem(seed, { visits, shifts }));

describe('a plan', () => {
  it('holds what it says: the verifier finds nothing', () => {
    fc.assert(
      fc.property(aDay, (problem) => {
        expect(verifyPlan(problem, search(problem, 300).plan)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(aDay, fc.nat(), (problem, seed) => {
        expect(search(problem, 200, { seed })).toEqual(search(problem, 200, { seed }));
      }),
      { numRuns: 20 },
    );
  });

  it('is never worse for more time', () => {
    fc.assert(
      fc.property(aDay, (problem) => {
        const costs = [100, 400, 1500].map((iterations) => search(problem, iterations).plan.cost.total);
        expect(costs).toEqual([...costs].sort((a, b) => b - a));
      }),
      { numRuns: 20 },
    );
  });

  it('is never worse than the plan it begins with', () => {
    fc.assert(
      fc.property(aDay, fc.nat(), (problem, seed) => {
        const before = search(problem, 200).plan;
        const after = search(problem, 50, { seed, from: toAssignments(before) }).plan;
        expect(after.cost.total).toBeLessThanOrEqual(before.cost.total + 1e-6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what a person has fixed', () => {
  it('goes to nobody but whom it was given to', () => {
    fc.assert(
      fc.property(aDay, fc.nat(), (problem, pick) => {
        const visit = problem.visits[pick % problem.visits.length];
        const shift = problem.shifts[pick % problem.shifts.length];
        if (!visit || !shift) return;
        const lock = { technicianId: shift.technicianId, start: null, order: 'free' } as const;
        const { plan } = search(withLock(problem, visit.id, lock), 200);
        const holder = plan.routes.find((route) => route.stops.some((stop) => stop.visitId === visit.id));
        expect([shift.id, undefined]).toContain(holder?.shiftId);
      }),
      { numRuns: 30 },
    );
  });

  it('is kept, all of it, where it can be: by whom, in which order, and when', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (problem, picks, seed) => {
          const before = search(problem, 300).plan;
          const stops = before.routes.flatMap(({ shiftId, stops: held }) =>
            held.map((stop) => ({ ...stop, shiftId })),
          );
          if (stops.length === 0) return;
          const technicianOf = new Map(problem.shifts.map(({ id, technicianId }) => [id, technicianId]));
          const fixed = [...new Set(picks.map((pick) => pick % stops.length))].map((pick) => stops[pick]);
          const locked = fixed.reduce((all, stop, index) => {
            if (!stop) return all;
            const start = index % 2 === 0 ? { from: stop.startsAt, to: stop.startsAt } : null;
            const technicianId = technicianOf.get(stop.shiftId) ?? null;
            return withLock(all, stop.visitId, { technicianId, start, order: 'kept' });
          }, problem);
          const { plan } = search(locked, 300, { seed, from: toAssignments(before) });
          expect(verifyPlan(locked, plan)).toEqual([]);
          const ids = new Set(fixed.map((stop) => stop?.visitId));
          const keptOf = (routes: typeof plan.routes) =>
            routes.map(({ shiftId, stops: held }) => [
              shiftId,
              held.map(({ visitId }) => visitId).filter((id) => ids.has(id)),
            ]);
          const byShift = (routes: typeof plan.routes) =>
            Object.fromEntries(keptOf(routes).filter(([, held]) => held?.length));
          expect(byShift(plan.routes)).toEqual(byShift(before.routes));
          for (const [index, stop] of fixed.entries()) {
            if (index % 2 !== 0) continue;
            const after = plan.routes
              .flatMap(({ stops: held }) => held)
              .find(({ visitId }) => visitId === stop?.visitId);
            expect(after?.startsAt).toBe(stop?.startsAt);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('moves no more visits than the budget', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 5 }), (problem, changeBudget) => {
        const routes = toAssignments(search(problem, 200).plan);
        const { plan } = search(problem, 300, { seed: 7, baseline: { routes, changeBudget } });
        const shiftOf = new Map(
          toAssignments(plan).flatMap(({ shiftId, visitIds }) =>
            visitIds.map((id) => [id, shiftId] as const),
          ),
        );
        const moved = routes.flatMap(({ shiftId, visitIds }) =>
          visitIds.filter((id) => shiftOf.get(id) !== shiftId),
        );
        expect(moved.length).toBeLessThanOrEqual(changeBudget);
      }),
      { numRuns: 30 },
    );
  });
});

describe('several days', () => {
  const day = 24 * 3600;
  const base = randomProblem(1, { visits: 12, shifts: 1 });
  const problem: RoutingProblem = {
    ...base,
    shifts: base.shifts.flatMap((shift) =>
      [0, 1].map((index) => ({
        ...shift,
        id: `day-${index}`,
        from: shift.from + index * day,
        to: shift.from + index * day + 8 * 3600,
        breaks: [],
        overtimeSeconds: 0,
        maxTravelSeconds: null,
      })),
    ),
    visits: base.visits.map((visit, index) => ({
      ...visit,
      serviceSeconds: 3600,
      skills: [],
      parts: {},
      dues: [],
      windows: index < 4 ? [{ from: 0, to: day }] : [],
    })),
  };

  it('leave for tomorrow what can wait, and not what cannot', () => {
    const { plan } = search(problem, 3000);
    const shiftOf = new Map(
      toAssignments(plan).flatMap(({ shiftId, visitIds }) => visitIds.map((id) => [id, shiftId] as const)),
    );
    expect(plan.unassigned).toEqual([]);
    expect([0, 1, 2, 3].map((index) => shiftOf.get(`visit-${index}`))).toEqual(new Array(4).fill('day-0'));
    expect(new Set(shiftOf.values())).toEqual(new Set(['day-0', 'day-1']));
  });
});
