/** About six megabytes, and a place for each visit on each route of 1000 visits and 260 vehicles. */
const mostKept = 2 ** 18;

/**
 * What was found out of a visit's places on routes that have not changed since: of ten insertions into thirty routes,
 * many were looked into a few moves ago. Of a route each answer is either its cheapest place or what any would cost at
 * least.
 */
export class KnownPlaces {
  /** The answer of `recall`: the cost of the cheapest place, or what any costs at least. */
  cost = Number.POSITIVE_INFINITY;
  /** The node the place follows; -1 where there is none. */
  after = -1;
  private readonly vehicles: number;
  private readonly kept: number;
  private readonly visits: Int32Array;
  private readonly states: Float64Array;
  private readonly costs: Float64Array;
  private readonly afters: Int32Array;

  constructor({ visits, vehicles }: { readonly visits: number; readonly vehicles: number }) {
    this.vehicles = vehicles;
    this.kept = Math.max(1, Math.min(mostKept, visits * vehicles));
    this.visits = new Int32Array(this.kept);
    this.states = new Float64Array(this.kept);
    this.costs = new Float64Array(this.kept);
    this.afters = new Int32Array(this.kept);
  }

  /** @param state of the route, of which each has its own. @returns whether the answer holds for all costs below `limit` */
  recall(visit: number, vehicle: number, state: number, limit: number): boolean {
    const slot = this.slotOf(visit, vehicle);
    if (this.states[slot] !== state || this.visits[slot] !== visit) return false;
    this.cost = this.costs[slot];
    this.after = this.afters[slot];
    return this.after >= 0 || limit <= this.cost;
  }

  keep(visit: number, vehicle: number, state: number, cost: number, after: number): void {
    const slot = this.slotOf(visit, vehicle);
    this.visits[slot] = visit;
    this.states[slot] = state;
    this.costs[slot] = cost;
    this.afters[slot] = after;
  }

  private slotOf(visit: number, vehicle: number): number {
    return (visit * this.vehicles + vehicle) % this.kept;
  }
}
