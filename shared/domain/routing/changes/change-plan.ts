import type { SearchLimit } from '../engine/anneal.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { type Solution, solve } from '../solve.ts';

export type ChangeOptions = {
  readonly limit: SearchLimit;
  readonly seed?: number;
  /** How many visits of the plan may go to another shift or change their order; null for as many as pay. */
  readonly changeBudget: number | null;
};

/**
 * Mends a plan for a problem that is no longer the one it was made for. Visits of shifts that are gone, and new ones,
 * are put in; the others move only if that pays its price and within the budget; locked ones do not move.
 */
export function mendPlan(changed: RoutingProblem, plan: Plan, options: ChangeOptions): Solution {
  const baseline = { routes: toAssignments(plan), changeBudget: options.changeBudget };
  return solve(changed, { baseline, limit: options.limit, mending: true, seed: options.seed ?? 1 });
}

export const withVisit = (problem: RoutingProblem, visit: Visit): RoutingProblem => ({
  ...problem,
  visits: [...problem.visits.filter(({ id }) => id !== visit.id), visit],
});

/** Nobody is locked to a technician who is away. */
export const withoutTechnician = (problem: RoutingProblem, technicianId: string): RoutingProblem => ({
  ...problem,
  shifts: problem.shifts.filter((shift) => shift.technicianId !== technicianId),
  visits: problem.visits.map((visit) =>
    visit.lock?.technicianId === technicianId
      ? { ...visit, lock: { ...visit.lock, technicianId: null, order: 'free' } }
      : visit,
  ),
});

/** A visit that lasts longer than planned. */
export const withOverrun = (problem: RoutingProblem, visitId: string, seconds: number): RoutingProblem => ({
  ...problem,
  visits: problem.visits.map((visit) =>
    visit.id === visitId ? { ...visit, serviceSeconds: visit.serviceSeconds + seconds } : visit,
  ),
});
