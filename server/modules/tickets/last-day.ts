import { and, asc, eq, gt, gte, inArray } from 'drizzle-orm';
import { lastDayPage, type QueryOutput, rewindSpanMs } from '../../../shared/contracts/queries.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { ticketEvents, tickets } from '../../database/schema.ts';
import { toTicketEvent } from './ticket-row.ts';

/**
 * A page of the day before `now`: what happened, with all that led to it. A ticket's row bears the time of its last
 * event and stays in the room's copy for longer than the span, so the index of that copy finds them without a look at
 * the events of years.
 */
export async function listLastDay(
  db: Queryable,
  after: TicketId | null,
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
        after === null ? undefined : gt(tickets.id, after),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(lastDayPage);
  const ids = changed.map(({ id }) => id as TicketId);
  const next = ids.length === lastDayPage ? (ids.at(-1) ?? null) : null;
  return { from, until: now, histories: await listHistories(db, ids), next };
}

async function listHistories(db: Queryable, ids: readonly TicketId[]): Promise<TicketEvent[][]> {
  const rows = await db
    .select()
    .from(ticketEvents)
    .where(inArray(ticketEvents.ticketId, [...ids]))
    .orderBy(asc(ticketEvents.ticketId), asc(ticketEvents.sequence));
  return [...Map.groupBy(rows.map(toTicketEvent), ({ ticketId }) => ticketId).values()];
}
