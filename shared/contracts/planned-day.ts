import { z } from 'zod';
import { technicianIdSchema, ticketIdSchema } from '../kernel/ids.ts';

/** Who visits whom in another planner's opinion. Nothing of it holds before a window has checked it. */
export const plannedDaySchema = z.strictObject({
  kind: z.literal('planned'),
  routes: z.array(z.strictObject({ technicianId: technicianIdSchema, ticketIds: z.array(ticketIdSchema) })),
});
export type PlannedDay = z.infer<typeof plannedDaySchema>;
