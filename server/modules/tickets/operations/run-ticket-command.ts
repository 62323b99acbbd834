import { isTicketCommand, type Refusal } from '../../../../shared/contracts/commands.ts';
import { decideTicket } from '../../../../shared/domain/tickets/decide-ticket.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import type { CommandContext, CommandHandler } from '../../../commands/command-handler.ts';
import { applyEvents } from './apply-events.ts';

/** Decides a ticket command on the locked, true ticket and writes events and row together. */
export const runTicketCommand: CommandHandler = async (command, context) => {
  if (!isTicketCommand(command)) throw new Error(`Not a ticket command: ${command.name}`);
  const ticket = await context.work.tickets.lock(command.input.ticketId);
  if (isForeign(ticket, context)) return refused<Refusal>({ code: 'forbidden', role: context.actor.role });
  const rules = await context.work.tickets.decisionContext(command, context.now);
  const decision = decideTicket(ticket, command, rules);
  if (!decision.ok) return decision;
  const changed = await applyEvents(command.input.ticketId, ticket, decision.value, context);
  return accepted([{ entity: 'tickets', id: changed.id, version: changed.version }]);
};

/** A technician acts on the tickets they hold, and on no other. */
const isForeign = (ticket: Ticket | null, { actor }: CommandContext): boolean =>
  actor.role === 'technician' && (ticket === null || technicianOf(ticket.state) !== actor.technicianId);
