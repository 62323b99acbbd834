import { z } from 'zod';
import { travelFaultKinds } from '../domain/routing/travel/travel-times.ts';
import { technicianIdSchema, ticketIdSchema } from '../kernel/ids.ts';

/** Who visits whom in VROOM's opinion, without what has begun; or why there is none, `detail` in VROOM's own words. */
export const vroomPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('planned'),
    routes: z.array(z.strictObject({ technicianId: technicianIdSchema, ticketIds: z.array(ticketIdSchema) })),
  }),
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(travelFaultKinds), detail: z.string() }),
  /** No server is configured. */
  z.strictObject({ kind: z.literal('nobody') }),
]);
export type VroomPlan = z.infer<typeof vroomPlanSchema>;
