import { type Plan, toAssignments } from '../plan.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { solve } from '../solve.ts';

type Mending = {
  /** Iterations. */
  readonly iterations: number;
  readonly changeBudget: number | null;
};

/** A plan mended for a problem that is no longer the one it was made for, as the board's search does it. */
export function mended(changed: RoutingProblem, plan: Plan, { iterations, changeBudget }: Mending): Plan {
  const baseline = { routes: toAssignments(plan), changeBudget };
  return solve(changed, { baseline, limit: { kind: 'iterations', iterations }, mending: true, seed: 1 }).plan;
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
