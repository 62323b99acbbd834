import { faultOf, type RecordedTrip, type TripFault } from './recorded-trip.ts';

export type JudgedTrip = { readonly trip: RecordedTrip; readonly fault: TripFault | null };

/** In order of departure, whatever order they came in. */
export const judgeTrips = (trips: readonly RecordedTrip[]): readonly JudgedTrip[] =>
  trips
    .map((trip) => ({ trip, fault: faultOf(trip) }))
    .sort((a, b) => a.trip.departedAt - b.trip.departedAt || (a.trip.id < b.trip.id ? -1 : 1));

/** Of all trips that were far enough; more are too fast or too slow only where records do not follow roads. */
const mostImpossibleShare = 0.1;
/** Of so many trips of which one in four is impossible, one in ten appears so by chance once in three thousand times. */
const fewestToTrustAlone = 100;

/**
 * The trips that may be learnt from: all of them, or the latest half, quarter, … from where they are credible, so that
 * history from another system does not spoil for ever what is recorded well since. None when not even the latest are.
 */
export function credibleTrips(judged: readonly JudgedTrip[]): readonly JudgedTrip[] {
  if (areCredible(judged)) return judged;
  const latest = judged.slice(Math.ceil(judged.length / 2));
  return latest.length < fewestToTrustAlone ? [] : credibleTrips(latest);
}

function areCredible(judged: readonly JudgedTrip[]): boolean {
  const far = judged.filter(({ fault }) => fault !== 'too-near');
  const impossible = far.filter(({ fault }) => fault === 'too-fast' || fault === 'too-slow');
  return impossible.length <= far.length * mostImpossibleShare;
}
