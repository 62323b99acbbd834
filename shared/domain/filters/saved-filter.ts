import { z } from 'zod';
import { accountIdSchema, savedFilterIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { textSchema } from '../../kernel/text.ts';
import { filterExpressionSchema } from './ticket-filter.ts';

/** A question about tickets that somebody kept: queues, maps and counters can all be asked it. */
export const savedFilterSchema = z.strictObject({
  id: savedFilterIdSchema,
  version: z.int().positive(),
  name: z.string(),
  /** Null for one that came with the product. */
  ownerId: accountIdSchema.nullable(),
  /** Whether everybody in the room may use it; only its owner, and those who lead, may change it. */
  shared: z.boolean(),
  expression: filterExpressionSchema,
  updatedAt: instantSchema,
  updatedByName: z.string(),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;

export const savedFilterDraftSchema = z.strictObject({
  filterId: savedFilterIdSchema,
  name: textSchema(80),
  shared: z.boolean(),
  expression: filterExpressionSchema,
  /** The version this was made from; 0 for a new one. */
  baseVersion: z.int().nonnegative(),
});
export type SavedFilterDraft = z.infer<typeof savedFilterDraftSchema>;
