import { FleetReduction } from './fleet-reduction.ts';
import type { Search } from './search.ts';

/**
 * How long to search. With a clock the temperature falls towards the deadline, which gives the best plan by then.
 * By iterations it falls in cycles that do not depend on how many there are: a longer search passes through the
 * shorter one, so it is never worse, and the same seed gives the same plan.
 */
export type SearchLimit =
  | { readonly kind: 'iterations'; readonly iterations: number }
  | { readonly kind: 'time'; readonly milliseconds: number; readonly clock: () => number };

export type AnnealOptions = {
  readonly limit: SearchLimit;
  /** Fewest vehicles first, cost second. */
  readonly fewestVehicles?: boolean;
  /** The plan it begins with is to be mended, not made anew: the search stays near it. */
  readonly mending?: boolean;
  /** Told now and then what share is done; answering false ends the search with the best so far. */
  readonly goesOn?: (share: number) => boolean;
};

/**
 * First temperature, in mean arc costs of the plan the search begins with; beyond so many visits it falls with their
 * number, for each gets fewer iterations. The last one is a thirtieth of it.
 */
const hottest = 3;
const hottestUpToVisits = 200;
const hottestMending = 0.1;
const cooling = 1 / 30;
/** While fewer vehicles are sought, distance hardly matters. */
const reductionTemperature = 0.01;
/** This share of a search for the fewest vehicles goes to seating everybody in fewer of them. */
const reductionShare = 0.5;
/** Iterations between two looks at the clock. */
const batch = 50;
/** Iterations of the first cycle for each visit; each later one lasts twice as long. */
const cyclePerVisit = 100;

/** Runs a search that has begun until its limit. */
export function anneal(search: Search, options: AnnealOptions): void {
  const unit = meanArcCost(search);
  const goesOn = options.goesOn ?? (() => true);
  const share = shareOf(search, options.limit);
  if (options.fewestVehicles) {
    const reduction = new FleetReduction(search);
    while (share() < reductionShare && goesOn(share())) reduction.run(batch, unit * reductionTemperature);
    reduction.end();
  }
  const hot = unit * (options.mending ? hottestMending : firstTemperature(search));
  const cooled = coolingOf(search, options.limit, share);
  for (let used = share(); used < 1 && goesOn(used); used = share())
    search.run(batchOf(search, options.limit), hot * cooling ** cooled());
}

function firstTemperature({ routes }: Search): number {
  return hottest * Math.min(1, hottestUpToVisits / routes.instance.visits);
}

function batchOf(search: Search, limit: SearchLimit): number {
  return limit.kind === 'time' ? batch : Math.min(batch, limit.iterations - search.iterations);
}

function shareOf(search: Search, limit: SearchLimit): () => number {
  if (limit.kind === 'iterations') return () => search.iterations / limit.iterations;
  const startedAt = limit.clock();
  return () => (limit.clock() - startedAt) / limit.milliseconds;
}

/** How far the temperature has fallen, from 0 to 1. */
function coolingOf(search: Search, limit: SearchLimit, share: () => number): () => number {
  if (limit.kind === 'time') {
    const from = share();
    return () => Math.min(1, (share() - from) / (1 - from));
  }
  let cycleFrom = search.iterations;
  let cycle = cyclePerVisit * search.routes.instance.visits;
  return () => {
    if (search.iterations - cycleFrom >= cycle) {
      cycleFrom += cycle;
      cycle *= 2;
    }
    return (search.iterations - cycleFrom) / cycle;
  };
}

function meanArcCost({ routes }: Search): number {
  const { instance } = routes;
  let sum = 0;
  let arcs = 0;
  for (let vehicle = 0; vehicle < instance.vehicles; vehicle += 1) {
    if (routes.size[vehicle] === 0) continue;
    arcs += routes.size[vehicle] + 1;
    sum += routes.arcSum(vehicle);
  }
  return arcs === 0 ? 0 : sum / arcs;
}
