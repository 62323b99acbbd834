import { z } from 'zod';
import { accountIdSchema, boardIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { textSchema } from '../../kernel/text.ts';
import { roleSchema } from '../identity/principal.ts';
import { tilesSchema } from './tile.ts';

/** Tiles arranged on a screenful. */
export const boardSchema = z.strictObject({
  id: boardIdSchema,
  version: z.int().positive(),
  name: z.string(),
  /** Null for one that came with the product. */
  ownerId: accountIdSchema.nullable(),
  /** Whether everybody in the room may open it; only its owner, and those who lead, may change it. */
  shared: z.boolean(),
  /** Opened first by people of this role who have chosen none. */
  defaultFor: roleSchema.nullable(),
  tiles: tilesSchema,
  updatedAt: instantSchema,
  updatedByName: z.string(),
});
export type Board = z.infer<typeof boardSchema>;

export const boardDraftSchema = z.strictObject({
  boardId: boardIdSchema,
  name: textSchema(80),
  shared: z.boolean(),
  defaultFor: roleSchema.nullable(),
  tiles: tilesSchema,
  /** The version this was made from; 0 for a new one. */
  baseVersion: z.int().nonnegative(),
});
export type BoardDraft = z.infer<typeof boardDraftSchema>;
