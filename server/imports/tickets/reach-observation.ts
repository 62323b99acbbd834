import type { WaitingReason } from '../../../shared/domain/sla/sla-clock.ts';
import type { SlaTargetsLookup } from '../../../shared/domain/sla/sla-policy.ts';
import { foldTicket } from '../../../shared/domain/tickets/fold-ticket.ts';
import { isSettledStatus, type Ticket, technicianOf } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketEventBody, TicketFact } from '../../../shared/domain/tickets/ticket-events.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { personId } from '../person-id.ts';
import type { Observation, Phase } from './ticket-record.ts';

export type ReachContext = {
  readonly source: string;
  readonly targets: SlaTargetsLookup;
  /** Null when the person is no technician of ours. */
  technician(assignee: string | null): TechnicianId | null;
  readonly unchangedNote: string | null;
};

/** A ticket on its way through its timeline, and the facts that brought it there. */
export type Journey = { readonly ticket: Ticket; readonly facts: readonly TicketFact[] };

const waitingReasons: Readonly<Partial<Record<Phase, WaitingReason>>> = {
  'waiting-customer': 'customer',
  'waiting-parts': 'parts',
  'waiting-access': 'access',
  'waiting-third-party': 'third-party',
};

/**
 * The events that bring a ticket to what was observed. Where the other system jumped (new → resolved, active → closed)
 * the events our rules need in between happen at the same moment. Nothing observed anew gives no event.
 */
export function reachObservation(
  start: Ticket,
  seen: { readonly now: Observation; readonly before: Observation | null },
  context: ReachContext,
): Journey {
  const { now, before } = seen;
  const walk = walker(start, now, context);
  const wanted = wantedTechnician(start, seen, context);
  reopenIfNeeded(walk, now);
  if (!isSettledStatus(walk.ticket().state.status)) {
    retarget(walk, now, context);
    reassign(walk, wanted);
  } else if (before && before.priority !== now.priority) {
    walk.go({
      type: 'note-added',
      text: `Priority: ${before.priority} → ${now.priority} (after it was settled)`,
    });
  }
  enterPhase(walk, now);
  if (now.notes.length > 0) walk.go({ type: 'note-added', text: now.notes.join('\n') });
  const quiet = walk.facts.length === 0 && before !== null && context.unchangedNote !== null;
  if (quiet) walk.go({ type: 'note-added', text: context.unchangedNote ?? '' });
  return { ticket: walk.ticket(), facts: walk.facts };
}

type Walk = { ticket(): Ticket; readonly facts: TicketFact[]; go(body: TicketEventBody): void };

function walker(start: Ticket, seen: Observation, { source }: ReachContext): Walk {
  let ticket = start;
  const facts: TicketFact[] = [];
  const actor = { accountId: personId(source, seen.actor), name: seen.actor };
  // A ticket that something else happened to later cannot go back in time.
  const occurredAt = instant(Math.max(seen.at, start.updatedAt));
  return {
    ticket: () => ticket,
    facts,
    go: (body) => {
      const fact: TicketFact = { ticketId: ticket.id, actor, occurredAt, body };
      ticket = foldTicket(ticket, fact);
      facts.push(fact);
    },
  };
}

const isSettledPhase = (phase: Phase) => phase === 'resolved' || phase === 'closed' || phase === 'cancelled';

function reopenIfNeeded(walk: Walk, { phase }: Observation): void {
  const { status } = walk.ticket().state;
  if (phase === 'keep' || !isSettledStatus(status) || status === phase) return;
  if (status === 'resolved' && phase === 'closed') return;
  walk.go({ type: 'reopened', reason: isSettledPhase(phase) ? `Settled anew: ${phase}` : 'Reopened' });
}

function retarget(walk: Walk, { priority }: Observation, { targets }: ReachContext): void {
  const { priority: from, tier } = walk.ticket();
  if (from === priority) return;
  walk.go({ type: 'priority-changed', from, to: priority, reason: '', targets: targets(tier, priority) });
}

/** `keep`: the other system says nothing about our technicians, so whom the room assigned stays. */
function wantedTechnician(
  ticket: Ticket,
  { now, before }: { readonly now: Observation; readonly before: Observation | null },
  context: ReachContext,
): TechnicianId | null | 'keep' {
  const technicianId = context.technician(now.assignee);
  if (technicianId) return technicianId;
  const earlier = context.technician(before?.assignee ?? null);
  return earlier && earlier === technicianOf(ticket.state) ? null : 'keep';
}

function reassign(walk: Walk, wanted: TechnicianId | null | 'keep'): void {
  const holder = technicianOf(walk.ticket().state);
  if (wanted === 'keep' || wanted === holder) return;
  walk.go(
    wanted
      ? { type: 'assigned', technicianId: wanted, reason: null }
      : { type: 'unassigned', reason: 'No longer assigned in the other system' },
  );
}

function enterPhase(walk: Walk, seen: Observation): void {
  const { phase } = seen;
  const { status } = walk.ticket().state;
  if (phase === 'keep' || status === phase) return;
  const reason = waitingReasons[phase];
  if (reason) wait(walk, reason);
  else if (phase === 'cancelled') walk.go({ type: 'cancelled', reason: seen.resolution });
  else if (phase === 'open' || phase === 'active') takeUp(walk, phase);
  else {
    if (status !== 'resolved') walk.go({ type: 'resolved', resolution: seen.resolution });
    if (phase === 'closed') walk.go({ type: 'closed' });
  }
}

function wait(walk: Walk, reason: WaitingReason): void {
  const { state } = walk.ticket();
  if (state.status === 'waiting' && state.reason === reason) return;
  walk.go({ type: 'waiting-started', reason, note: '' });
}

function takeUp(walk: Walk, phase: 'open' | 'active'): void {
  if (walk.ticket().state.status === 'waiting') walk.go({ type: 'waiting-ended' });
  if (phase === 'active' && walk.ticket().acknowledgement === null) walk.go({ type: 'acknowledged' });
}
