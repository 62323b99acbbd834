import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Connection } from '../../database/database.ts';
import { placesFor } from '../../database/places-for.ts';
import { ticketEvents, tickets } from '../../database/schema.ts';

/** What most commands do, made once for a connection: making it anew cost more than Postgres took to do it. */
export function prepareTicketStatements(connection: Connection) {
  const { status: _s, technicianId: _t, id: _i, archived: _a, ...changed } = getTableColumns(tickets);
  const places = placesFor<Partial<typeof tickets.$inferInsert>>(changed);
  return {
    lock: connection
      .select()
      .from(tickets)
      .where(eq(tickets.id, sql.placeholder('id')))
      .for('update')
      .prepare('lock_ticket'),
    /* Settled tickets that left the room come back when something happens to them again. */
    update: connection
      .update(tickets)
      .set({ ...places, archived: false })
      .where(eq(tickets.id, sql.placeholder('id')))
      .prepare('update_ticket'),
    append: connection
      .insert(ticketEvents)
      .values(placesFor<typeof ticketEvents.$inferInsert>(getTableColumns(ticketEvents)))
      .prepare('append_ticket_event'),
  };
}
export type TicketStatements = ReturnType<typeof prepareTicketStatements>;
