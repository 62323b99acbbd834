import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import { lastDayParts, type QueryOutput, rewindSpanMs } from '../../../shared/contracts/queries.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { ticketEvents, tickets } from '../../database/schema.ts';
import { toTicketEvent } from './ticket-row.ts';

/**
 * A part of the day before `now`: what happened, with all that led to it. A ticket's row bears the time of its last
 * event and stays in the room's copy for longer than the span, so the index of that copy finds them without a look at
 * the events of years.
 */
export async function listLastDay(
  db: Queryable,
  part: number,
  now: Instant,
): Promise<QueryOutput<'ticket.last-day'>> {
  const from = instant(now - rewindSpanMs);
  const next = part + 1;
  const changed = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        eq(tickets.archived, false),
        gte(tickets.updatedAt, from),
        gte(tickets.id, firstIdOf(part)),
        next < lastDayParts ? lt(tickets.id, firstIdOf(next)) : undefined,
      ),
    );
  const histories = await listHistories(
    db,
    changed.map(({ id }) => id),
  );
  return { from, until: now, histories };
}

/** Ids are random, so their first bytes fall into equal ranges alike. */
const firstIdOf = (part: number): string =>
  `${((part * 256) / lastDayParts).toString(16).padStart(2, '0')}000000-0000-0000-0000-000000000000`;

async function listHistories(db: Queryable, ids: readonly string[]): Promise<TicketEvent[][]> {
  const rows = await db
    .select()
    .from(ticketEvents)
    .where(inArray(ticketEvents.ticketId, [...ids]))
    .orderBy(asc(ticketEvents.ticketId), asc(ticketEvents.sequence));
  return [...Map.groupBy(rows.map(toTicketEvent), ({ ticketId }) => ticketId).values()];
}
