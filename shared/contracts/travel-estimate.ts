import { z } from 'zod';
import { calibrationSchema } from '../domain/routing/travel/calibrate-travel.ts';
import { classedDistrictSchema } from '../domain/routing/travel/classify-districts.ts';
import { instantSchema } from '../kernel/instant.ts';

/** The built-in estimate of travel times: enough to estimate with, and to show how far it is off. */
export const travelEstimateSchema = z.strictObject({
  /** Who is asked before anything is estimated, as `osrm/driving`; null for nobody. */
  service: z.string().nullable(),
  /** Whether the server keeps its answers, so that the same again costs it nothing. */
  isKept: z.boolean(),
  calibration: calibrationSchema,
  districts: z.array(classedDistrictSchema),
  learntAt: instantSchema,
});
export type TravelEstimate = z.infer<typeof travelEstimateSchema>;
