import type { Instant } from '../../kernel/instant.ts';
import { foldTicket, openTicket } from './fold-ticket.ts';
import type { Ticket } from './ticket.ts';
import type { TicketEvent } from './ticket-events.ts';

/** What one event made of its ticket. It is walked both ways: to `after` forwards, to `before` backwards. */
export type TicketStep = {
  readonly at: Instant;
  readonly event: TicketEvent;
  /** Null when the event opened the ticket. */
  readonly before: Ticket | null;
  readonly after: Ticket;
};

/** Every step of a ticket's life, by its whole history in order. An event never stands before the one it follows. */
export function ticketSteps(history: readonly TicketEvent[]): readonly TicketStep[] {
  const steps: TicketStep[] = [];
  for (const event of history) {
    const last = steps.at(-1);
    const before = last?.after ?? null;
    const at = last && last.at > event.occurredAt ? last.at : event.occurredAt;
    steps.push({ at, event, before, after: before ? foldTicket(before, event) : openTicket(event) });
  }
  return steps;
}
