import type { TravelEstimate } from '../../../../shared/contracts/travel-estimate.ts';
import type { TravelBelief } from '../../../../shared/domain/dispatch/travel-book.ts';
import type { TravelTimes } from '../../../../shared/domain/routing/travel/travel-times.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import type { RoutingConfiguration } from '../../../routing-configuration.ts';
import { createTravelTimes } from './create-travel-times.ts';
import { loadDistricts } from './districts.ts';
import { createEstimator } from './estimator.ts';
import { openService } from './open-service.ts';

/** Travel times of this room. */
export type Travel = {
  readonly times: TravelTimes;
  /** Who is asked before anything is estimated, as `osrm/driving`; null for nobody. */
  readonly service: string | null;
  /** Whether the service's answers are kept, so that the same again is not asked of it. */
  readonly isKept: boolean;
  /** What ways are estimated with. */
  belief(now: Instant): Promise<TravelBelief>;
  /** What the built-in estimate has learnt, and how far it is off. */
  estimate(now: Instant): Promise<TravelEstimate>;
};

export function openTravel(options: {
  readonly db: Queryable;
  readonly routing: RoutingConfiguration;
  readonly clock: () => Instant;
  readonly warn: (what: object, sentence: string) => void;
}): Travel {
  const estimate = createEstimator(options.db, loadDistricts());
  const inUse = openService(options.routing);
  const service = inUse?.service.name ?? null;
  const isKept = (inUse?.keptHours ?? 0) > 0;
  return {
    service,
    times: createTravelTimes({ ...options, estimate, inUse }),
    isKept,
    async belief(now) {
      const { calibration, classOf } = await estimate(now);
      return { parameters: calibration.parameters, classOf };
    },
    async estimate(now) {
      const { calibration, districts, learntAt } = await estimate(now);
      return { service, isKept, calibration, districts: [...districts], learntAt };
    },
  };
}
