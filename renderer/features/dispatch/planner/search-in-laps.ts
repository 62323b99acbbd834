import { toAssignments } from '../../../../shared/domain/routing/plan.ts';
import { solve } from '../../../../shared/domain/routing/solve.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

/** The first lap has most of the time; after each there is something to show and to stop at. */
const laps = [0.15, 0.35, 0.3, 0.2] as const;

/** Searches in laps, each from the best of the one before. @param clock milliseconds */
export function* searchInLaps(request: SearchRequest, clock: () => number): Generator<SearchAnswer> {
  const { problem, routes, kind, milliseconds, mostMoves } = request;
  const isMending = kind === 'mend';
  const begunAt = clock();
  const baseline = { routes, changeBudget: isMending ? mostMoves : null };
  let from = routes;
  let iterations = 0;
  for (const [lap, share] of laps.entries()) {
    const solution = solve(problem, {
      baseline,
      from,
      seed: lap + 1,
      mending: isMending || lap > 0,
      limit: { kind: 'time', milliseconds: milliseconds * share, clock },
    });
    from = toAssignments(solution.plan);
    iterations += solution.iterations;
    yield { plan: solution.plan, iterations, elapsedMs: clock() - begunAt, isLast: lap === laps.length - 1 };
  }
}
