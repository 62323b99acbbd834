import { z } from 'zod';
import { hourMs, instantSchema, minuteMs, secondMs } from '../../../kernel/instant.ts';
import { distanceMetres, positionSchema } from '../../../kernel/position.ts';

/** A way a technician drove, from "departed" to "arrived". */
export const recordedTripSchema = z.strictObject({
  /** Of the ticket's arrival. */
  id: z.string(),
  departedAt: instantSchema,
  arrivedAt: instantSchema,
  from: positionSchema,
  to: positionSchema,
});
export type RecordedTrip = z.infer<typeof recordedTripSchema>;

/** Why a trip teaches nothing of roads. */
export const tripFaults = ['too-near', 'too-brief', 'too-long', 'too-fast', 'too-slow'] as const;
export type TripFault = (typeof tripFaults)[number];

/** Below, the pressing of two buttons weighs more than the road. */
const nearestMetres = 200;
const briefestMs = minuteMs;
/** Across the regency and back takes three hours; what is longer had something else in it. */
const longestMs = 3 * hourMs;
/** Of the straight line: nobody here rides so fast on the road, and whoever walks is faster. */
const fastestKmh = 80;
const slowestKmh = 2;

export function faultOf(trip: RecordedTrip): TripFault | null {
  const metres = distanceMetres(trip.from, trip.to);
  const spentMs = trip.arrivedAt - trip.departedAt;
  if (metres < nearestMetres) return 'too-near';
  if (spentMs < briefestMs) return 'too-brief';
  if (spentMs > longestMs) return 'too-long';
  const kmh = (metres / spentMs) * secondMs * 3.6;
  if (kmh > fastestKmh) return 'too-fast';
  return kmh < slowestKmh ? 'too-slow' : null;
}
