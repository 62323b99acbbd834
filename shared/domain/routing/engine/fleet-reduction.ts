import { endOf, startOf } from './instance.ts';
import { keepRoutes, loadRoutes, type RouteList } from './route-list.ts';
import type { Search } from './search.ts';

/**
 * Makes do with fewer vehicles: dissolves a route, then searches for a plan that seats everybody again. Visits that
 * are left out often count more (the absence counters of SISR's fleet minimisation, in the spirit of Nagata and
 * Bräysy's ejection pool, 2009), so that the search trades a hard visit for easier ones.
 */
export class FleetReduction {
  private readonly search: Search;
  private readonly full: RouteList;
  private readonly absences: Float64Array;

  /** @param search has begun, and leaves nobody out. */
  constructor(search: Search) {
    const { routes, best, recreate } = search;
    this.search = search;
    this.full = best;
    this.absences = new Float64Array(routes.instance.visits).fill(1);
    for (let vehicle = 0; vehicle < routes.instance.vehicles; vehicle += 1)
      recreate.insertion.closed[vehicle] = routes.size[vehicle] === 0 ? 1 : 0;
    this.dissolveOne();
  }

  run(iterations: number, temperature: number): void {
    for (let count = 0; count < iterations; count += 1) this.iterate(temperature);
  }

  /** Goes back to the last plan that seats everybody. */
  end(): void {
    const { routes, recreate } = this.search;
    loadRoutes(routes, this.full);
    for (let vehicle = 0; vehicle < routes.instance.vehicles; vehicle += 1)
      recreate.insertion.closed[vehicle] = routes.size[vehicle] === 0 ? 1 : 0;
  }

  private iterate(temperature: number): void {
    const { search } = this;
    const { routes, undo } = search;
    const absenceBefore = this.absenceSum();
    const costBefore = routes.cost;
    if (!search.move()) return;
    const absence = this.absenceSum();
    for (let index = 0; index < routes.absentCount; index += 1)
      this.absences[routes.absentVisits[index]] += 1;
    const rise = routes.cost - costBefore;
    const accepted =
      absence < absenceBefore || (absence === absenceBefore && search.accepts(rise, temperature));
    if (!accepted) undo.rollback();
    else if (routes.absentCount === 0) {
      keepRoutes(routes, this.full, routes.cost);
      this.dissolveOne();
    }
  }

  private absenceSum(): number {
    const { absentVisits, absentCount } = this.search.routes;
    let sum = 0;
    for (let index = 0; index < absentCount; index += 1) sum += this.absences[absentVisits[index]];
    return sum;
  }

  /** Closes the vehicle whose visits were left out least, and takes them out. */
  private dissolveOne(): void {
    const { routes, recreate } = this.search;
    const { instance, next } = routes;
    const vehicle = this.easiestVehicle();
    if (vehicle === -1) return;
    const end = endOf(instance, vehicle);
    for (let node = next[startOf(instance, vehicle)]; node !== end; node = next[startOf(instance, vehicle)]) {
      routes.unlink(node);
      routes.absentVisits[routes.absentCount] = node;
      routes.absentCount += 1;
    }
    routes.refresh(vehicle);
    recreate.insertion.closed[vehicle] = 1;
  }

  private easiestVehicle(): number {
    const { routes } = this.search;
    const { instance, next } = routes;
    let easiest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) {
      if (routes.size[vehicle] === 0) continue;
      let sum = 0;
      const end = endOf(instance, vehicle);
      for (let node = next[startOf(instance, vehicle)]; node !== end; node = next[node])
        sum += this.absences[node];
      if (sum >= least) continue;
      least = sum;
      easiest = vehicle;
    }
    return easiest;
  }
}
