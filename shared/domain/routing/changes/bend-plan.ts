import { compileProblem, dearestAbsence } from '../compile-problem.ts';
import type { SearchLimit } from '../engine/anneal.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { Assignment, RoutingProblem, Visit } from '../problem.ts';
import { schedulePlan, toRouteList } from '../schedule-plan.ts';
import { solve } from '../solve.ts';

/** What a plan bends for: visits that must be seated now, or a route on which something lasts longer. */
export type BendCause =
  | { readonly kind: 'insert'; readonly visitIds: readonly string[] }
  | { readonly kind: 'relieve'; readonly shiftId: string };

export type BendOptions = {
  readonly limit: SearchLimit;
  /** How many visits of the plan may go to another shift or change their order. */
  readonly changeBudget: number | null;
};

/** Times the usual price of a move: whoever mends one thing does not want to hear of others that would pay a little. */
const moveTimes = 10;

/**
 * The plan bent for one cause, everything else as it stands: what has no route stays without one, and to relieve a
 * route only its own visits may leave it. @returns its times in the whole problem, so that it can be compared
 */
export function bendPlan(
  problem: RoutingProblem,
  routes: readonly Assignment[],
  cause: BendCause,
  { limit, changeBudget }: BendOptions,
): Plan {
  const whole = compileProblem(problem);
  const held = toAssignments(schedulePlan(whole, toRouteList(whole, routes)));
  const holderOf = new Map(
    held.flatMap(({ shiftId, visitIds }) => visitIds.map((id) => [id, shiftId] as const)),
  );
  const { absence, move } = problem.weights;
  const visits = problem.visits.flatMap((visit): Visit[] => {
    if (cause.kind === 'insert' && cause.visitIds.includes(visit.id))
      // Somebody has asked for it: it is seated wherever it can be, at the least harm to the others.
      return [{ ...visit, absencePrice: dearestAbsence }];
    const holder = holderOf.get(visit.id);
    if (holder === undefined) return [];
    const weighed = { ...visit, absencePrice: visit.absencePrice * absence };
    return cause.kind === 'insert' || holder === cause.shiftId ? [weighed] : [staying(weighed)];
  });
  const asked = {
    ...problem,
    visits,
    // What was asked for is not weighed less where absence is: the others have their weight in their prices.
    weights: { ...problem.weights, absence: 1, move: move * moveTimes },
  };
  const { plan } = solve(asked, { baseline: { routes: held, changeBudget }, limit, mending: true });
  return schedulePlan(whole, toRouteList(whole, toAssignments(plan)));
}

/** On its route and in its order, unless more is fixed already. */
const staying = (visit: Visit): Visit =>
  visit.lock && visit.lock.order !== 'free'
    ? visit
    : {
        ...visit,
        lock: { technicianId: null, start: null, ...visit.lock, order: 'kept' },
      };
