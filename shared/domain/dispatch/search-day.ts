import type { Plan } from '../routing/plan.ts';
import type { Assignment, RoutingProblem } from '../routing/problem.ts';
import { solve } from '../routing/solve.ts';

export type SearchRequest = {
  readonly problem: RoutingProblem;
  readonly routes: readonly Assignment[];
  readonly kind: 'mend' | 'anew';
  readonly milliseconds: number;
  readonly mostMoves: number | null;
  readonly seed: number;
};

/** The best so far; the last one says so. */
export type SearchAnswer = {
  readonly plan: Plan;
  readonly iterations: number;
  readonly elapsedMs: number;
  readonly isLast: boolean;
};

const mostSearchers = 4;

/**
 * How many search at once: two searches of one day end one to two per cent apart, and nobody knows beforehand which is
 * better.
 */
export const searchersOn = (cores: number): number => Math.max(1, Math.min(mostSearchers, cores));

/** The cheapest plan of all; null when there is none. */
export const bestOf = (answers: Iterable<SearchAnswer>): SearchAnswer | null =>
  [...answers].reduce<SearchAnswer | null>(
    (best, answer) => (best === null || answer.plan.cost.total < best.plan.cost.total ? answer : best),
    null,
  );

/** So often the best so far is told: whoever ends the search keeps what was told last. */
const tellEveryMs = 400;

/**
 * Searches once, from the plan that is changed, and tells the best so far on the way.
 * @param clock milliseconds @returns the best of the whole search
 */
export function searchDay(
  { problem, routes, kind, milliseconds, mostMoves, seed }: SearchRequest,
  clock: () => number,
  tell: (answer: SearchAnswer) => void,
): SearchAnswer {
  const isMending = kind === 'mend';
  const begunAt = clock();
  let toldAt = begunAt;
  const { plan, iterations } = solve(problem, {
    baseline: { routes, changeBudget: isMending ? mostMoves : null },
    from: routes,
    seed,
    mending: isMending,
    limit: { kind: 'time', milliseconds, clock },
    goesOn({ iterations: soFar, best }) {
      if (clock() - toldAt < tellEveryMs) return true;
      toldAt = clock();
      tell({ plan: best(), iterations: soFar, elapsedMs: toldAt - begunAt, isLast: false });
      return true;
    },
  });
  return { plan, iterations, elapsedMs: clock() - begunAt, isLast: true };
}
