import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { logEntryIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { textSchema } from '../../kernel/text.ts';
import { type Author, leads } from '../authorship/authorship.ts';
import type { LogEntry } from './log-entry.ts';

export const logCommandInputs = {
  'log.write': z.strictObject({
    entryId: logEntryIdSchema,
    text: textSchema(2000),
    ticketId: ticketIdSchema.nullable(),
  }),
  'log.strike': z.strictObject({ entryId: logEntryIdSchema, reason: textSchema(300) }),
} as const;

export type LogCommand = {
  [Name in keyof typeof logCommandInputs]: {
    readonly name: Name;
    readonly input: z.infer<(typeof logCommandInputs)[Name]>;
  };
}[keyof typeof logCommandInputs];

export const logRefusalSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('entry-unknown') }),
  z.strictObject({ code: z.literal('entry-exists') }),
  z.strictObject({ code: z.literal('already-struck'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('author-or-lead-only') }),
]);
export type LogRefusal = z.infer<typeof logRefusalSchema>;

/** Who acts; when they did, and when it is decided. */
export type Acting = { readonly by: Author; readonly issuedAt: Instant; readonly now: Instant };

/** The one rule for the shift log. Nothing in it is ever changed or removed, only struck out by name. */
export function decideLog(
  entry: LogEntry | null,
  command: LogCommand,
  { by, issuedAt, now }: Acting,
): Result<LogEntry, LogRefusal> {
  switch (command.name) {
    case 'log.write': {
      if (entry) return refused({ code: 'entry-exists' });
      const { entryId: id, text, ticketId } = command.input;
      const author = { by: by.accountId, byName: by.name };
      const written = { writtenAt: issuedAt, recordedAt: now, struck: null };
      return accepted({ id, version: 1, text, ticketId, ...author, ...written });
    }
    case 'log.strike': {
      if (!entry) return refused({ code: 'entry-unknown' });
      if (entry.struck)
        return refused({ code: 'already-struck', byName: entry.struck.byName, at: entry.struck.at });
      if (!mayStrike(entry, by)) return refused({ code: 'author-or-lead-only' });
      const struck = { byName: by.name, at: issuedAt, reason: command.input.reason };
      return accepted({ ...entry, version: entry.version + 1, struck });
    }
    default:
      return assertNever(command);
  }
}

/** What the screen offers. */
export const mayStrike = (entry: LogEntry, by: Author): boolean =>
  leads(by) || (entry.by !== null && entry.by === by.accountId);
