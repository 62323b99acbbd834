import { parentOf, type Ticket } from '../tickets/ticket.ts';
import { type DayRows, usuallyNeedsVisit } from './day-visits.ts';

/**
 * Tickets in work that nobody is sent to, so that what was said of one can be taken back: first those of which somebody
 * said so, then those whose kind usually needs none; the newest of each first. An outage's are settled at its cause.
 */
export function withoutVisit({
  tickets,
  workOrders,
}: Pick<DayRows, 'tickets' | 'workOrders'>): readonly Ticket[] {
  const saidOf = (ticket: Ticket) => workOrders.get(ticket.id);
  const waiting = [...tickets.values()].filter(
    (ticket) =>
      (ticket.state.status === 'open' || ticket.state.status === 'assigned') &&
      !parentOf(ticket) &&
      !(saidOf(ticket)?.needsVisit ?? usuallyNeedsVisit(ticket)),
  );
  const rank = (ticket: Ticket) => (saidOf(ticket) && usuallyNeedsVisit(ticket) ? 0 : 1);
  return waiting.sort((a, b) => rank(a) - rank(b) || b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
}
