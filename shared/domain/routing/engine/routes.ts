import { endOf, type Instance, startOf } from './instance.ts';
import { Timing } from './timing.ts';
import { Travelling } from './travelling.ts';

export const absent = -1;

/**
 * A plan under search: each vehicle's route as a doubly linked list of nodes with its schedule (everything as early
 * as it can be), what it costs, and the visits left out. Only what is feasible is ever held: windows, loads, breaks
 * and driving limits hold on every route; lateness and overtime cost.
 *
 * Two backward times make most insertions a question of O(1), as in Savelsbergh's forward slack (1992): arriving at a
 * node by `latest` keeps every window after it, arriving by `flat` keeps every cost after it. Between the two, the
 * rest of the route is walked.
 */
export class Routes {
  readonly instance: Instance;
  readonly timing: Timing;
  readonly travelling: Travelling;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** The vehicle that serves a node, or `absent`. */
  readonly vehicleOf: Int32Array;
  /** Places from the start of the route, which has 0. */
  readonly rank: Int32Array;
  readonly start: Float64Array;
  /** When the vehicle is free to leave the node. */
  readonly ready: Float64Array;
  /** The first of the vehicle's breaks not yet taken when it leaves the node. */
  readonly breaksTaken: Int32Array;
  /** Lateness of the route up to and with the node. */
  readonly lateUpTo: Float64Array;
  readonly latest: Float64Array;
  readonly flat: Float64Array;
  /** The cost of the arc to the next node. */
  readonly arc: Float64Array;
  readonly size: Int32Array;
  readonly load: Float64Array;
  readonly routeCost: Float64Array;
  readonly routeTravel: Float64Array;
  readonly routeWork: Float64Array;
  /** Another number whenever a route is refreshed; the same only for the same visits in the same order. */
  readonly state: Float64Array;
  /** The visits left out, in any order. */
  readonly absentVisits: Int32Array;
  absentCount = 0;
  /** Sum of the routes' costs; what is left out is priced by whoever asks. */
  cost = 0;
  private states = 0;

  constructor(instance: Instance) {
    const nodes = instance.visits + 2 * instance.vehicles;
    this.instance = instance;
    this.timing = new Timing(instance);
    this.travelling = new Travelling(instance, this.timing);
    this.next = new Int32Array(nodes).fill(absent);
    this.previous = new Int32Array(nodes).fill(absent);
    this.vehicleOf = new Int32Array(nodes).fill(absent);
    this.rank = new Int32Array(nodes);
    this.start = new Float64Array(nodes);
    this.ready = new Float64Array(nodes);
    this.breaksTaken = new Int32Array(nodes);
    this.lateUpTo = new Float64Array(nodes);
    this.latest = new Float64Array(nodes);
    this.flat = new Float64Array(nodes);
    this.arc = new Float64Array(nodes);
    this.size = new Int32Array(instance.vehicles);
    this.load = new Float64Array(instance.vehicles * instance.kinds);
    this.routeCost = new Float64Array(instance.vehicles);
    this.routeTravel = new Float64Array(instance.vehicles);
    this.routeWork = new Float64Array(instance.vehicles);
    this.state = new Float64Array(instance.vehicles);
    this.absentVisits = new Int32Array(instance.visits);
    this.clear();
  }

  /** Every route empty, every visit left out. */
  clear(): void {
    const { visits, vehicles } = this.instance;
    for (let visit = 0; visit < visits; visit += 1) {
      this.vehicleOf[visit] = absent;
      this.absentVisits[visit] = visit;
    }
    this.absentCount = visits;
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) {
      this.empty(vehicle);
      this.refresh(vehicle);
    }
  }

  /** Links a vehicle's start to its end. The visits of the route are the caller's to place. */
  empty(vehicle: number): void {
    const from = startOf(this.instance, vehicle);
    const to = endOf(this.instance, vehicle);
    this.vehicleOf[from] = vehicle;
    this.vehicleOf[to] = vehicle;
    this.next[from] = to;
    this.previous[to] = from;
  }

  /** Puts an unlinked node behind another. The schedule holds again after `refresh`. */
  link(node: number, after: number, vehicle: number): void {
    const before = this.next[after];
    this.next[after] = node;
    this.previous[node] = after;
    this.next[node] = before;
    this.previous[before] = node;
    this.vehicleOf[node] = vehicle;
  }

  /** Takes a node out of its route. The schedule holds again after `refresh`. */
  unlink(node: number): void {
    const before = this.previous[node];
    const after = this.next[node];
    this.next[before] = after;
    this.previous[after] = before;
    this.vehicleOf[node] = absent;
  }

  /** Computes a route's schedule and cost anew. @returns false when the route as linked is not feasible. */
  refresh(vehicle: number): boolean {
    this.cost -= this.routeCost[vehicle];
    const feasible = this.goForward(vehicle);
    this.goBackward(vehicle);
    this.cost += this.routeCost[vehicle];
    this.states += 1;
    this.state[vehicle] = this.states;
    return feasible;
  }

  private goForward(vehicle: number): boolean {
    const { instance, next, travelling, timing } = this;
    const { place, places, service, travel, visits, anchor, movePrice } = instance;
    const arcCost = instance.arcCost[instance.rate[vehicle]];
    const end = endOf(instance, vehicle);
    let node = startOf(instance, vehicle);
    this.start[node] = instance.windowOpen[instance.windowFirst[node]];
    this.ready[node] = this.start[node];
    this.breaksTaken[node] = instance.breaksFirst[vehicle];
    this.lateUpTo[node] = 0;
    this.rank[node] = 0;
    let cost = 0;
    let driven = 0;
    let work = 0;
    let size = -1;
    while (node !== end) {
      const to = next[node];
      const index = place[node] * places + place[to];
      this.start[to] = travelling.go(vehicle, node, to, this.ready[node], this.breaksTaken[node]);
      this.breaksTaken[to] = travelling.breaksTaken;
      this.ready[to] = this.start[to] + service[to];
      this.lateUpTo[to] = this.lateUpTo[node] + timing.lateness(to, this.start[to]);
      this.arc[node] = arcCost[index];
      this.rank[to] = this.rank[node] + 1;
      cost += arcCost[index];
      driven += travel[index];
      if (to < visits && anchor[to] >= 0 && anchor[to] !== vehicle) cost += movePrice;
      work += travel[index] + service[to];
      size += 1;
      node = to;
    }
    this.size[vehicle] = size;
    // Nobody drives an empty route: its first visit saves no way from start to end.
    if (size === 0) this.arc[startOf(instance, vehicle)] = 0;
    this.routeTravel[vehicle] = driven;
    this.routeWork[vehicle] = work / 3600;
    const inTime = this.start[end] !== Number.POSITIVE_INFINITY;
    const feasible = this.weigh(vehicle) && inTime && driven <= instance.maxTravel[vehicle];
    // An infeasible route is about to be undone: it must not poison the sum with an infinite cost.
    const counts = feasible && size > 0;
    this.routeCost[vehicle] = counts ? cost + this.lateUpTo[end] + this.standing(vehicle) : 0;
    return feasible;
  }

  /** What a used route costs besides its arcs and its lateness. */
  private standing(vehicle: number): number {
    return this.instance.fixedCost[vehicle] + this.instance.fairness * this.routeWork[vehicle] ** 2;
  }

  /** The cost of the arcs alone. */
  arcSum(vehicle: number): number {
    const end = endOf(this.instance, vehicle);
    let sum = 0;
    for (let node = startOf(this.instance, vehicle); node !== end; node = this.next[node])
      sum += this.arc[node];
    return sum;
  }

  private weigh(vehicle: number): boolean {
    const { kinds, demand, capacity } = this.instance;
    const end = endOf(this.instance, vehicle);
    let fits = true;
    for (let kind = 0; kind < kinds; kind += 1) {
      let load = 0;
      let node = this.next[startOf(this.instance, vehicle)];
      for (; node !== end; node = this.next[node]) load += demand[node * kinds + kind];
      this.load[vehicle * kinds + kind] = load;
      if (load > capacity[vehicle * kinds + kind]) fits = false;
    }
    return fits;
  }

  private goBackward(vehicle: number): void {
    const { instance, timing, travelling } = this;
    const { place, places, service, travel } = instance;
    const first = startOf(instance, vehicle);
    let node = endOf(instance, vehicle);
    let latest = Number.POSITIVE_INFINITY;
    let flat = Number.POSITIVE_INFINITY;
    while (node !== first) {
      latest = timing.latestArrival(node, latest);
      flat = timing.latestArrival(node, Math.min(flat, timing.flatUntil(node, this.start[node])));
      this.latest[node] = latest;
      this.flat[node] = flat;
      const from = this.previous[node];
      const away = travel[place[from] * places + place[node]];
      const taken = this.breaksTaken[from];
      flat = travelling.latestUnchanged(vehicle, node, flat, taken, this.breaksTaken[node] - taken);
      latest -= away + service[from];
      flat -= away + service[from];
      node = from;
    }
  }

  /** By when whoever has taken so many breaks must arrive at `node` for everything from there on to cost what it does. */
  flatAfter(vehicle: number, node: number, breaksTaken: number): number {
    const rested = this.breaksTaken[node] - breaksTaken;
    if (rested < 0) return Number.NEGATIVE_INFINITY;
    return this.travelling.latestUnchanged(vehicle, node, this.flat[node], breaksTaken, rested);
  }

  /**
   * What the lateness and overtime from `node` on would become if the vehicle left `from` for it at `ready`.
   * Stops where the rest of the route costs what it did, or where the change is `limit` already.
   * @returns the change, or at least so much; `Infinity` when a window would close
   */
  changeFrom(
    vehicle: number,
    node: number,
    from: number,
    ready: number,
    breaksTaken: number,
    limit: number,
  ): number {
    const { travelling, timing } = this;
    const { service } = this.instance;
    const end = endOf(this.instance, vehicle);
    const until = this.previous[node];
    let late = 0;
    let at = from;
    let to = node;
    let free = ready;
    let taken = breaksTaken;
    for (;;) {
      const start = travelling.go(vehicle, at, to, free, taken);
      if (start === Number.POSITIVE_INFINITY) return start;
      taken = travelling.breaksTaken;
      late += timing.lateness(to, start);
      const asBefore = taken === this.breaksTaken[to] && start >= this.start[to] && start <= this.flat[to];
      const change = late - (this.lateUpTo[to] - this.lateUpTo[until]);
      if (to === end || asBefore || change >= limit) return change;
      free = start + service[to];
      at = to;
      to = this.next[to];
    }
  }
}
