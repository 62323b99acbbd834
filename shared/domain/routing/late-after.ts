import type { Visit } from './problem.ts';

/** When beginning a visit becomes late; what was missed before the plan is late whatever it does, and not by it. */
export const lateAfter = ({ dues }: Pick<Visit, 'dues'>): number =>
  Math.min(Number.POSITIVE_INFINITY, ...dues.flatMap(({ kind, at }) => (kind === 'overdue' ? [] : [at])));
