import { absenceCost } from './absence-cost.ts';
import type { Compiled } from './compile-problem.ts';
import { endOf, startOf } from './engine/instance.ts';
import { loadRoutes, type RouteList } from './engine/route-list.ts';
import { Routes } from './engine/routes.ts';
import { lateAfter } from './late-after.ts';
import type { Plan, PlanCost, Route, Stop } from './plan.ts';
import type { Assignment, Shift, Visit } from './problem.ts';
import { metresBetween, secondsBetween } from './travel-matrix.ts';

/** Routes in the engine's numbers; what names no known shift or visit, or a visit twice, is left aside. */
export function toRouteList(compiled: Compiled, assignments: readonly Assignment[]): RouteList {
  const { instance, visitNumber, shiftNumber } = compiled;
  const order: number[][] = Array.from({ length: instance.vehicles }, () => []);
  const seen = new Set<number>();
  for (const { shiftId, visitIds } of assignments) {
    const route = order[shiftNumber.get(shiftId) ?? -1];
    for (const id of visitIds) {
      const visit = visitNumber.get(id);
      if (!route || visit === undefined || seen.has(visit)) continue;
      seen.add(visit);
      route.push(visit);
    }
  }
  const first = new Int32Array(instance.vehicles + 1);
  for (const [vehicle, route] of order.entries()) first[vehicle + 1] = (first[vehicle] ?? 0) + route.length;
  return { first, visits: Int32Array.from(order.flat()), cost: Number.POSITIVE_INFINITY };
}

/** The times of a plan, everything as early as it can be. What cannot be kept feasible becomes unassigned. */
export function schedulePlan(compiled: Compiled, list: RouteList): Plan {
  const routes = new Routes(compiled.instance);
  loadRoutes(routes, list);
  return toPlan(compiled, routes);
}

/** A plan in words from routes in numbers. */
export function toPlan(compiled: Compiled, routes: Routes): Plan {
  const { problem } = compiled;
  const planned = problem.shifts.flatMap((shift, vehicle) =>
    (routes.size[vehicle] ?? 0) > 0 ? [toRoute(compiled, routes, vehicle, shift)] : [],
  );
  const unassigned = [...routes.absentVisits.subarray(0, routes.absentCount)]
    .sort((a, b) => a - b)
    .map((visit) => visitAt(problem.visits, visit).id);
  return { routes: planned, unassigned, cost: costOf(compiled, routes) };
}

function toRoute(compiled: Compiled, routes: Routes, vehicle: number, shift: Shift): Route {
  const { instance, problem } = compiled;
  routes.refresh(vehicle);
  const end = endOf(instance, vehicle);
  const stops: Stop[] = [];
  let metres = 0;
  let from = shift.startPlace;
  let free = shift.from;
  for (let node = at(routes.next, startOf(instance, vehicle)); node !== end; node = at(routes.next, node)) {
    const visit = visitAt(problem.visits, node);
    const stop = toStop(visit, at(routes.start, node), free + legSeconds(compiled, from, visit.place));
    stops.push(stop);
    metres += legMetres(compiled, from, visit.place);
    from = visit.place;
    free = stop.endsAt;
  }
  const endsAt = at(routes.start, end);
  return {
    shiftId: shift.id,
    technicianId: shift.technicianId,
    stops,
    breaks: breaksOf(compiled, routes, vehicle),
    startsAt: shift.from,
    endsAt,
    travelSeconds: at(routes.routeTravel, vehicle),
    metres: metres + legMetres(compiled, from, shift.endPlace),
    overtimeSeconds: Math.max(0, endsAt - shift.to),
  };
}

function toStop(visit: Visit, startsAt: number, arrivesAt: number): Stop {
  return {
    visitId: visit.id,
    arrivesAt,
    startsAt,
    endsAt: startsAt + visit.serviceSeconds,
    lateSeconds: Math.max(0, startsAt - lateAfter(visit)),
  };
}

function breaksOf({ instance }: Compiled, routes: Routes, vehicle: number) {
  const last = at(routes.previous, endOf(instance, vehicle));
  const taken: { from: number; to: number }[] = [];
  for (let index = at(instance.breaksFirst, vehicle); index < at(routes.breaksTaken, last); index += 1) {
    const from = at(routes.travelling.breakBegan, index);
    taken.push({ from, to: from + at(instance.breakLength, index) });
  }
  return taken;
}

function costOf({ instance, problem }: Compiled, routes: Routes): PlanCost {
  let travel = 0;
  let lateness = 0;
  let overtime = 0;
  let fairness = 0;
  let fixed = 0;
  for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) {
    if (routes.size[vehicle] === 0) continue;
    const end = endOf(instance, vehicle);
    const onVisits = at(routes.lateUpTo, at(routes.previous, end));
    travel += routes.arcSum(vehicle);
    lateness += onVisits;
    overtime += at(routes.lateUpTo, end) - onVisits;
    fairness += instance.fairness * at(routes.routeWork, vehicle) ** 2;
    fixed += at(instance.fixedCost, vehicle);
  }
  const absence = routes.absentVisits
    .subarray(0, routes.absentCount)
    .reduce((sum, visit) => sum + absenceCost(visitAt(problem.visits, visit), problem.weights), 0);
  const moves = instance.movePrice * movedVehicles(instance.anchor, routes.vehicleOf);
  const total = travel + lateness + overtime + absence + fairness + fixed + moves;
  return { travel, lateness, overtime, absence, fairness, fixed, moves, total };
}

const movedVehicles = (anchor: Int32Array, vehicleOf: Int32Array): number =>
  anchor.filter((vehicle, visit) => vehicle >= 0 && at(vehicleOf, visit) >= 0 && vehicle !== vehicleOf[visit])
    .length;

const legSeconds = ({ problem }: Compiled, from: number | null, to: number | null) =>
  from === null || to === null ? 0 : secondsBetween(problem.matrix, from, to);

const legMetres = ({ problem }: Compiled, from: number | null, to: number | null) =>
  from === null || to === null ? 0 : metresBetween(problem.matrix, from, to);

/** An entry of an array whose length follows from the instance. */
const at = (numbers: Int32Array | Float64Array, index: number): number => numbers[index] ?? Number.NaN;

function visitAt(visits: readonly Visit[], number: number): Visit {
  const visit = visits[number];
  if (!visit) throw new Error(`The engine answered with visit ${number}, which the problem does not have`);
  return visit;
}
