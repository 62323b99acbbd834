import {
  type Calibration,
  calibrateTravel,
} from '../../../../shared/domain/routing/travel/calibrate-travel.ts';
import type { ClassedDistrict } from '../../../../shared/domain/routing/travel/classify-districts.ts';
import type { District } from '../../../../shared/domain/routing/travel/district-map.ts';
import {
  type DistrictClass,
  defaultTravelParameters,
} from '../../../../shared/domain/routing/travel/travel-parameters.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { Queryable } from '../../../database/database.ts';
import { learnAgain } from '../learn-again.ts';
import { classDistricts, classesByPlace } from './districts.ts';
import { listTrips } from './list-trips.ts';

/** The built-in estimate as it stands: what it learnt, and from where. */
export type Estimate = {
  readonly calibration: Calibration;
  readonly districts: readonly ClassedDistrict[];
  readonly classOf: (position: Position) => DistrictClass;
  readonly learntAt: Instant;
};

/** Learns from the room's trips, again and again. */
export const createEstimator = (
  db: Queryable,
  districts: readonly District[],
): ((now: Instant) => Promise<Estimate>) => learnAgain((now) => learn(db, districts, now));

async function learn(db: Queryable, map: readonly District[], now: Instant): Promise<Estimate> {
  const districts = await classDistricts(db, map);
  const classOf = classesByPlace(map, districts);
  const calibration = calibrateTravel(await listTrips(db, now), classOf, defaultTravelParameters);
  return { calibration, districts, classOf, learntAt: now };
}
