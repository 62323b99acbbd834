import { asc } from 'drizzle-orm';
import type { Database } from '../../database/database.ts';
import { ticketEvents, tickets } from '../../database/schema.ts';
import { toTicket, toTicketEvent } from '../../modules/tickets/ticket-row.ts';

/** Every ticket with its events, in order of number. */
export async function storedTickets({ orm }: Database) {
  const rows = await orm.select().from(tickets).orderBy(asc(tickets.number));
  const events = await orm.select().from(ticketEvents).orderBy(asc(ticketEvents.sequence));
  const byTicket = Map.groupBy(events.map(toTicketEvent), ({ ticketId }) => ticketId as string);
  return rows.map((row) => ({
    archived: row.archived,
    ticket: toTicket(row),
    events: byTicket.get(row.id) ?? [],
  }));
}

export async function countRows({ pool }: Database, table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}
