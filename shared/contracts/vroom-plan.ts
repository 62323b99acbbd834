import { z } from 'zod';
import { travelFaultKinds } from '../domain/routing/travel/travel-times.ts';
import { plannedDaySchema } from './planned-day.ts';

/** Who visits whom in VROOM's opinion, without what has begun; or why there is none, `detail` in VROOM's own words. */
export const vroomPlanSchema = z.discriminatedUnion('kind', [
  plannedDaySchema,
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(travelFaultKinds), detail: z.string() }),
  /** No server is configured. */
  z.strictObject({ kind: z.literal('nobody') }),
]);
export type VroomPlan = z.infer<typeof vroomPlanSchema>;
