import { endOf, type Instance, startOf } from './instance.ts';
import { KnownPlaces } from './known-places.ts';
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import { absent, type Routes } from './routes.ts';

const nearestTried = 5;

/**
 * The cheapest feasible place for one visit among all routes. With a chance of `blinkRate` the place on a route is not
 * seen: the "blinks" of Christiaens and Vanden Berghe (2020), which keep a greedy insertion from always giving the same
 * answer. They blink at each place; what is known of a route is its best place only.
 */
export class Insertion {
  /** The answer of `find`: what the place costs more, the node it follows, the vehicle. */
  cost = Number.POSITIVE_INFINITY;
  after = -1;
  vehicle = -1;
  /** 1 for vehicles that stay empty. */
  readonly closed: Uint8Array;
  private readonly routes: Routes;
  private readonly neighbours: Neighbours;
  private readonly vehicleTriedIn: Int32Array;
  private readonly instance: Instance;
  private readonly random: Random;
  private readonly blinkScale: number;
  private untilBlink: number;
  /** The search in which the class of an empty vehicle was last tried. */
  private readonly triedIn: Int32Array;
  private searches = 0;
  private readonly known: KnownPlaces;

  constructor(routes: Routes, neighbours: Neighbours, random: Random, blinkRate: number) {
    this.routes = routes;
    this.neighbours = neighbours;
    this.vehicleTriedIn = new Int32Array(routes.instance.vehicles);
    this.instance = routes.instance;
    this.random = random;
    this.blinkScale = blinkRate > 0 ? 1 / Math.log(1 - blinkRate) : 0;
    this.closed = new Uint8Array(routes.instance.vehicles);
    this.triedIn = new Int32Array(Math.max(1, routes.instance.vehicles));
    this.untilBlink = this.drawBlink();
    this.known = new KnownPlaces(routes.instance);
  }

  /** @returns whether there is a place cheaper than `limit`. */
  find(visit: number, limit: number): boolean {
    const { routes, instance } = this;
    this.cost = limit;
    this.vehicle = -1;
    this.searches += 1;
    this.tryNearest(visit);
    for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) {
      if (this.vehicleTriedIn[vehicle] === this.searches) continue;
      if (routes.size[vehicle] > 0 || this.isNewClass(vehicle)) this.tryVehicle(visit, vehicle);
    }
    return this.vehicle !== -1;
  }

  /** The routes of the nearest visits first: a good place found early rules most others out by their detour alone. */
  private tryNearest(visit: number): void {
    const { first, visits } = this.neighbours;
    const end = Math.min(first[visit + 1], first[visit] + nearestTried);
    for (let index = first[visit]; index < end; index += 1) {
      const vehicle = this.routes.vehicleOf[visits[index]];
      if (vehicle === absent || this.vehicleTriedIn[vehicle] === this.searches) continue;
      this.vehicleTriedIn[vehicle] = this.searches;
      this.tryVehicle(visit, vehicle);
    }
  }

  /** Whether one route has a place cheaper than the best so far. */
  private tryVehicle(visit: number, vehicle: number): void {
    this.untilBlink -= 1;
    if (this.untilBlink < 0) {
      this.untilBlink = this.drawBlink();
      return;
    }
    const { known } = this;
    const state = this.routes.state[vehicle];
    if (!known.recall(visit, vehicle, state, this.cost)) {
      const least = this.look(visit, vehicle);
      known.keep(visit, vehicle, state, least, this.vehicle === vehicle ? this.after : -1);
    } else if (known.after >= 0 && known.cost < this.cost) {
      this.cost = known.cost;
      this.after = known.after;
      this.vehicle = vehicle;
    }
  }

  /**
   * Looks through one route for a place cheaper than the best so far.
   * @returns what it costs; where there is none, what a place would cost at least
   */
  private look(visit: number, vehicle: number): number {
    if (!this.fits(visit, vehicle)) return Number.POSITIVE_INFINITY;
    const { routes, instance } = this;
    const { place, places, sealed } = instance;
    const { next, ready, latest, arc } = routes;
    const rate = instance.rate[vehicle];
    const arcTo = instance.arcCost[rate];
    const arcFrom = instance.arcCostFrom[rate];
    const row = place[visit] * places;
    const end = endOf(instance, vehicle);
    const opens = instance.windowOpen[instance.windowFirst[visit]];
    const closes = instance.windowClose[instance.windowFirst[visit + 1] - 1];
    const leaves = opens + instance.service[visit];
    const standing = this.standing(visit, vehicle);
    let least = Number.POSITIVE_INFINITY;
    for (let after = startOf(instance, vehicle); after !== end; after = next[after]) {
      if (ready[after] > closes) break;
      const before = next[after];
      // Most places end here: two reads and a comparison each.
      if (leaves > latest[before] || sealed[before] === 1) continue;
      const detour = arcFrom[row + place[after]] + arcTo[row + place[before]] - arc[after] + standing;
      const cost =
        detour >= this.cost
          ? detour
          : detour + this.lateness(visit, vehicle, after, before, this.cost - detour);
      if (cost < least) least = cost;
      if (cost >= this.cost) continue;
      this.cost = cost;
      this.after = after;
      this.vehicle = vehicle;
    }
    return least;
  }

  /**
   * What the visit and those after it cost more in lateness and overtime, or at least so much where that is `limit` or
   * more; `Infinity` when a window would close.
   */
  private lateness(visit: number, vehicle: number, after: number, before: number, limit: number): number {
    const { routes, instance } = this;
    const { travelling, timing } = routes;
    const start = travelling.go(vehicle, after, visit, routes.ready[after], routes.breaksTaken[after]);
    if (start === Number.POSITIVE_INFINITY) return start;
    const ready = start + instance.service[visit];
    const taken = travelling.breaksTaken;
    const away = instance.travel[instance.place[visit] * instance.places + instance.place[before]];
    if (ready + away > routes.latest[before]) return Number.POSITIVE_INFINITY;
    const own = timing.lateness(visit, start);
    if (own >= limit) return own;
    if (!this.mayDrive(visit, vehicle, after, before)) return Number.POSITIVE_INFINITY;
    if (ready + away <= routes.flatAfter(vehicle, before, taken)) return own;
    return own + routes.changeFrom(vehicle, before, visit, ready, taken, limit - own);
  }

  private mayDrive(visit: number, vehicle: number, after: number, before: number): boolean {
    const { place, places, travel, maxTravel } = this.instance;
    if (maxTravel[vehicle] === Number.POSITIVE_INFINITY) return true;
    const there =
      travel[place[after] * places + place[visit]] + travel[place[visit] * places + place[before]];
    const saved = travel[place[after] * places + place[before]];
    return this.routes.routeTravel[vehicle] + there - saved <= maxTravel[vehicle];
  }

  private fits(visit: number, vehicle: number): boolean {
    const { allowed, visits, kinds, demand, capacity } = this.instance;
    if (allowed[vehicle * visits + visit] === 0) return false;
    for (let kind = 0; kind < kinds; kind += 1) {
      const load = this.routes.load[vehicle * kinds + kind] + demand[visit * kinds + kind];
      if (load > capacity[vehicle * kinds + kind]) return false;
    }
    return true;
  }

  /** The cost of using an empty vehicle or another one than before; the fairness of work is counted where it is exact, in `refresh`. */
  private standing(visit: number, vehicle: number): number {
    const { fixedCost, fairness, service, anchor, movePrice } = this.instance;
    const moved = anchor[visit] >= 0 && anchor[visit] !== vehicle ? movePrice : 0;
    const fixed = moved + (this.routes.size[vehicle] === 0 ? fixedCost[vehicle] : 0);
    if (fairness === 0) return fixed;
    const before = this.routes.routeWork[vehicle];
    const hours = service[visit] / 3600;
    return fixed + fairness * (2 * before + hours) * hours;
  }

  private isNewClass(vehicle: number): boolean {
    if (this.closed[vehicle] === 1) return false;
    const alike = this.instance.vehicleClass[vehicle];
    if (this.triedIn[alike] === this.searches) return false;
    this.triedIn[alike] = this.searches;
    return true;
  }

  private drawBlink(): number {
    if (this.blinkScale === 0) return Number.POSITIVE_INFINITY;
    return Math.floor(Math.log(1 - this.random.unit()) * this.blinkScale);
  }
}
