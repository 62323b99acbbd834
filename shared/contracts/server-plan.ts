import { z } from 'zod';
import { planDaySchema } from '../domain/dispatch/dispatch-day.ts';
import { plannedDaySchema } from './planned-day.ts';

/** Beyond a minute a search of one day gains next to nothing. */
export const mostServerSeconds = 60;

/** A search is begun by the first question with its id; every further one with it hears how it goes, and how it ended. */
export const serverPlanQuestionSchema = z.strictObject({
  id: z.uuid(),
  day: planDaySchema,
  seconds: z.int().min(1).max(mostServerSeconds),
  /** It is to end with what it has found by now. */
  ends: z.boolean(),
});
export type ServerPlanQuestion = z.infer<typeof serverPlanQuestionSchema>;

/** The best so far of all searchers. */
export const serverSearchSchema = z.strictObject({
  elapsedMs: z.number().nonnegative(),
  iterations: z.int().nonnegative(),
  cost: z.number(),
});
export type ServerSearch = z.infer<typeof serverSearchSchema>;

/** The server's own plan of a day, how its search goes, or why there is none. */
export const serverPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('searching'), best: serverSearchSchema.nullable() }),
  plannedDaySchema,
  /** It is at another plan. */
  z.strictObject({ kind: z.literal('busy') }),
  /** Its log says why. */
  z.strictObject({ kind: z.literal('failed') }),
]);
export type ServerPlan = z.infer<typeof serverPlanSchema>;
