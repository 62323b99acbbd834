import { hourMs, type Instant, instant, minuteMs } from '../../../../kernel/instant.ts';
import { distanceMetres, type Position } from '../../../../kernel/position.ts';
import { startOfLocalDay } from '../../../hand-over/watch.ts';
import { Random } from '../../engine/random.ts';
import { estimateSeconds } from '../estimate-travel.ts';
import type { RecordedTrip } from '../recorded-trip.ts';
import { type DistrictClass, hourOfDay, type TravelParameters } from '../travel-parameters.ts';

/** City in the west of this line, country in the east, suburbs between. */
export const classByLongitude = ({ longitude }: Position): DistrictClass => {
  if (longitude < 107.25) return 'city';
  return longitude < 107.4 ? 'suburban' : 'rural';
};

/**
 * Trips between random places at random hours, as roads with these parameters would give them, each off by a factor
 * that is even on either side.
 */
export function plantedTrips(
  truth: TravelParameters,
  { count, seed, noise }: { readonly count: number; readonly seed: number; readonly noise: number },
): readonly RecordedTrip[] {
  const random = new Random(seed);
  const between = (from: number, to: number) => from + random.unit() * (to - from);
  const place = (): Position => ({ longitude: between(107.1, 107.55), latitude: between(-6.5, -6.1) });
  const monday = startOfLocalDay(Date.parse('2026-11-02T12:00:00+07:00'));
  return Array.from({ length: count }, (_, index) => {
    const from = place();
    const to = place();
    const departedAt: Instant = instant(monday + index * 20 * minuteMs + Math.floor(random.unit() * hourMs));
    const way = { metres: distanceMetres(from, to), from: classByLongitude(from), to: classByLongitude(to) };
    const seconds = estimateSeconds(truth, { ...way, hour: hourOfDay(departedAt) });
    const driven = seconds * Math.exp(between(-noise, noise));
    return { id: `trip-${index}`, departedAt, arrivedAt: instant(departedAt + driven * 1000), from, to };
  });
}
