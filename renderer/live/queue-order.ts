import type { Compare } from './sorted-list.ts';
import type { TicketFacts } from './ticket-facts.ts';

export const sortColumns = [
  'severity',
  'number',
  'customer',
  'place',
  'problem',
  'status',
  'technician',
  'sla',
  'age',
] as const;
export type SortColumn = (typeof sortColumns)[number];
export type QueueSort = { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' };

/** Worst first, then the least SLA time left: the order of the room. */
export const roomOrder: QueueSort = { column: 'severity', direction: 'ascending' };

/** A ticket in the queue with the keys it is sorted by, so that it is found again after its row has changed. */
export type QueueEntry = {
  readonly id: string;
  readonly primary: number | string;
  readonly rank: number;
  /** When the target passes; for a paused clock when it would pass if it ran on from now. */
  readonly due: number;
};

export type NameLookup = {
  customer(facts: TicketFacts): string;
  technician(facts: TicketFacts): string;
};

const statusOrder = ['open', 'assigned', 'en-route', 'on-site', 'waiting', 'resolved', 'closed', 'cancelled'];
/** Settled tickets follow all others, the latest settled first. */
const afterEverything = 1e15;

export function queueEntry(
  facts: TicketFacts,
  sort: QueueSort,
  names: NameLookup,
  pausedNow: number,
): QueueEntry {
  const due = dueOf(facts, pausedNow);
  return {
    id: facts.ticket.id,
    primary: primaryKey(facts, sort.column, names, due),
    rank: facts.rank,
    due,
  };
}

function dueOf(facts: TicketFacts, pausedNow: number): number {
  if (facts.settledAt !== null) return afterEverything - facts.settledAt;
  return facts.pausedLeftMs === null ? facts.dueAt : pausedNow + facts.pausedLeftMs;
}

function primaryKey(facts: TicketFacts, column: SortColumn, names: NameLookup, due: number): number | string {
  const { ticket } = facts;
  switch (column) {
    case 'severity':
      return facts.rank;
    case 'number':
      return ticket.number ?? '';
    case 'customer':
      return names.customer(facts).toLowerCase();
    case 'place':
      return `${ticket.district} ${ticket.village}`.toLowerCase();
    case 'problem':
      return ticket.title.toLowerCase();
    case 'status':
      return statusOrder.indexOf(ticket.state.status);
    case 'technician':
      return names.technician(facts).toLowerCase();
    case 'sla':
      return due;
    case 'age':
      return -ticket.openedAt;
  }
}

/** Total: equal keys fall back to severity, time left, and at last the id. */
export function compareEntries(sort: QueueSort): Compare<QueueEntry> {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return (a, b) =>
    sign * compare(a.primary, b.primary) || a.rank - b.rank || compare(a.due, b.due) || compare(a.id, b.id);
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
