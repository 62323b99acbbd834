import { distanceMetres, type Position } from '../../../kernel/position.ts';
import type { TravelMatrix } from '../travel-matrix.ts';
import type { DistrictClass, TravelParameters } from './travel-parameters.ts';

/** A way as the estimator sees it. */
export type Way = {
  /** The straight line. */
  readonly metres: number;
  readonly from: DistrictClass;
  readonly to: DistrictClass;
  /** Of the local day, 0 to 23. */
  readonly hour: number;
};

export type ClassedPlace = { readonly position: Position; readonly class: DistrictClass };

const secondsPerMetre = (speedKmh: number) => 3.6 / speedKmh;

/**
 * Seconds a metre of the straight line takes while the roads are as on the whole of the day. Half of the way is taken to be in either end's kind of district: what
 * lies between is not looked at, so that there and back are alike.
 */
const usualPace = (parameters: TravelParameters, { from, to }: Pick<Way, 'from' | 'to'>): number =>
  ((secondsPerMetre(parameters.speedKmh[from]) + secondsPerMetre(parameters.speedKmh[to])) / 2) *
  parameters.detour;

/** The same at the hour of the way. */
export const paceOf = (parameters: TravelParameters, way: Omit<Way, 'metres'>): number =>
  usualPace(parameters, way) * (parameters.slowness[way.hour] ?? 1);

/** Seconds on the road, without what no distance explains, while the roads are as on the whole of the day. */
export const roadSeconds = (parameters: TravelParameters, way: Omit<Way, 'hour'>): number =>
  way.metres * usualPace(parameters, way);

/** Seconds; none to where one is already. */
export const estimateSeconds = (parameters: TravelParameters, way: Way): number =>
  way.metres === 0 ? 0 : parameters.setupSeconds + way.metres * paceOf(parameters, way);

/** Every way between the places at one hour. Two matrices of n² doubles: 16 n² bytes, 1.6 MB for 316 places. */
export function estimateMatrix(
  parameters: TravelParameters,
  places: readonly ClassedPlace[],
  hour: number,
): TravelMatrix {
  const count = places.length;
  const seconds = new Float64Array(count * count);
  const metres = new Float64Array(count * count);
  for (const [from, start] of places.entries())
    for (let to = from + 1; to < count; to += 1) {
      const end = places[to] as ClassedPlace;
      const line = distanceMetres(start.position, end.position);
      const way = { metres: line, from: start.class, to: end.class, hour };
      const there = from * count + to;
      const back = to * count + from;
      seconds[there] = seconds[back] = estimateSeconds(parameters, way);
      metres[there] = metres[back] = line * parameters.detour;
    }
  return { places: count, seconds, metres };
}
