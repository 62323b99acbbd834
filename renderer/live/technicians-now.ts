import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { ReadableRows } from './live-store.ts';
import { type TechnicianNow, technicianNow } from './technician-state.ts';
import type { TicketIndex } from './ticket-index.ts';

type Sources = { readonly rows: ReadableRows; readonly tickets: TicketIndex };

/** Everybody of the field as they stand now. */
export function techniciansNow({ rows, tickets }: Sources, now: Instant): readonly TechnicianNow[] {
  return [...rows.technicians.values()].map((technician) => {
    const held: Ticket[] = [];
    for (const id of tickets.counts.heldBy.get(technician.id) ?? []) {
      const facts = tickets.facts.get(id);
      if (facts) held.push(facts.ticket);
    }
    return technicianNow(technician, rows.positions.get(technician.id) ?? null, held, now);
  });
}
