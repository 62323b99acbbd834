import { endOf, startOf } from './instance.ts';
import type { Routes } from './routes.ts';

/**
 * How many anchored visits a plan moves. A visit is kept when it stays with its vehicle and in the order of the others
 * that stay: of each route the longest rising run of old places (longest increasing subsequence) through all its pinned
 * visits is kept, the rest moved. Who is pinned stays by definition: whatever changes places with it has moved.
 */
export class Changes {
  private readonly routes: Routes;
  /** The least last old place of a rising run of each length. */
  private readonly tails: Int32Array;
  /** Of the tails, those up to the last pinned visit: no later one is part of a run without them. */
  private settled = 0;
  private readonly anchored: number;

  constructor(routes: Routes) {
    this.routes = routes;
    this.tails = new Int32Array(routes.instance.visits);
    this.anchored = routes.instance.anchor.filter((vehicle) => vehicle >= 0).length;
  }

  count(): number {
    let kept = 0;
    for (let vehicle = 0; vehicle < this.routes.instance.vehicles; vehicle += 1) kept += this.keptOn(vehicle);
    return this.anchored - kept;
  }

  private keptOn(vehicle: number): number {
    const { next, instance } = this.routes;
    const end = endOf(instance, vehicle);
    let length = 0;
    this.settled = 0;
    for (let node = next[startOf(instance, vehicle)]; node !== end; node = next[node]) {
      if (instance.anchor[node] === vehicle) length = this.extend(node, length);
    }
    return length;
  }

  private extend(node: number, length: number): number {
    const { anchorRank, pinned } = this.routes.instance;
    const rank = anchorRank[node];
    let at = length;
    while (at > this.settled && this.tails[at - 1] > rank) at -= 1;
    if (pinned[node] === 1) {
      this.tails[at] = rank;
      this.settled = at + 1;
      return at + 1;
    }
    if (at > 0 && this.tails[at - 1] > rank) return length;
    this.tails[at] = rank;
    return Math.max(length, at + 1);
  }
}
