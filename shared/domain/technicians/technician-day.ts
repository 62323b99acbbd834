import { z } from 'zod';
import { technicianIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { availabilitySchema } from './technician.ts';
import { packedTrackSchema } from './track.ts';

/** What is known of somebody's last day. */
export const technicianDaySchema = z.strictObject({
  technicianId: technicianIdSchema,
  /** What was said of their shift, and when, oldest first: before the first nobody knows it. */
  availabilities: z.array(z.strictObject({ at: instantSchema, availability: availabilitySchema })),
  track: packedTrackSchema,
});
export type TechnicianDay = z.infer<typeof technicianDaySchema>;
