import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketFacts } from '../../../live/ticket-facts.ts';

export type SummaryName = 'unacknowledged' | 'unassigned' | 'nextToBreach' | 'waitingLongest';
export type Summary = {
  readonly name: SummaryName;
  readonly count: number;
  readonly tickets: readonly Ticket[];
};

type Rule = {
  readonly name: SummaryName;
  readonly most: number;
  holds(facts: TicketFacts, now: number): boolean;
  /** The least comes first. */
  order(facts: TicketFacts): number;
};

/** Longer than any moment since 1970: a worse severity comes before every better one. */
const eon = 1e14;

const rules: readonly Rule[] = [
  {
    name: 'unacknowledged',
    most: 5,
    holds: ({ ticket }) => ticket.acknowledgement === null,
    order: ({ rank, ticket }) => rank * eon + ticket.openedAt,
  },
  {
    name: 'unassigned',
    most: 4,
    holds: ({ technicianId, rank, explained }) => technicianId === null && !explained && rank <= 1,
    order: ({ rank, dueAt }) => rank * eon + Math.min(dueAt, eon - 1),
  },
  {
    name: 'nextToBreach',
    most: 5,
    holds: ({ dueAt, urgency }, now) => urgency === 'at-risk' && Number.isFinite(dueAt) && dueAt > now,
    order: ({ dueAt }) => dueAt,
  },
  {
    name: 'waitingLongest',
    most: 3,
    holds: ({ ticket }) => ticket.state.status === 'waiting',
    order: ({ ticket }) => ('since' in ticket.state ? ticket.state.since : ticket.openedAt),
  },
];

/** So many tickets are looked at within a millisecond or two. */
const rowsAStep = 2000;

/**
 * What somebody who has just sat down should look at first; a kind that holds nothing is left out. Every ticket is looked
 * at for it, some in each step.
 */
export function* shiftSummary(
  facts: Iterable<TicketFacts>,
  now: number,
): Generator<void, readonly Summary[]> {
  const found = rules.map((rule) => ({ rule, count: 0, first: [] as TicketFacts[] }));
  let looked = 0;
  for (const each of facts) {
    looked += 1;
    if (looked % rowsAStep === 0) yield;
    if (each.settled) continue;
    for (const kind of found) {
      if (!kind.rule.holds(each, now)) continue;
      kind.count += 1;
      insertFirst(kind.first, each, kind.rule);
    }
  }
  return found
    .filter(({ count }) => count > 0)
    .map(({ rule, count, first }) => ({
      name: rule.name,
      count,
      tickets: first.map(({ ticket }) => ticket),
    }));
}

/** Thousands of tickets, a handful wanted: sorting them all would be for nothing. */
function insertFirst(first: TicketFacts[], candidate: TicketFacts, { most, order }: Rule): void {
  const key = order(candidate);
  let place = first.length;
  while (place > 0 && order(first[place - 1] as TicketFacts) > key) place -= 1;
  if (place >= most) return;
  first.splice(place, 0, candidate);
  if (first.length > most) first.pop();
}
