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
import { hourMs, type Instant } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { Queryable } from '../../../database/database.ts';
import { classDistricts, classesByPlace } from './districts.ts';
import { listTrips } from './list-trips.ts';

/** The built-in estimate as it stands: what it learnt, and from where. */
export type Estimate = {
  readonly calibration: Calibration;
  readonly districts: readonly ClassedDistrict[];
  readonly classOf: (position: Position) => DistrictClass;
  readonly learntAt: Instant;
};

/** A day's trips move it little, and learning holds the server up for a tenth of a second. */
const freshMs = 6 * hourMs;

/** Learns from the room's trips when it is first asked, and again when that is old; who asks meanwhile waits for the same. */
export function createEstimator(
  db: Queryable,
  districts: readonly District[],
): (now: Instant) => Promise<Estimate> {
  const state: { learning: Promise<Estimate> | null; since: number } = { learning: null, since: 0 };
  return (now) => {
    if (state.learning && now - state.since < freshMs) return state.learning;
    const learning = learn(db, districts, now);
    Object.assign(state, { learning, since: now });
    // A database that was away must not be remembered for hours.
    learning.catch(() => {
      if (state.learning === learning) state.learning = null;
    });
    return learning;
  };
}

async function learn(db: Queryable, map: readonly District[], now: Instant): Promise<Estimate> {
  const districts = await classDistricts(db, map);
  const classOf = classesByPlace(map, districts);
  const calibration = calibrateTravel(await listTrips(db, now), classOf, defaultTravelParameters);
  return { calibration, districts, classOf, learntAt: now };
}
