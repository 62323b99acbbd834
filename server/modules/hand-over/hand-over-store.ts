import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type HandOver, handOverSchema } from '../../../shared/domain/hand-over/hand-over.ts';
import { type LogEntry, logEntrySchema } from '../../../shared/domain/hand-over/log-entry.ts';
import { dayMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { handOvers, logEntries } from '../../database/schema.ts';

export function toEntry({ archived: _, ...row }: typeof logEntries.$inferSelect): LogEntry {
  return logEntrySchema.parse(row);
}

export function toHandOver({ archived: _, ...row }: typeof handOvers.$inferSelect): HandOver {
  return handOverSchema.parse(row);
}

/** What was written and handed over on the local day that begins at `from`, oldest first, archived or not. */
export async function readLogDay(
  db: Queryable,
  from: Instant,
): Promise<{ readonly entries: LogEntry[]; readonly handOvers: HandOver[] }> {
  const within = (column: PgColumn) => and(gte(column, from), lt(column, instant(from + dayMs)));
  const entries = await db
    .select()
    .from(logEntries)
    .where(within(logEntries.writtenAt))
    .orderBy(asc(logEntries.writtenAt), asc(logEntries.id));
  const closed = await db
    .select()
    .from(handOvers)
    .where(within(handOvers.closedAt))
    .orderBy(asc(handOvers.closedAt));
  return { entries: entries.map(toEntry), handOvers: closed.map(toHandOver) };
}

/** Takes what is older out of the room's copy. Pins stay until somebody lifts them. */
export async function archiveShiftLog(db: Queryable, before: Instant): Promise<void> {
  await db
    .update(logEntries)
    .set({ archived: true })
    .where(and(eq(logEntries.archived, false), lt(logEntries.writtenAt, before)));
  await db
    .update(handOvers)
    .set({ archived: true })
    .where(and(eq(handOvers.archived, false), lt(handOvers.closedAt, before)));
}
