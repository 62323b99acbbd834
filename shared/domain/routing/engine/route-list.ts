import { endOf, type Instance, startOf } from './instance.ts';
import { absent, type Routes } from './routes.ts';

/** A plan to keep: the visits of each vehicle one after the other, those of `vehicle` from `first[vehicle]` on. */
export type RouteList = { readonly first: Int32Array; readonly visits: Int32Array; cost: number };

export const emptyRouteList = (instance: Instance): RouteList => ({
  first: new Int32Array(instance.vehicles + 1),
  visits: new Int32Array(instance.visits),
  cost: Number.POSITIVE_INFINITY,
});

/** Copies the routes into a list made before: nothing is allocated. */
export function keepRoutes(routes: Routes, list: RouteList, cost: number): void {
  const { instance, next } = routes;
  let count = 0;
  for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) {
    const end = endOf(instance, vehicle);
    for (let node = next[startOf(instance, vehicle)]; node !== end; node = next[node]) {
      list.visits[count] = node;
      count += 1;
    }
    list.first[vehicle + 1] = count;
  }
  list.cost = cost;
}

/**
 * Makes the routes what the list says. A visit after which its route would not be feasible is left out.
 * @returns how many were.
 */
export function loadRoutes(routes: Routes, list: RouteList): number {
  const { instance } = routes;
  routes.clear();
  let refused = 0;
  for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) {
    let after = startOf(instance, vehicle);
    for (let index = list.first[vehicle]; index < list.first[vehicle + 1]; index += 1) {
      const visit = list.visits[index];
      if (!append(routes, visit, after, vehicle)) refused += 1;
      else after = visit;
    }
  }
  collectAbsent(routes);
  return refused;
}

function append(routes: Routes, visit: number, after: number, vehicle: number): boolean {
  if (routes.instance.allowed[vehicle * routes.instance.visits + visit] === 0) return false;
  routes.link(visit, after, vehicle);
  if (routes.refresh(vehicle)) return true;
  routes.unlink(visit);
  routes.refresh(vehicle);
  return false;
}

function collectAbsent(routes: Routes): void {
  routes.absentCount = 0;
  for (let visit = 0; visit < routes.instance.visits; visit += 1) {
    if (routes.vehicleOf[visit] !== absent) continue;
    routes.absentVisits[routes.absentCount] = visit;
    routes.absentCount += 1;
  }
}
