import { z } from 'zod';
import { plannedDaySchema } from './planned-day.ts';

/** A desk waits twenty seconds for any answer; what is around the search takes some of them. */
export const mostServerSeconds = 15;

/** The server's own plan of a day, or why there is none. */
export const serverPlanSchema = z.discriminatedUnion('kind', [
  plannedDaySchema,
  /** It is at another plan. */
  z.strictObject({ kind: z.literal('busy') }),
  /** Its log says why. */
  z.strictObject({ kind: z.literal('failed') }),
]);
export type ServerPlan = z.infer<typeof serverPlanSchema>;
