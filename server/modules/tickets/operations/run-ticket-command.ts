import { randomUUID } from 'node:crypto';
import type { Command, Refusal } from '../../../../shared/contracts/commands.ts';
import { decideTicket } from '../../../../shared/domain/tickets/decide-ticket.ts';
import { foldTicket, openTicket } from '../../../../shared/domain/tickets/fold-ticket.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketCommand } from '../../../../shared/domain/tickets/ticket-commands.ts';
import type { TicketEvent, TicketEventBody } from '../../../../shared/domain/tickets/ticket-events.ts';
import { eventIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../../shared/kernel/instant.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import type { CommandContext, CommandHandler } from '../../../commands/command-handler.ts';
import { readDecisionContext } from '../decision-context.ts';
import { localDay } from '../local-day.ts';
import { appendEvents, insertTicket, lockTicket, takeTicketNumber, updateTicket } from '../ticket-store.ts';

/** Decides a ticket command on the locked, true ticket and writes events and row together. */
export const runTicketCommand: CommandHandler = async (command, context) => {
  if (!isTicketCommand(command)) throw new Error(`Not a ticket command: ${command.name}`);
  const ticket = await lockTicket(context.transaction, command.input.ticketId);
  if (isForeign(ticket, context)) return refused<Refusal>({ code: 'forbidden', role: context.actor.role });
  const rules = await readDecisionContext(context.transaction, command, context.now);
  const decision = decideTicket(ticket, command, rules);
  if (!decision.ok) return decision;
  const bodies = await Promise.all(decision.value.map((body) => numbered(body, context)));
  const changed = await apply(ticket, command, bodies, context);
  return accepted([{ entity: 'tickets', id: changed.id, version: changed.version }]);
};

const isTicketCommand = (command: Command): command is TicketCommand => command.name.startsWith('ticket.');

/** A technician acts on the tickets they hold, and on no other. */
const isForeign = (ticket: Ticket | null, { actor }: CommandContext): boolean =>
  actor.role === 'technician' && (ticket === null || technicianOf(ticket.state) !== actor.technicianId);

async function numbered(
  body: TicketEventBody,
  { transaction, now }: CommandContext,
): Promise<TicketEventBody> {
  return body.type === 'opened'
    ? { ...body, number: await takeTicketNumber(transaction, localDay(now)) }
    : body;
}

async function apply(
  before: Ticket | null,
  command: TicketCommand,
  bodies: readonly TicketEventBody[],
  context: CommandContext,
): Promise<Ticket> {
  let ticket = before;
  const events: TicketEvent[] = [];
  for (const body of bodies) {
    const event: TicketEvent = {
      id: eventIdSchema.parse(randomUUID()),
      ticketId: command.input.ticketId,
      sequence: (ticket?.version ?? 0) + 1,
      actor: { accountId: context.actor.accountId, name: context.actor.name },
      occurredAt: occurredAt(ticket, context),
      recordedAt: context.now,
      body,
    };
    ticket = ticket ? foldTicket(ticket, event) : openTicket(event);
    events.push(event);
  }
  if (!ticket) throw new Error(`${command.name} was accepted without an event`);
  await (before ? updateTicket(context.transaction, ticket) : insertTicket(context.transaction, ticket));
  await appendEvents(context.transaction, events);
  return ticket;
}

/** Time on a ticket never runs backwards, whatever order desks that were away come back in. */
const occurredAt = (ticket: Ticket | null, { issuedAt }: CommandContext): Instant =>
  instant(Math.max(issuedAt, ticket?.updatedAt ?? issuedAt));
