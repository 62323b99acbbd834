import { type Baseline, type Compiled, compileProblem } from './compile-problem.ts';
import { type AnnealOptions, anneal } from './engine/anneal.ts';
import { loadRoutes } from './engine/route-list.ts';
import { Search } from './engine/search.ts';
import type { Plan } from './plan.ts';
import type { Assignment, RoutingProblem } from './problem.ts';
import { toPlan, toRouteList } from './schedule-plan.ts';

export type SolveOptions = AnnealOptions & {
  /** The same seed and number of iterations give the same plan. */
  readonly seed?: number;
  /** Where the search begins; what it leaves out is put in. */
  readonly from?: readonly Assignment[];
  /** The plan that is changed: moving its visits costs, and may be limited. Without `from` it begins there. */
  readonly baseline?: Baseline;
};

export type Solution = { readonly plan: Plan; readonly iterations: number };

/** Searches for the cheapest plan until the limit. @param problem as `checkProblem` leaves it. */
export function solve(problem: RoutingProblem, options: SolveOptions): Solution {
  const compiled = compileProblem(problem, options.baseline);
  const search = new Search(compiled.instance, options.seed ?? 1);
  const from = options.from ?? options.baseline?.routes ?? null;
  search.begin(from && toRouteList(compiled, from));
  if (problem.visits.length > 0) anneal(search, options);
  return { plan: bestPlan(compiled, search), iterations: search.iterations };
}

function bestPlan(compiled: Compiled, search: Search): Plan {
  loadRoutes(search.routes, search.best);
  return toPlan(compiled, search.routes);
}
