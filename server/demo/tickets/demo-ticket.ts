import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import { isSettledStatus, type Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { Actor, TicketEvent, TicketEventBody } from '../../../shared/domain/tickets/ticket-events.ts';
import type { EventId, TicketId } from '../../../shared/kernel/ids.ts';
import { hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';

/** Something that happened, before it has an identity. `at` may have a fraction until it is recorded. */
export type Step = { readonly at: number; readonly actor: Actor; readonly body: TicketEventBody };

export type DemoTicket = {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly archived: boolean;
};

/** As the real archiving does: settled tickets stay in the room for two days. */
const archivedAfterMs = 48 * hourMs;

/** The row is the fold of the events, always: nothing else writes it. */
export function recordTicket(steps: readonly Step[], now: number, random: Random): DemoTicket {
  const ticketId = random.uuid(Math.floor(steps[0]?.at ?? now)) as TicketId;
  const events = steps.map((step, index): TicketEvent => {
    const at = Math.floor(step.at) as Instant;
    return {
      id: random.uuid(at) as EventId,
      ticketId,
      sequence: index + 1,
      actor: step.actor,
      commandId: null,
      occurredAt: at,
      recordedAt: at,
      body: step.body,
    };
  });
  const ticket = foldTicketEvents(events);
  if (!ticket) throw new Error('A ticket without events');
  const archived = isSettledStatus(ticket.state.status) && ticket.updatedAt < now - archivedAfterMs;
  return { ticket, events, archived };
}
