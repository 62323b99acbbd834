import { solve } from '../../../../shared/domain/routing/solve.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

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
