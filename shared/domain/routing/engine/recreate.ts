import { Insertion } from './insertion.ts';
import type { Instance } from './instance.ts';
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import type { Routes } from './routes.ts';
import type { Undo } from './undo.ts';

/** How often visits are put back in random order, or by demand, far, near, narrow window, early, late first (as in SISR). */
const weights = [4, 4, 2, 1, 2, 2, 2];
const weightSum = weights.reduce((sum, weight) => sum + weight, 0);

/** Puts what is left out back, one visit after the other, each at its cheapest place, or leaves it out at its price. */
export class Recreate {
  readonly insertion: Insertion;
  private readonly routes: Routes;
  private readonly undo: Undo;
  private readonly random: Random;
  /** One key a visit for each order but the random one. */
  private readonly keys: readonly Float64Array[];
  private readonly drawn: Float64Array;
  private readonly price: Float64Array;

  constructor(
    parts: { routes: Routes; undo: Undo; neighbours: Neighbours; random: Random },
    price: Float64Array,
    blinkRate: number,
  ) {
    this.routes = parts.routes;
    this.undo = parts.undo;
    this.random = parts.random;
    this.price = price;
    this.insertion = new Insertion(parts.routes, parts.neighbours, parts.random, blinkRate);
    this.keys = orderKeys(parts.routes.instance);
    this.drawn = new Float64Array(parts.routes.instance.visits);
  }

  recreate(): void {
    const { routes } = this;
    const { absentVisits } = routes;
    const count = routes.absentCount;
    this.sort(count);
    let left = 0;
    for (let index = 0; index < count; index += 1) {
      const visit = absentVisits[index];
      if (this.insert(visit)) continue;
      absentVisits[left] = visit;
      left += 1;
    }
    routes.absentCount = left;
  }

  /** What the visits left out cost. */
  absenceCost(): number {
    const { absentVisits, absentCount } = this.routes;
    let cost = 0;
    for (let index = 0; index < absentCount; index += 1) cost += this.price[absentVisits[index]];
    return cost;
  }

  private insert(visit: number): boolean {
    const { insertion, routes, undo } = this;
    if (!insertion.find(visit, this.price[visit])) return false;
    undo.touch(insertion.vehicle);
    routes.link(visit, insertion.after, insertion.vehicle);
    if (routes.refresh(insertion.vehicle)) return true;
    // Forward and backward sums may differ in the last bit; the forward one is the truth.
    routes.unlink(visit);
    routes.refresh(insertion.vehicle);
    return false;
  }

  private sort(count: number): void {
    const { absentVisits } = this.routes;
    const order = this.drawOrder();
    const keys = order === 0 ? this.drawn : this.keys[order - 1];
    if (order === 0) for (let i = 0; i < count; i += 1) this.drawn[absentVisits[i]] = this.random.unit();
    // Insertion sort: there are about ten of them, and nothing is allocated.
    for (let i = 1; i < count; i += 1) {
      const visit = absentVisits[i];
      let at = i;
      for (; at > 0 && keys[absentVisits[at - 1]] > keys[visit]; at -= 1)
        absentVisits[at] = absentVisits[at - 1];
      absentVisits[at] = visit;
    }
  }

  private drawOrder(): number {
    let draw = this.random.below(weightSum);
    let order = 0;
    while (draw >= weights[order]) {
      draw -= weights[order];
      order += 1;
    }
    return order;
  }
}

function orderKeys(instance: Instance): Float64Array[] {
  const { visits, windowFirst, windowOpen, windowClose } = instance;
  const key = (of: (visit: number) => number) =>
    Float64Array.from({ length: visits }, (_, visit) => of(visit));
  const far = key((visit) => -distanceFromStart(instance, visit));
  const opens = (visit: number) => windowOpen[windowFirst[visit]];
  const closes = (visit: number) => windowClose[windowFirst[visit + 1] - 1];
  return [
    key((visit) => -largestShare(instance, visit)),
    far,
    far.map((value) => -value),
    key((visit) => closes(visit) - opens(visit)),
    key(opens),
    key((visit) => -closes(visit)),
  ];
}

/** The largest part of the mean capacity a visit takes of any kind. */
function largestShare({ kinds, demand, capacity, vehicles }: Instance, visit: number): number {
  let largest = 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    let total = 0;
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) total += capacity[vehicle * kinds + kind];
    if (total > 0) largest = Math.max(largest, (demand[visit * kinds + kind] * vehicles) / total);
  }
  return largest;
}

function distanceFromStart({ visits, vehicles, place, places, travel }: Instance, visit: number): number {
  let nearest = Number.MAX_VALUE;
  for (let vehicle = 0; vehicle < vehicles; vehicle += 1)
    nearest = Math.min(nearest, travel[place[visits + vehicle] * places + place[visit]]);
  return nearest;
}
