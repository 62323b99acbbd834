import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { ReadableRows } from './live-rows.ts';

/** What a person may type to find a ticket, lower-case; remembered per version of the row. */
export function ticketWords(rows: ReadableRows): (ticket: Ticket) => string {
  const known = new WeakMap<Ticket, string>();
  return (ticket) => {
    const words = known.get(ticket);
    if (words !== undefined) return words;
    const customer = ticket.customerId ? rows.customers.get(ticket.customerId) : undefined;
    const site = ticket.siteId ? rows.sites.get(ticket.siteId) : undefined;
    const made = [
      ticket.number,
      ticket.title,
      customer?.name,
      customer?.number,
      site?.code,
      ticket.village,
      ticket.district,
    ]
      .join(' ')
      .toLowerCase();
    known.set(ticket, made);
    return made;
  };
}
