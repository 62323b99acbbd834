import type { Plan, Route } from './plan.ts';
import type { RoutingProblem, Shift, Visit } from './problem.ts';
import { metresBetween, secondsBetween } from './travel-matrix.ts';

/**
 * What a plan costs, from its times and the words of its problem alone: the second opinion to the engine's sums.
 * Moves are not counted: they belong to the plan that was changed, not to this one.
 */
export function pricePlan(problem: RoutingProblem, plan: Plan): number {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  let cost = 0;
  for (const route of plan.routes) {
    const shift = shifts.get(route.shiftId);
    if (shift) cost += priceRoute(problem, shift, route, visits);
  }
  for (const id of plan.unassigned) {
    const visit = visits.get(id);
    if (visit) cost += priceAbsence(problem, visit);
  }
  return cost;
}

const priceAbsence = ({ weights }: RoutingProblem, visit: Visit): number =>
  visit.absencePrice * weights.absence +
  (visit.waitsUntil === null ? 0 : priceLateness(visit, visit.waitsUntil) * weights.lateness);

function priceRoute(
  { matrix, weights }: RoutingProblem,
  shift: Shift,
  route: Route,
  visits: ReadonlyMap<string, Visit>,
): number {
  const stops = route.stops.flatMap(({ visitId, startsAt }) => {
    const visit = visits.get(visitId);
    return visit ? [{ visit, startsAt }] : [];
  });
  let seconds = 0;
  let metres = 0;
  let from = shift.startPlace;
  for (const to of [...stops.map(({ visit }) => visit.place), shift.endPlace]) {
    if (from !== null && to !== null) {
      seconds += secondsBetween(matrix, from, to);
      metres += metresBetween(matrix, from, to);
    }
    from = to;
  }
  const { perTravelHour, perKilometre, perOvertimeHour, fixed } = shift.rates;
  const onSite = stops.reduce((sum, { visit }) => sum + visit.serviceSeconds, 0);
  const overtime = Math.max(0, route.endsAt - shift.to) / 3600;
  const late = stops.reduce((sum, { visit, startsAt }) => sum + priceLateness(visit, startsAt), 0);
  return (
    fixed +
    weights.travel * ((seconds / 3600) * perTravelHour + (metres / 1000) * perKilometre) +
    weights.overtime * overtime * perOvertimeHour +
    weights.lateness * late +
    weights.fairness * ((seconds + onSite) / 3600) ** 2
  );
}

const priceLateness = ({ dues }: Visit, startsAt: number): number =>
  dues
    .filter(({ at }) => startsAt > at)
    .reduce((sum, { at, cost, costPerHour }) => sum + cost + (costPerHour * (startsAt - at)) / 3600, 0);
