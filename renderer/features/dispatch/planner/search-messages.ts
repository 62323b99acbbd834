import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import type { Assignment, RoutingProblem } from '../../../../shared/domain/routing/problem.ts';

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
