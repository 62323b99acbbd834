import { and, asc, desc, eq, gte, ilike, inArray, lt, notInArray, sql } from 'drizzle-orm';
import { mostFound } from '../../../shared/contracts/queries.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Queryable, Transaction } from '../../database/database.ts';
import { customers, sites, ticketEvents, ticketNumbers, tickets } from '../../database/schema.ts';
import { fromTicket, toTicket, toTicketEvent } from './ticket-row.ts';

export async function findTicket(db: Queryable, id: TicketId): Promise<Ticket | null> {
  const [row] = await db.select().from(tickets).where(eq(tickets.id, id));
  return row ? toTicket(row) : null;
}

export async function insertTicket(transaction: Transaction, ticket: Ticket): Promise<void> {
  await transaction.insert(tickets).values(fromTicket(ticket));
}

export async function listTicketEvents(db: Queryable, ticketId: TicketId): Promise<readonly TicketEvent[]> {
  const rows = await db
    .select()
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .orderBy(asc(ticketEvents.sequence));
  return rows.map(toTicketEvent);
}

/**
 * The next number of a local day. The day's row stays locked until commit: numbers are in order of commit and a
 * rolled-back ticket leaves no gap.
 */
export async function takeTicketNumber(transaction: Transaction, day: string): Promise<string> {
  const [row] = await transaction
    .insert(ticketNumbers)
    .values({ day, last: 1 })
    .onConflictDoUpdate({ target: ticketNumbers.day, set: { last: sql`${ticketNumbers.last} + 1` } })
    .returning({ last: ticketNumbers.last });
  if (!row) throw new Error(`No ticket number for ${day}`);
  return `TKT-${day.replaceAll('-', '')}-${String(row.last).padStart(4, '0')}`;
}

/** Every ticket that is neither closed nor cancelled, oldest first. */
export async function listActiveTickets(db: Queryable): Promise<readonly Ticket[]> {
  const rows = await db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.archived, false),
        notInArray(sql`${tickets.state} ->> 'status'`, ['closed', 'cancelled']),
      ),
    )
    .orderBy(asc(tickets.openedAt));
  return rows.map(toTicket);
}

/** Newest first. Each word may stand anywhere among the words the room itself is searched by. */
export async function searchTickets(db: Queryable, text: string): Promise<readonly Ticket[]> {
  const words = text.split(/\s+/).filter(Boolean);
  const searched = sql`concat_ws(' ', ${tickets.number}, ${tickets.title}, ${customers.name}, ${customers.number},
    ${sites.code}, ${tickets.village}, ${tickets.district})`;
  const rows = await db
    .select({ ticket: tickets })
    .from(tickets)
    .leftJoin(customers, eq(customers.id, tickets.customerId))
    .leftJoin(sites, eq(sites.id, tickets.siteId))
    .where(and(...words.map((word) => ilike(searched, `%${word.replace(/[\\%_]/g, '\\$&')}%`))))
    .orderBy(desc(tickets.openedAt))
    .limit(mostFound);
  return rows.map(({ ticket }) => toTicket(ticket));
}

export async function listCustomerTickets(db: Queryable, customerId: string, since: Instant) {
  const rows = await db
    .select({ id: tickets.id, openedAt: tickets.openedAt, priority: tickets.priority, title: tickets.title })
    .from(tickets)
    .where(and(eq(tickets.customerId, customerId), gte(tickets.openedAt, since)))
    .orderBy(asc(tickets.openedAt));
  return rows.map((row) => ({ ...row, id: row.id as TicketId }));
}

/** Takes tickets that were settled before the moment out of the room's copy. @returns how many. */
export async function archiveSettledTickets(db: Queryable, settledBefore: Instant): Promise<number> {
  const archived = await db
    .update(tickets)
    .set({ archived: true })
    .where(
      and(
        eq(tickets.archived, false),
        inArray(sql`${tickets.state} ->> 'status'`, ['closed', 'cancelled', 'resolved']),
        lt(tickets.updatedAt, settledBefore),
      ),
    )
    .returning({ id: tickets.id });
  return archived.length;
}
