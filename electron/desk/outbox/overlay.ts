import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import { type Command, isTechnicianCommand, isTicketCommand } from '../../../shared/contracts/commands.ts';
import {
  canBeLinked,
  decideAcceptance,
  decideDismissal,
} from '../../../shared/domain/outages/decide-outage.ts';
import type { OutageDismissal } from '../../../shared/domain/outages/dismissal.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { changedTechnician } from '../../../shared/domain/technicians/technician-commands.ts';
import { decideTicket, type TicketDecisionContext } from '../../../shared/domain/tickets/decide-ticket.ts';
import { foldTicket, openTicket } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketEventBody, TicketFact } from '../../../shared/domain/tickets/ticket-events.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import type { QueuedCommand } from './queued-command.ts';

/** What a decision may know, at the moment the command was given. */
export type DecisionKnowledge = Omit<TicketDecisionContext, 'now'>;

/**
 * The ticket as it will be when the server agrees. A command that cannot be decided here leaves it as it is and waits
 * for the server; one whose change the row already contains is not applied twice.
 * @param id the ticket's, which may only be about to be
 * @param pending commands that mean to change this ticket, in the order they were given
 */
export function overlayTicket(
  { id, synced }: { readonly id: TicketId; readonly synced: Ticket | null },
  pending: readonly QueuedCommand[],
  knowledge: DecisionKnowledge,
): Ticket | null {
  return pending.reduce<Ticket | null>((ticket, queued) => {
    if (!isAbsent(synced, queued, id)) return ticket;
    const { actor, issuedAt } = queued;
    return eventsOn(id, ticket, queued, knowledge).reduce<Ticket | null>((current, body) => {
      const fact: TicketFact = { ticketId: id, actor, occurredAt: issuedAt, body };
      return current ? foldTicket(current, fact) : openTicket(fact);
    }, ticket);
  }, synced);
}

/** The last word on a site, laid over what the server has. */
export function overlayDismissal(
  synced: OutageDismissal | null,
  pending: readonly QueuedCommand[],
): OutageDismissal | null {
  return pending.reduce<OutageDismissal | null>((before, queued) => {
    const { command, actor, issuedAt: now } = queued;
    if (command.name !== 'outage.dismiss' || !isAbsent(synced, queued)) return before;
    return decideDismissal(before, command.input, { byName: actor.name, now });
  }, synced);
}

export const overlayTechnician = (
  synced: Technician | null,
  pending: readonly QueuedCommand[],
): Technician | null =>
  synced &&
  pending.reduce(
    (technician, queued) =>
      isTechnicianCommand(queued.command) && isAbsent(synced, queued)
        ? changedTechnician(technician, queued.command)
        : technician,
    synced,
  );

/** Refused commands change nothing; accepted ones are absent until the row has the version they led to. */
export function isAbsent(
  synced: { readonly version: number } | null,
  { command, state }: QueuedCommand,
  id: string = subjectOf(command).id,
): boolean {
  if (state.kind === 'refused') return false;
  if (state.kind === 'waiting') return true;
  const touched = state.outcome.touched.find((row) => row.id === id);
  return touched !== undefined && (synced?.version ?? -1) < touched.version;
}

/** What the command would make happen to this ticket as it stands. */
function eventsOn(
  id: TicketId,
  ticket: Ticket | null,
  { command, issuedAt }: QueuedCommand,
  knowledge: DecisionKnowledge,
): readonly TicketEventBody[] {
  if (command.name === 'outage.accept') return eventsOfAcceptance(id, ticket, command, knowledge);
  if (!isTicketCommand(command)) return [];
  const decision = decideTicket(ticket, command, { ...knowledge, now: issuedAt });
  return decision.ok ? decision.value : [];
}

/** The ticket it opens, or one of those it links. */
function eventsOfAcceptance(
  id: TicketId,
  ticket: Ticket | null,
  { input }: Extract<Command, { name: 'outage.accept' }>,
  knowledge: DecisionKnowledge,
): readonly TicketEventBody[] {
  if (id !== input.ticketId)
    return ticket && canBeLinked(ticket) ? [{ type: 'joined-outage', parentId: input.ticketId }] : [];
  const tickets = input.ticketIds.flatMap((linked) => knowledge.ticket(linked) ?? []);
  const decision = decideAcceptance(input, { parent: ticket, tickets }, knowledge);
  return decision.ok ? decision.value.parent : [];
}
