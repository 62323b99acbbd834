import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { lastDayParts, type QueryOutput, rewindSpanMs } from '../../../shared/contracts/queries.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { inIdRange } from '../../database/id-ranges.ts';
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
  const changed = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        eq(tickets.archived, false),
        gte(tickets.updatedAt, from),
        inIdRange(tickets.id, part, lastDayParts),
      ),
    );
  const histories = await listHistories(
    db,
    changed.map(({ id }) => id),
  );
  return { from, until: now, histories };
}

async function listHistories(db: Queryable, ids: readonly string[]): Promise<TicketEvent[][]> {
  const rows = await db
    .select()
    .from(ticketEvents)
    .where(inArray(ticketEvents.ticketId, [...ids]))
    .orderBy(asc(ticketEvents.ticketId), asc(ticketEvents.sequence));
  return [...Map.groupBy(rows.map(toTicketEvent), ({ ticketId }) => ticketId).values()];
}
