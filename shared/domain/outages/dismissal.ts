import { z } from 'zod';
import { siteIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';

/** Somebody said that a place is not the cause of what happens behind it, and for how long to believe it. */
export const outageDismissalSchema = z.strictObject({
  /** The site's own: each has one at most. */
  id: siteIdSchema,
  version: z.int().positive(),
  reason: z.string(),
  byName: z.string(),
  at: instantSchema,
  until: instantSchema,
});
export type OutageDismissal = z.infer<typeof outageDismissalSchema>;
