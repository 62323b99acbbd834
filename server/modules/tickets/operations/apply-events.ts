import { randomUUID } from 'node:crypto';
import { foldTicket, openTicket } from '../../../../shared/domain/tickets/fold-ticket.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketEvent, TicketEventBody } from '../../../../shared/domain/tickets/ticket-events.ts';
import { eventIdSchema, type TicketId } from '../../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../../shared/kernel/instant.ts';
import { localDay } from '../../../../shared/kernel/local-day.ts';
import type { CommandContext } from '../../../commands/command-handler.ts';

/** Writes the events a rule decided on and the row they make of the ticket. @param before null when they open it */
export async function applyEvents(
  ticketId: TicketId,
  before: Ticket | null,
  decided: readonly TicketEventBody[],
  context: CommandContext,
): Promise<Ticket> {
  let ticket = before;
  const events: TicketEvent[] = [];
  for (const body of await Promise.all(decided.map((each) => numbered(each, context)))) {
    const event: TicketEvent = {
      id: eventIdSchema.parse(randomUUID()),
      ticketId,
      sequence: (ticket?.version ?? 0) + 1,
      actor: { accountId: context.actor.accountId, name: context.actor.name },
      commandId: context.commandId,
      occurredAt: occurredAt(ticket, context),
      recordedAt: context.now,
      body,
    };
    ticket = ticket ? foldTicket(ticket, event) : openTicket(event);
    events.push(event);
  }
  if (!ticket) throw new Error(`Ticket ${ticketId} was decided without an event`);
  const { tickets } = context.work;
  await (before ? tickets.update(ticket) : tickets.insert(ticket));
  await tickets.append(events);
  return ticket;
}

async function numbered(body: TicketEventBody, { work, now }: CommandContext): Promise<TicketEventBody> {
  return body.type === 'opened' ? { ...body, number: await work.tickets.takeNumber(localDay(now)) } : body;
}

/** Time on a ticket never runs backwards, whatever order desks that were away come back in. */
const occurredAt = (ticket: Ticket | null, { issuedAt }: CommandContext): Instant =>
  instant(Math.max(issuedAt, ticket?.updatedAt ?? issuedAt));
