import { z } from 'zod';
import { planDaySchema } from '../domain/dispatch/dispatch-day.ts';

/** A day has 600 visits at most. The query stands in an address, of which a server takes sixteen kilobytes: these are eleven. */
export const mostPlacesAsked = 700;

/** Rounded places, as `placeKey` makes them. */
const places = z.array(z.int()).min(2).max(mostPlacesAsked);
/** Row by row in the order of the places; null where only the estimate knows, -1 where there is no way. */
const cells = z.array(z.int().min(-1).nullable());

export const travelTimesQuestionSchema = z.strictObject({ day: planDaySchema, places });

export const travelTimesAnswerSchema = z.strictObject({
  seconds: cells,
  metres: cells,
  levelling: z.number().positive(),
  /** Whether the same again costs the service nothing: it is then asked again as people move on. */
  isKept: z.boolean(),
  /** Sentences of `TravelNotice`, the gravest first. */
  notices: z.array(
    z.strictObject({ key: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type TravelTimesAnswer = z.infer<typeof travelTimesAnswerSchema>;
