import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import { isTicketCommand } from '../../../shared/contracts/commands.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { decideTicket, type TicketDecisionContext } from '../../../shared/domain/tickets/decide-ticket.ts';
import { foldTicket, openTicket } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketCommand } from '../../../shared/domain/tickets/ticket-commands.ts';
import type { TicketFact } from '../../../shared/domain/tickets/ticket-events.ts';
import type { QueuedCommand } from './queued-command.ts';

/** What a decision may know, at the moment the command was given. */
export type DecisionKnowledge = Omit<TicketDecisionContext, 'now'>;

/**
 * The ticket as it will be when the server agrees. A command that cannot be decided here leaves it as it is and waits
 * for the server; one whose change the row already contains is not applied twice.
 * @param pending commands on this ticket only, in the order they were given
 */
export function overlayTicket(
  synced: Ticket | null,
  pending: readonly QueuedCommand[],
  knowledge: DecisionKnowledge,
): Ticket | null {
  return pending.reduce<Ticket | null>((ticket, queued) => {
    const { command } = queued;
    if (!isAbsent(synced, queued) || !isTicketCommand(command)) return ticket;
    return applyToTicket(ticket, queued, command, knowledge);
  }, synced);
}

export function overlayTechnician(
  synced: Technician | null,
  pending: readonly QueuedCommand[],
): Technician | null {
  if (!synced) return null;
  const wishes = pending
    .filter((queued) => isAbsent(synced, queued))
    .flatMap(({ command }) => (command.name === 'technician.set-availability' ? [command.input] : []));
  const last = wishes.at(-1);
  return last
    ? { ...synced, version: synced.version + wishes.length, availability: last.availability }
    : synced;
}

/** Refused commands change nothing; accepted ones are absent until the row has the version they led to. */
export function isAbsent(
  synced: { readonly version: number } | null,
  { command, state }: QueuedCommand,
): boolean {
  if (state.kind === 'refused') return false;
  if (state.kind === 'waiting') return true;
  const { id } = subjectOf(command);
  const touched = state.outcome.touched.find((row) => row.id === id);
  return touched !== undefined && (synced?.version ?? -1) < touched.version;
}

function applyToTicket(
  ticket: Ticket | null,
  { actor, issuedAt }: QueuedCommand,
  command: TicketCommand,
  knowledge: DecisionKnowledge,
): Ticket | null {
  const decision = decideTicket(ticket, command, { ...knowledge, now: issuedAt });
  if (!decision.ok) return ticket;
  return decision.value.reduce<Ticket | null>((current, body) => {
    const fact: TicketFact = { ticketId: command.input.ticketId, actor, occurredAt: issuedAt, body };
    return current ? foldTicket(current, fact) : openTicket(fact);
  }, ticket);
}
