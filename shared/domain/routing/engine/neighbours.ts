import type { Instance } from './instance.ts';

/** For each visit the others, nearest first: those of `visit` at `first[visit] … first[visit + 1] - 1`. */
export type Neighbours = { readonly first: Int32Array; readonly visits: Int32Array };

/** The `most` nearest of each visit by travel there and back; those out of reach last. */
export function findNeighbours(instance: Instance, most: number): Neighbours {
  const { visits } = instance;
  const each = Math.max(0, Math.min(most, visits - 1));
  const first = new Int32Array(visits + 1);
  const nearest = new Int32Array(visits * each);
  const distance = new Float64Array(visits);
  for (let visit = 0; visit < visits; visit += 1) {
    measureFrom(instance, visit, distance);
    const within = distance.slice().sort()[each];
    const candidates: number[] = [];
    for (let other = 0; other < visits; other += 1)
      if (other !== visit && distance[other] <= within) candidates.push(other);
    candidates.sort((a, b) => distance[a] - distance[b] || a - b);
    nearest.set(candidates.slice(0, each), visit * each);
    first[visit + 1] = (visit + 1) * each;
  }
  return { first, visits: nearest };
}

/** Finite stand-in for the unreachable, so that sorting stays an order. */
const outOfReach = Number.MAX_VALUE;

/** The visit itself stands first: nothing is nearer. */
function measureFrom(
  { visits, place, places, travel }: Instance,
  from: number,
  distance: Float64Array,
): void {
  for (let to = 0; to < visits; to += 1) {
    const both = travel[place[from] * places + place[to]] + travel[place[to] * places + place[from]];
    distance[to] = Math.min(both, outOfReach);
  }
  distance[from] = -1;
}
