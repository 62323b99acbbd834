import { z } from 'zod';
import { instant, instantSchema, secondMs } from '../../../kernel/instant.ts';
import { distanceMetres, type Position } from '../../../kernel/position.ts';
import { credibleTrips, judgeTrips } from './credible-trips.ts';
import { estimateSeconds } from './estimate-travel.ts';
import { type DrivenWay, fitPaces, fitParameters } from './fit-parameters.ts';
import { type RecordedTrip, type TripFault, tripFaults } from './recorded-trip.ts';
import {
  type DistrictClass,
  hourOfDay,
  type TravelParameters,
  travelParametersSchema,
} from './travel-parameters.ts';
import { quantile } from './weighted-median.ts';

/** How far estimates lie from what was driven, in percent of the drive. */
export const estimateErrorSchema = z.strictObject({
  trips: z.int().nonnegative(),
  /** Half of the trips were nearer, and nine of ten. Null without trips. */
  medianPercent: z.number().nullable(),
  p90Percent: z.number().nullable(),
});
export type EstimateError = z.infer<typeof estimateErrorSchema>;

export const calibrationSchema = z.strictObject({
  parameters: travelParametersSchema,
  /**
   * Whether the parameters are learnt. `believed` without trips, and where so many of the recorded ones cannot have
   * been driven that the rest are not to be trusted either: buttons pressed late, places that are not where work was.
   */
  basis: z.enum(['trips', 'believed']),
  /** Each trip is estimated with paces that did not see it; setup, one number, has seen all. */
  error: estimateErrorSchema,
  /** First departure and last arrival of the trips that count; null without any. */
  span: z.strictObject({ from: instantSchema, until: instantSchema }).nullable(),
  /** Of the same span. */
  leftOut: z.array(z.strictObject({ id: z.string(), fault: z.enum(tripFaults) })),
});
export type Calibration = z.infer<typeof calibrationSchema>;

const folds = 5;

/** What recorded trips say of roads, by the kind of district at either end. In any order, the same answer. */
export function calibrateTravel(
  trips: readonly RecordedTrip[],
  classOf: (position: Position) => DistrictClass,
  believed: TravelParameters,
): Calibration {
  const judged = judgeTrips(trips);
  const credible = credibleTrips(judged);
  const taken = credible.length > 0 ? credible : judged;
  const sound = taken.flatMap(({ trip, fault }) => (fault ? [] : [trip]));
  const ways = sound.map((trip) => toWay(trip, classOf));
  const told = {
    span: spanOf(sound),
    leftOut: taken.flatMap(({ trip: { id }, fault }): { id: string; fault: TripFault }[] =>
      fault ? [{ id, fault }] : [],
    ),
  };
  if (credible.length === 0 || ways.length === 0) {
    const error = errorOf(ways.map((way) => percentOff(believed, way)));
    return { parameters: believed, basis: 'believed', error, ...told };
  }
  const parameters = fitParameters(ways, believed);
  return {
    parameters,
    basis: 'trips',
    error: crossValidate(ways, parameters.setupSeconds, believed),
    ...told,
  };
}

const toWay = (trip: RecordedTrip, classOf: (position: Position) => DistrictClass): DrivenWay => ({
  metres: distanceMetres(trip.from, trip.to),
  from: classOf(trip.from),
  to: classOf(trip.to),
  hour: hourOfDay(trip.departedAt),
  seconds: (trip.arrivedAt - trip.departedAt) / secondMs,
});

function spanOf(trips: readonly RecordedTrip[]): Calibration['span'] {
  const [first] = trips;
  if (!first) return null;
  const until = instant(trips.reduce((latest, { arrivedAt }) => Math.max(latest, arrivedAt), 0));
  return { from: first.departedAt, until };
}

function crossValidate(
  ways: readonly DrivenWay[],
  setupSeconds: number,
  believed: TravelParameters,
): EstimateError {
  const percents = Array.from({ length: folds }, (_, fold) => {
    const seen = ways.filter((_way, index) => index % folds !== fold);
    const learnt = fitPaces(seen, setupSeconds, believed);
    return ways.filter((_way, index) => index % folds === fold).map((way) => percentOff(learnt, way));
  });
  return errorOf(percents.flat());
}

const percentOff = (parameters: TravelParameters, way: DrivenWay): number =>
  (Math.abs(estimateSeconds(parameters, way) - way.seconds) / way.seconds) * 100;

function errorOf(percents: readonly number[]): EstimateError {
  if (percents.length === 0) return { trips: 0, medianPercent: null, p90Percent: null };
  return {
    trips: percents.length,
    medianPercent: quantile(percents, 0.5),
    p90Percent: quantile(percents, 0.9),
  };
}
