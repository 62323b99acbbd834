import { startOf } from './instance.ts';
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import { absent, type Routes } from './routes.ts';
import type { Undo } from './undo.ts';

export type StringRemovalSettings = {
  /** Visits taken out on average. */
  readonly averageRemoved: number;
  readonly longestString: number;
  /** The chance that a string keeps some visits in its middle. */
  readonly splitRate: number;
  /** The chance that the kept part grows by one more. */
  readonly splitDepth: number;
  /** The chance that two neighbouring routes are taken out whole, so that one may do for both. */
  readonly wholeRouteRate: number;
};

export const stringRemovalSettings: StringRemovalSettings = {
  averageRemoved: 10,
  longestString: 10,
  splitRate: 0.5,
  splitDepth: 0.01,
  wholeRouteRate: 0.02,
};

/**
 * Takes strings of consecutive visits out of neighbouring routes, which leaves room (slack) in several of them at one
 * place: the ruin of "Slack Induction by String Removals" (Christiaens and Vanden Berghe, Transportation Science 2020).
 */
export class StringRemoval {
  private readonly routes: Routes;
  private readonly undo: Undo;
  private readonly neighbours: Neighbours;
  private readonly random: Random;
  private readonly settings: StringRemovalSettings;

  constructor(
    parts: { routes: Routes; undo: Undo; neighbours: Neighbours; random: Random },
    settings: StringRemovalSettings,
  ) {
    this.routes = parts.routes;
    this.undo = parts.undo;
    this.neighbours = parts.neighbours;
    this.random = parts.random;
    this.settings = settings;
  }

  /** @returns false when a route cannot be driven without what was taken out (a hole in the matrix). */
  ruin(): boolean {
    const { routes, neighbours, random, settings } = this;
    const { visits } = routes.instance;
    const isWhole = random.unit() < settings.wholeRouteRate;
    const longest = isWhole ? visits : Math.min(settings.longestString, this.averageRouteSize());
    const strings = isWhole ? 2 : this.drawStrings(longest);
    const seed = random.below(visits);
    const end = neighbours.first[seed + 1];
    let worst = this.ruinAt(seed, longest, isWhole);
    let ruined = Math.abs(worst);
    for (let index = neighbours.first[seed]; index < end && ruined < strings; index += 1) {
      const result = this.ruinAt(neighbours.visits[index], longest, isWhole);
      ruined += Math.abs(result);
      worst = Math.min(worst, result);
    }
    return worst >= 0;
  }

  private drawStrings(longest: number): number {
    const most = (4 * this.settings.averageRemoved) / (1 + longest) - 1;
    return Math.floor(1 + this.random.unit() * most);
  }

  private averageRouteSize(): number {
    const { instance, size, absentCount } = this.routes;
    let used = 0;
    for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) if (size[vehicle] > 0) used += 1;
    return used === 0 ? 1 : (instance.visits - absentCount) / used;
  }

  /** @returns 0 when there was nothing to do at this visit, -1 when the rest cannot be driven, otherwise 1. */
  private ruinAt(visit: number, longest: number, isWhole: boolean): number {
    const { routes, undo } = this;
    const vehicle = routes.vehicleOf[visit];
    if (vehicle === absent || undo.isTouched(vehicle)) return 0;
    undo.touch(vehicle);
    const size = routes.size[vehicle];
    const most = Math.min(size, longest);
    const length = isWhole ? size : Math.floor(1 + this.random.unit() * most);
    this.removeString(visit, vehicle, Math.min(length, size));
    return routes.refresh(vehicle) ? 1 : -1;
  }

  private removeString(visit: number, vehicle: number, length: number): void {
    const { routes, random } = this;
    const kept = this.keptInside(length, routes.size[vehicle]);
    const span = length + kept;
    const rank = routes.rank[visit];
    const earliest = Math.max(1, rank - span + 1);
    const latest = Math.min(rank, routes.size[vehicle] - span + 1);
    const from = earliest + random.below(latest - earliest + 1);
    const keepFrom = kept === 0 ? -1 : from + 1 + random.below(length - 1 || 1);
    let node = startOf(routes.instance, vehicle);
    for (let step = 0; step < from; step += 1) node = routes.next[node];
    for (let at = from; at < from + span; at += 1) {
      const following = routes.next[node];
      const isKept = at >= keepFrom && at < keepFrom + kept;
      if (!isKept && routes.instance.pinned[node] === 0) this.remove(node);
      node = following;
    }
  }

  /** How many visits a string of this length spares in its middle; 0 for a string in one piece. */
  private keptInside(length: number, size: number): number {
    const { random, settings } = this;
    if (length < 2 || length >= size || random.unit() >= settings.splitRate) return 0;
    let kept = 1;
    while (length + kept < size && random.unit() < settings.splitDepth) kept += 1;
    return kept;
  }

  private remove(visit: number): void {
    const { routes } = this;
    routes.unlink(visit);
    routes.absentVisits[routes.absentCount] = visit;
    routes.absentCount += 1;
  }
}
