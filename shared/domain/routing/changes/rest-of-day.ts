import type { Plan, Route, Stop } from '../plan.ts';
import type { Assignment, Break, Lock, RoutingProblem, Shift, Visit } from '../problem.ts';

export type RestOfDay = { readonly problem: RoutingProblem; readonly routes: readonly Assignment[] };

/**
 * What is left of a plan at a moment of its day. Visits that have ended are done. A technician on site or on the way
 * finishes that visit before anything else: it is sealed. The rest of a shift begins when and where the last visit
 * ended; parts that were used are off the van, breaks that were taken are over.
 */
export function restOfDay(problem: RoutingProblem, plan: Plan, now: number): RestOfDay {
  const routes = new Map(plan.routes.map((route) => [route.shiftId, route]));
  const done = new Set<string>();
  const sealed = new Map<string, string>();
  const shifts: Shift[] = [];
  for (const shift of problem.shifts) {
    const route = routes.get(shift.id);
    const ended = route?.stops.filter((stop) => stop.endsAt <= now) ?? [];
    for (const { visitId } of ended) done.add(visitId);
    const next = route?.stops[ended.length];
    if (next && route && hasLeftFor(next, ended.at(-1), route, now))
      sealed.set(next.visitId, shift.technicianId);
    if (shift.to + shift.overtimeSeconds >= now)
      shifts.push(restOfShift(problem, shift, { route, ended, now }));
  }
  const isLeft = (id: string) => !done.has(id);
  const visits = problem.visits
    .filter(({ id }) => isLeft(id))
    .map((visit) => seal(visit, sealed.get(visit.id)));
  return {
    problem: { ...problem, shifts, visits },
    routes: plan.routes.map(({ shiftId, stops }) => ({
      shiftId,
      visitIds: stops.map(({ visitId }) => visitId).filter(isLeft),
    })),
  };
}

/** On site, or on a road that is taken at once when the visit before has ended. */
function hasLeftFor(next: Stop, last: Stop | undefined, route: Route, now: number): boolean {
  if (next.arrivesAt <= now) return true;
  const free = last?.endsAt ?? route.startsAt;
  const isResting = route.breaks.some((pause) => pause.from <= now && now < pause.to);
  return free < now && !isResting;
}

function seal(visit: Visit, technicianId: string | undefined): Visit {
  if (technicianId === undefined) return visit;
  const lock: Lock = { technicianId, start: null, order: 'sealed' };
  return { ...visit, lock };
}

type Progress = { readonly route: Route | undefined; readonly ended: readonly Stop[]; readonly now: number };

function restOfShift(problem: RoutingProblem, shift: Shift, { route, ended, now }: Progress): Shift {
  const last = ended.at(-1);
  if (!route || !last) return now <= shift.from || route ? shift : { ...shift, from: now };
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const stock = { ...shift.stock };
  for (const { visitId } of ended)
    for (const [part, count] of Object.entries(visits.get(visitId)?.parts ?? {}))
      stock[part] = (stock[part] ?? 0) - count;
  const pause = route.breaks.find(({ from, to }) => from <= now && now < to);
  const isTaken = (_: Break, index: number) =>
    route.breaks[index] !== undefined && route.breaks[index].from <= now;
  return {
    ...shift,
    from: Math.max(last.endsAt, pause?.to ?? last.endsAt, route.stops[ended.length] ? 0 : now),
    startPlace: visits.get(last.visitId)?.place ?? shift.startPlace,
    breaks: [...shift.breaks].sort((a, b) => a.from - b.from).filter((each, index) => !isTaken(each, index)),
    stock,
  };
}
