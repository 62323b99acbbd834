import { compileProblem } from '../compile-problem.ts';
import { misfit } from '../compile-shifts.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { RoutingProblem, Shift, Visit } from '../problem.ts';
import { PlanProbe } from './plan-probe.ts';

/** What one other shift would make of a visit. */
export type Alternative =
  | {
      readonly kind: 'possible';
      readonly shiftId: string;
      /** More than where it is. */
      readonly cost: number;
      /** Later than where it is; negative for earlier. */
      readonly laterSeconds: number;
    }
  | { readonly kind: 'impossible'; readonly shiftId: string; readonly because: Hindrance };

export type Hindrance = NonNullable<ReturnType<typeof misfit>> | 'van-too-empty' | 'no-time-left';

export type VisitExplanation = {
  readonly shiftId: string;
  readonly startsAt: number;
  /** What the plan would save without the visit. */
  readonly cost: number;
  /** The possible ones first, cheapest first: the first is the next best. */
  readonly alternatives: readonly Alternative[];
};

/** Why this technician: what each other shift would cost instead. Null for a visit without a route. */
export function explainVisit(problem: RoutingProblem, plan: Plan, visitId: string): VisitExplanation | null {
  const visit = problem.visits.find(({ id }) => id === visitId);
  const route = plan.routes.find(({ stops }) => stops.some((stop) => stop.visitId === visitId));
  const stop = route?.stops.find((candidate) => candidate.visitId === visitId);
  if (!visit || !route || !stop) return null;
  const probe = new PlanProbe(compileProblem(problem), toAssignments(plan));
  const cost = probe.takeOut(visitId);
  const alternatives = problem.shifts
    .filter((shift) => shift.id !== route.shiftId)
    .map((shift): Alternative => {
      const place = probe.cheapest(visitId, shift.id);
      if (!place)
        return { kind: 'impossible', shiftId: shift.id, because: hindranceOf(problem, plan, shift, visit) };
      const laterSeconds = place.startsAt - stop.startsAt;
      return { kind: 'possible', shiftId: shift.id, cost: place.cost - cost, laterSeconds };
    })
    .sort((a, b) => costOf(a) - costOf(b));
  return { shiftId: route.shiftId, startsAt: stop.startsAt, cost, alternatives };
}

const costOf = (alternative: Alternative): number =>
  alternative.kind === 'possible' ? alternative.cost : Number.POSITIVE_INFINITY;

/** The first constraint that keeps a visit from a shift as it is planned. */
export function hindranceOf(problem: RoutingProblem, plan: Plan, shift: Shift, visit: Visit): Hindrance {
  const hindrance = misfit(shift, visit);
  if (hindrance) return hindrance;
  const held = plan.routes.find((route) => route.shiftId === shift.id)?.stops ?? [];
  const visits = new Map(problem.visits.map((other) => [other.id, other]));
  const taken = (part: string) =>
    held.reduce((sum, stop) => sum + (visits.get(stop.visitId)?.parts[part] ?? 0), 0);
  const lacks = Object.entries(visit.parts).some(
    ([part, count]) => taken(part) + count > (shift.stock[part] ?? 0),
  );
  return lacks ? 'van-too-empty' : 'no-time-left';
}
