import { compileProblem } from '../compile-problem.ts';
import type { Route } from '../plan.ts';
import type { Assignment, RoutingProblem, Shift, Visit } from '../problem.ts';
import { schedulePlan, toRouteList } from '../schedule-plan.ts';
import { secondsBetween, type TravelMatrix } from '../travel-matrix.ts';

/**
 * The problem behind what has begun. VROOM knows nothing that must come first, so it is asked from where and when each
 * technician is through with their sealed visits; those are not among its jobs.
 * @param routes the plan that holds, in which the sealed visits stand
 */
export function afterSealed(problem: RoutingProblem, routes: readonly Assignment[]): RoutingProblem {
  const sealed = new Map(
    problem.visits.filter(({ lock }) => lock?.order === 'sealed').map((visit) => [visit.id, visit]),
  );
  const begun = routes.map(({ shiftId, visitIds }) => ({
    shiftId,
    visitIds: visitIds.slice(0, visitIds.findLastIndex((id) => sealed.has(id)) + 1),
  }));
  const compiled = compileProblem(problem);
  const { routes: driven } = schedulePlan(compiled, toRouteList(compiled, begun));
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const routeOf = new Map(driven.map((route) => [route.shiftId, route]));
  const over = new Set(begun.flatMap(({ visitIds }) => visitIds));
  return {
    ...problem,
    visits: problem.visits.filter(({ id }) => !over.has(id) && !sealed.has(id)),
    shifts: problem.shifts.map((shift) => {
      const route = routeOf.get(shift.id);
      return route ? behind(shift, route, { visits, matrix: problem.matrix }) : shift;
    }),
  };
}

type Known = { readonly visits: ReadonlyMap<string, Visit>; readonly matrix: TravelMatrix };

/** The same shift from its last sealed visit on. */
function behind(shift: Shift, route: Route, { visits, matrix }: Known): Shift {
  const last = route.stops.at(-1);
  if (!last) return shift;
  const place = visits.get(last.visitId)?.place ?? shift.startPlace;
  const home = place === null || shift.endPlace === null ? 0 : secondsBetween(matrix, place, shift.endPlace);
  const from = Math.max(shift.from, last.endsAt);
  const to = Math.max(shift.to, from);
  const stock = { ...shift.stock };
  for (const { visitId } of route.stops)
    for (const [part, count] of Object.entries(visits.get(visitId)?.parts ?? {}))
      stock[part] = Math.max(0, (stock[part] ?? 0) - count);
  return {
    ...shift,
    startPlace: place,
    from,
    to,
    overtimeSeconds: Math.max(0, shift.to + shift.overtimeSeconds - to),
    breaks: [...shift.breaks].sort((a, b) => a.from - b.from).slice(route.breaks.length),
    stock,
    maxTravelSeconds:
      shift.maxTravelSeconds === null
        ? null
        : Math.max(0, shift.maxTravelSeconds - (route.travelSeconds - home)),
  };
}
