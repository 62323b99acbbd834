import { compileProblem } from '../compile-problem.ts';
import { misfit } from '../compile-shifts.ts';
import { isNone, type PartCounts, sumOfParts, wantingParts, withoutParts } from '../part-counts.ts';
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
  | {
      readonly kind: 'impossible';
      readonly shiftId: string;
      readonly because: Hindrance;
      /** What the van lacks for it. */
      readonly wanting: PartCounts;
    };

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
  const wantingOn = wantingOnVans(problem, plan);
  const alternatives = problem.shifts
    .filter((shift) => shift.id !== route.shiftId)
    .map((shift): Alternative => {
      const place = probe.cheapest(visitId, shift.id);
      if (!place) {
        const wanting = wantingOn(shift, visit);
        return {
          kind: 'impossible',
          shiftId: shift.id,
          because: hindranceOf(shift, visit, wanting),
          wanting,
        };
      }
      const laterSeconds = place.startsAt - stop.startsAt;
      return { kind: 'possible', shiftId: shift.id, cost: place.cost - cost, laterSeconds };
    })
    .sort((a, b) => costOf(a) - costOf(b));
  return { shiftId: route.shiftId, startsAt: stop.startsAt, cost, alternatives };
}

const costOf = (alternative: Alternative): number =>
  alternative.kind === 'possible' ? alternative.cost : Number.POSITIVE_INFINITY;

/** The first constraint that keeps a visit from a shift as it is planned. */
export const hindranceOf = (shift: Shift, visit: Visit, wanting: PartCounts): Hindrance =>
  misfit(shift, visit) ?? (isNone(wanting) ? 'no-time-left' : 'van-too-empty');

/** What each van lacks for a visit, beside those it already goes to. */
export function wantingOnVans(
  { visits }: Pick<RoutingProblem, 'visits'>,
  plan: Plan,
): (shift: Shift, visit: Visit) => PartCounts {
  const partsOf = new Map(visits.map(({ id, parts }) => [id, parts]));
  const taken = new Map(
    plan.routes.map(({ shiftId, stops }) => [
      shiftId,
      sumOfParts(stops.map(({ visitId }) => partsOf.get(visitId) ?? {})),
    ]),
  );
  return (shift, visit) => wantingParts(visit.parts, withoutParts(shift.stock, taken.get(shift.id) ?? {}));
}
