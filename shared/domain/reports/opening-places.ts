import { z } from 'zod';

/** Where tickets were opened, and at what hour of the local day. */
export const openingPlaceSchema = z.strictObject({
  district: z.string(),
  village: z.string(),
  /** The middle of its tickets. */
  longitude: z.number(),
  latitude: z.number(),
  /** Tickets by hour, 0 to 23, Karawang time. */
  byHour: z.array(z.int().nonnegative()).length(24),
});
export type OpeningPlace = z.infer<typeof openingPlaceSchema>;

/** Of one hour, or of the whole day. */
export const openedAt = ({ byHour }: Pick<OpeningPlace, 'byHour'>, hour: number | null): number =>
  hour === null ? byHour.reduce((sum, count) => sum + count, 0) : (byHour[hour] ?? 0);
