import { randomUUID } from 'node:crypto';
import { rolesFor } from '../../../../shared/contracts/command-roles.ts';
import { type Command, isTicketCommand, type Refusal } from '../../../../shared/contracts/commands.ts';
import { decideTicket } from '../../../../shared/domain/tickets/decide-ticket.ts';
import { foldTicket, openTicket } from '../../../../shared/domain/tickets/fold-ticket.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketCommand } from '../../../../shared/domain/tickets/ticket-commands.ts';
import type { TicketEvent, TicketEventBody } from '../../../../shared/domain/tickets/ticket-events.ts';
import { eventIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../../shared/kernel/instant.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import type { CommandContext, CommandHandler } from '../../../commands/command-handler.ts';
import { localDay } from '../local-day.ts';

/** Decides a ticket command on the locked, true ticket and writes events and row together. */
export const runTicketCommand: CommandHandler = async (command, context) => {
  if (!isTicketCommand(command)) throw new Error(`Not a ticket command: ${command.name}`);
  const ticket = await context.work.tickets.lock(command.input.ticketId);
  if (isForeign(ticket, context) || oversteps(command, context))
    return refused<Refusal>({ code: 'forbidden', role: context.actor.role });
  const rules = await context.work.tickets.decisionContext(command, context.now);
  const decision = decideTicket(ticket, command, rules);
  if (!decision.ok) return decision;
  const bodies = await Promise.all(decision.value.map((body) => numbered(body, context)));
  const changed = await apply(ticket, command, bodies, context);
  return accepted([{ entity: 'tickets', id: changed.id, version: changed.version }]);
};

/** A technician acts on the tickets they hold, and on no other. */
const isForeign = (ticket: Ticket | null, { actor }: CommandContext): boolean =>
  actor.role === 'technician' && (ticket === null || technicianOf(ticket.state) !== actor.technicianId);

/** The pipeline admits by the command's name; what it says may ask for more. */
const oversteps = (command: Command, { actor }: CommandContext): boolean =>
  actor.role !== 'system' && !rolesFor(command).includes(actor.role);

async function numbered(body: TicketEventBody, { work, now }: CommandContext): Promise<TicketEventBody> {
  return body.type === 'opened' ? { ...body, number: await work.tickets.takeNumber(localDay(now)) } : body;
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
  const { tickets } = context.work;
  await (before ? tickets.update(ticket) : tickets.insert(ticket));
  await tickets.append(events);
  return ticket;
}

/** Time on a ticket never runs backwards, whatever order desks that were away come back in. */
const occurredAt = (ticket: Ticket | null, { issuedAt }: CommandContext): Instant =>
  instant(Math.max(issuedAt, ticket?.updatedAt ?? issuedAt));
