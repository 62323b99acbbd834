import type { AcceptedOutage, Outages } from '../../shared/domain/outages/read-outages.ts';
import { type Priority, priorityRank } from '../../shared/domain/sla/sla-policy.ts';
import { isSettledStatus, type Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { SiteId, TicketId } from '../../shared/kernel/ids.ts';
import type { Room } from './room.ts';

/** An outage as lists and the map show it, proposed or accepted. */
export type OutageLine = {
  /** Of an accepted one its ticket's id, of a proposed one its site's. */
  readonly key: string;
  readonly siteId: SiteId;
  /** Null while nobody has accepted it. */
  readonly parent: Ticket | null;
  readonly worst: Priority;
  /** Those it explains, or would, that nobody has settled. */
  readonly ticketIds: readonly TicketId[];
  readonly joiningIds: readonly TicketId[];
  readonly since: number;
  /** Without service if the whole site is. */
  readonly customers: number;
};

type Known = Pick<Room, 'rows' | 'customersBehind'>;

/** The gravest first; of two as grave the one with more customers behind it. */
export function outageLines(
  { accepted, proposed }: Outages,
  { rows, customersBehind }: Known,
): readonly OutageLine[] {
  const lines = [
    ...accepted.map((outage) => acceptedLine(outage, rows)),
    ...proposed.map(({ siteId, ticketIds, worst, since }) => ({
      key: siteId as string,
      siteId,
      parent: null,
      worst,
      ticketIds,
      joiningIds: [],
      since: since as number,
    })),
  ];
  return lines
    .map((line) => ({ ...line, customers: customersBehind.of(line.siteId) }))
    .sort((a, b) => priorityRank[a.worst] - priorityRank[b.worst] || b.customers - a.customers);
}

function acceptedLine({ parent, siteId, linkedIds, joiningIds }: AcceptedOutage, rows: Known['rows']) {
  const linked = linkedIds.flatMap((id) => rows.tickets.get(id) ?? []);
  const open = linked.filter(({ state }) => !isSettledStatus(state.status));
  return {
    key: parent.id as string,
    siteId,
    parent,
    worst: parent.priority,
    ticketIds: open.map(({ id }) => id),
    joiningIds,
    since: Math.min(parent.openedAt, ...linked.map(({ openedAt }) => openedAt)),
  };
}

/** The accepted outage this ticket could join, and the proposed one it would be part of. */
export function outagesAround(ticket: Ticket, { accepted, proposed }: Outages) {
  return {
    joinable: accepted.find(({ joiningIds }) => joiningIds.includes(ticket.id)) ?? null,
    proposed: proposed.find(({ ticketIds }) => ticketIds.includes(ticket.id)) ?? null,
  };
}
