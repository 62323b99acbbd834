import {
  atRiskRatio,
  type BusinessTimeLookup,
  readSlaClock,
  type SlaClock,
} from '../../shared/domain/sla/sla-clock.ts';
import { priorityRank } from '../../shared/domain/sla/sla-policy.ts';
import { isSettledStatus, type Ticket, technicianOf } from '../../shared/domain/tickets/ticket.ts';
import type { TechnicianId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

/** Where the resolution clock of an unsettled ticket stands: at risk from 80 % of its target, breached past it. */
export type Urgency = 'inside' | 'at-risk' | 'breached';

/** What indices and the queue need of a ticket, computed once per version of its row. */
export type TicketFacts = {
  readonly ticket: Ticket;
  readonly settled: boolean;
  readonly settledAt: Instant | null;
  readonly rank: number;
  readonly technicianId: TechnicianId | null;
  /** Fixed while the clock runs; Infinity while it does not. */
  readonly atRiskAt: number;
  readonly dueAt: number;
  /** What is left of the target while the clock is paused; null while it runs. */
  readonly pausedLeftMs: number | null;
  readonly urgency: Urgency;
  /** An accepted outage that nobody has settled is its cause: what there is to do is done there. */
  readonly explained: boolean;
};

export function ticketFacts(ticket: Ticket, now: Instant, calendars: BusinessTimeLookup): TicketFacts {
  const settled = isSettledStatus(ticket.state.status);
  const clock = ticket.resolution;
  const paused = clock.segments.at(-1)?.kind === 'paused';
  const runs = !settled && !paused;
  const pausedReading = !settled && paused ? readSlaClock(clock, now, calendars) : null;
  const facts: TicketFacts = {
    ticket,
    settled,
    settledAt: settledAt(ticket),
    rank: priorityRank[ticket.priority],
    technicianId: technicianOf(ticket.state),
    atRiskAt: runs ? momentUsed(clock, atRiskRatio, now, calendars) : Number.POSITIVE_INFINITY,
    dueAt: runs ? momentUsed(clock, 1, now, calendars) : Number.POSITIVE_INFINITY,
    pausedLeftMs: pausedReading?.remainingMs ?? null,
    urgency: 'inside',
    explained: false,
  };
  return withUrgency(facts, now);
}

/** The same for another version of a row. Its clocks are read anew only when they are others: most changes leave them. */
export function ticketFactsAfter(
  before: TicketFacts | undefined,
  ticket: Ticket,
  now: Instant,
  calendars: BusinessTimeLookup,
): TicketFacts {
  // The very row again: a calendar has changed.
  const hasSameClock =
    before !== undefined &&
    before.ticket !== ticket &&
    before.ticket.resolution === ticket.resolution &&
    before.settled === isSettledStatus(ticket.state.status);
  if (!hasSameClock) return ticketFacts(ticket, now, calendars);
  const facts = {
    ...before,
    ticket,
    settledAt: settledAt(ticket),
    rank: priorityRank[ticket.priority],
    technicianId: technicianOf(ticket.state),
  };
  return withUrgency(facts, now);
}

/** The same facts at a later moment; the same object when nothing has passed. */
export function withUrgency(facts: TicketFacts, now: number): TicketFacts {
  const urgency = urgencyAt(facts, now);
  return urgency === facts.urgency ? facts : { ...facts, urgency };
}

/** When a share of the target will have been used, or was; Infinity when the clock does not run. */
export function momentUsed(
  clock: SlaClock,
  share: number,
  now: Instant,
  calendars: BusinessTimeLookup,
): number {
  const target = { ...clock.target, durationMs: Math.max(1, Math.round(clock.target.durationMs * share)) };
  return readSlaClock({ ...clock, target }, now, calendars).dueAt ?? Number.POSITIVE_INFINITY;
}

/** When a share of the target was used before the clock came to rest; Infinity when it rested first. */
export function momentPassed(
  clock: SlaClock,
  share: number,
  now: Instant,
  calendars: BusinessTimeLookup,
): number {
  const ran = clock.segments.findLastIndex(({ kind }) => kind === 'running');
  const segments = clock.segments.slice(0, ran + 1);
  if (segments.length === 0) return Number.POSITIVE_INFINITY;
  const restedAt = clock.segments[ran + 1]?.from ?? Number.POSITIVE_INFINITY;
  const at = momentUsed({ ...clock, segments }, share, now, calendars);
  return at < restedAt ? at : Number.POSITIVE_INFINITY;
}

function urgencyAt(facts: TicketFacts, now: number): Urgency {
  if (facts.settled) return 'inside';
  if (facts.pausedLeftMs !== null) return pausedUrgency(facts.pausedLeftMs, facts.ticket.resolution);
  if (facts.dueAt < now) return 'breached';
  return facts.atRiskAt <= now ? 'at-risk' : 'inside';
}

function pausedUrgency(leftMs: number, clock: SlaClock): Urgency {
  if (leftMs < 0) return 'breached';
  return leftMs <= clock.target.durationMs * (1 - atRiskRatio) ? 'at-risk' : 'inside';
}

function settledAt({ state }: Ticket): Instant | null {
  switch (state.status) {
    case 'resolved':
    case 'closed':
      return state.resolvedAt;
    case 'cancelled':
      return state.cancelledAt;
    default:
      return null;
  }
}
