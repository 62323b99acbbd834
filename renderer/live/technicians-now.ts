import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Room } from './room.ts';
import { type TechnicianNow, technicianNow, working } from './technician-state.ts';
import type { TicketIndex } from './ticket-index.ts';

/** Everybody of the field as they stand at the room's moment. */
export function techniciansNow(
  { known, rows, tickets }: Pick<Room, 'known' | 'rows' | 'tickets'>,
  now: Instant,
): readonly TechnicianNow[] {
  return [...rows.technicians.values()].map((technician) => {
    const { id } = technician;
    const held = { ticket: explainingTicket(tickets, id), load: tickets.counts.loadOf(id) };
    return technicianNow(technician, rows.positions.get(id) ?? null, held, { now, known });
  });
}

/** The ticket that explains where somebody is and what they do; null when they hold none. */
export function explainingTicket({ counts, facts }: TicketIndex, technicianId: string): Ticket | null {
  for (const status of working) {
    const id = counts.heldIn(technicianId, status);
    const ticket = id && facts.get(id)?.ticket;
    if (ticket) return ticket;
  }
  return null;
}
