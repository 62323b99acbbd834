import { z } from 'zod';
import { dayMs, hourMs, type Instant } from '../../../kernel/instant.ts';
import { startOfLocalDay } from '../../hand-over/watch.ts';

export const districtClasses = ['city', 'suburban', 'rural'] as const;
export type DistrictClass = (typeof districtClasses)[number];

const positive = z.number().positive();

/** All the built-in estimator knows of roads: `setup + straight line × detour ÷ speed × slowness of the hour`. */
export const travelParametersSchema = z.strictObject({
  /** Metres on the road for each metre of the straight line. Trips do not tell it: they have no odometer. */
  detour: z.number().min(1),
  /** Seconds of every trip that no distance explains: packing up, parking, finding the door. */
  setupSeconds: z.number().nonnegative(),
  /** On the road, over the whole day. */
  speedKmh: z.strictObject({ city: positive, suburban: positive, rural: positive }),
  /** How many times as long the road takes, by hour of the local day from 0 to 23. */
  slowness: z.array(positive).length(24),
});
export type TravelParameters = z.infer<typeof travelParametersSchema>;

/**
 * Before any trip is recorded. Roads here are about 1.35 times the straight line; speeds so that 26 km/h, stops included, lies
 * between city and country; slowness after the rush of factory shifts at 6–8 and 16–18. Guesses, and shown as such.
 */
export const defaultTravelParameters: TravelParameters = {
  detour: 1.35,
  setupSeconds: 120,
  speedKmh: { city: 24, suburban: 29, rural: 34 },
  slowness: [
    0.85, 0.85, 0.85, 0.85, 0.85, 0.95, 1.15, 1.2, 1.1, 1, 1, 1.05, 1.05, 1, 1, 1.05, 1.2, 1.25, 1.1, 1, 0.95,
    0.9, 0.85, 0.85,
  ],
};

/** Whole hours since local midnight. */
export const hourOfDay = (at: Instant): number => Math.floor((at - startOfLocalDay(at)) / hourMs);

/** Whole hours since Monday's local midnight; 1970-01-01 was a Thursday. */
export function hourOfWeek(at: Instant): number {
  const day = Math.round((startOfLocalDay(at) - startOfLocalDay(0)) / dayMs);
  return ((((day + 3) % 7) + 7) % 7) * 24 + hourOfDay(at);
}
