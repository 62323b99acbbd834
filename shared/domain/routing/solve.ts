import { type Baseline, type Compiled, compileProblem } from './compile-problem.ts';
import { type AnnealOptions, anneal } from './engine/anneal.ts';
import { loadRoutes } from './engine/route-list.ts';
import { Search } from './engine/search.ts';
import type { Plan } from './plan.ts';
import type { Assignment, RoutingProblem } from './problem.ts';
import { schedulePlan, toPlan, toRouteList } from './schedule-plan.ts';

/** A search under way; its best plan is made only when it is asked for. */
export type SearchState = {
  /** Of the limit, 0 to 1. */
  readonly share: number;
  readonly iterations: number;
  best(): Plan;
};

export type SolveOptions = Omit<AnnealOptions, 'goesOn'> & {
  /** Told now and then; answering false ends the search with the best so far. */
  readonly goesOn?: (state: SearchState) => boolean;
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
  const { goesOn, ...limits } = options;
  const told = (share: number) =>
    goesOn?.({
      share,
      iterations: search.iterations,
      best: () => schedulePlan(compiled, search.best),
    }) ?? true;
  if (problem.visits.length > 0) anneal(search, { ...limits, goesOn: told });
  return { plan: bestPlan(compiled, search), iterations: search.iterations };
}

function bestPlan(compiled: Compiled, search: Search): Plan {
  loadRoutes(search.routes, search.best);
  return toPlan(compiled, search.routes);
}
