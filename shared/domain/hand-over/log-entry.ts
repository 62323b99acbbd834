import { z } from 'zod';
import { accountIdSchema, logEntryIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';

/** What somebody wrote for those who come after. Its words stay as they are: struck out, they are still read. */
export const logEntrySchema = z.strictObject({
  id: logEntryIdSchema,
  version: z.int().positive(),
  text: z.string(),
  /** What it is about. A ticket that never came to be leaves the words as true as they were. */
  ticketId: ticketIdSchema.nullable(),
  /** Null for the system itself. */
  by: accountIdSchema.nullable(),
  byName: z.string(),
  writtenAt: instantSchema,
  /** When the server had it; later than `writtenAt` for what was written while the server was away. */
  recordedAt: instantSchema,
  struck: z.strictObject({ byName: z.string(), at: instantSchema, reason: z.string() }).nullable(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;
