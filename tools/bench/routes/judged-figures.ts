import { rounded } from '../metric.ts';
import type { Judged, Objective } from './run-instances.ts';

/** What is printed of a plan beside its gap, whoever made it. */
export const figuresOf = (run: Judged, objective: Objective): Readonly<Record<string, unknown>> => {
  const { best } = run.instance;
  return {
    name: run.instance.name,
    objective,
    vehicles: run.vehicles,
    distance: rounded(run.distance, 3),
    distance_double: rounded(run.distanceDouble, 6),
    best_known_vehicles: best?.vehiclesFirst.vehicles ?? null,
    best_known_distance:
      (objective === 'distance' ? best?.distanceOnly : best?.vehiclesFirst.distance) ?? null,
    gap_percent: run.gap === null ? null : rounded(run.gap, 3),
    valid: run.violations.length === 0,
    violations: run.violations.slice(0, 5),
  };
};
