import { type Ticket, ticketSchema } from '../../../shared/domain/tickets/ticket.ts';
import { type TicketEvent, ticketEventSchema } from '../../../shared/domain/tickets/ticket-events.ts';
import type { ticketEvents, tickets } from '../../database/schema.ts';

type TicketRow = typeof tickets.$inferSelect;
type NewTicketRow = typeof tickets.$inferInsert;
type EventRow = typeof ticketEvents.$inferSelect;

export function toTicket(row: TicketRow): Ticket {
  const { longitude, latitude, archived: _a, status: _s, technicianId: _t, ...facts } = row;
  const position = longitude === null || latitude === null ? null : { longitude, latitude };
  return ticketSchema.parse({ ...facts, position });
}

/** @throws when the ticket has no number yet: only the server gives one, before it stores. */
export function fromTicket(ticket: Ticket): NewTicketRow {
  const { position, number, ...facts } = ticket;
  if (number === null) throw new Error(`Ticket ${ticket.id} has no number`);
  return { ...facts, number, longitude: position?.longitude ?? null, latitude: position?.latitude ?? null };
}

export const toTicketEvent = (row: EventRow): TicketEvent =>
  ticketEventSchema.parse({
    id: row.id,
    ticketId: row.ticketId,
    sequence: row.sequence,
    actor: { accountId: row.actorId, name: row.actorName },
    commandId: row.commandId,
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
    body: row.body,
  });

export const fromTicketEvent = (event: TicketEvent): typeof ticketEvents.$inferInsert => ({
  id: event.id,
  ticketId: event.ticketId,
  sequence: event.sequence,
  actorId: event.actor.accountId,
  actorName: event.actor.name,
  commandId: event.commandId,
  occurredAt: event.occurredAt,
  recordedAt: event.recordedAt,
  body: event.body,
});
