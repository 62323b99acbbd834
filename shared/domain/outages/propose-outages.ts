import type { SiteId, TicketId } from '../../kernel/ids.ts';
import { hourMs, type Instant } from '../../kernel/instant.ts';
import { type Priority, priorityRank } from '../sla/sla-policy.ts';
import { isSettledStatus, type Ticket } from '../tickets/ticket.ts';
import { type NetworkSite, SiteTree } from './site-tree.ts';

/** Tickets that probably have one cause, because one place of the network lies behind them all. */
export type ProposedOutage = {
  readonly siteId: SiteId;
  readonly ticketIds: readonly TicketId[];
  readonly worst: Priority;
  /** When the first of them was opened. */
  readonly since: Instant;
};

export type OutageTicket = Pick<Ticket, 'id' | 'kind' | 'priority' | 'siteId' | 'state' | 'openedAt'>;

/** Two complaints are a coincidence. */
const leastTickets = 3;
/** Customers notice within minutes and have called within two hours; what comes later has another cause. */
export const windowMs = 2 * hourMs;
/** A tenth of the places below must be touched: in a quiet evening three tickets behind one terminal mean nothing. */
const leastShare = 0.1;
/** One place below that holds more than two thirds of the tickets is itself the cause. */
const dominantShare = 2 / 3;

/**
 * The deepest common sites of the open outage and degraded tickets, gravest first. A ticket belongs to one outage at
 * most; what a person has settled counts no more.
 */
export function proposeOutages(
  tickets: Iterable<OutageTicket>,
  sites: Iterable<NetworkSite>,
  now: Instant,
): readonly ProposedOutage[] {
  const tree = new SiteTree(sites, ticketsBySite(tickets, now));
  const proposed: ProposedOutage[] = [];
  const visit = (siteId: SiteId): void => {
    const below = together(tree.under(siteId));
    const [first] = below;
    if (first && below.length >= leastTickets && isCommonCause(tree, siteId, below))
      proposed.push(outageOf(siteId, below, first.openedAt));
    else descend(siteId);
  };
  const descend = (siteId: SiteId): void => {
    for (const child of tree.children(siteId)) if (tree.under(child).length >= leastTickets) visit(child);
  };
  for (const root of tree.roots) visit(root);
  return proposed.sort(byGravity);
}

function ticketsBySite(tickets: Iterable<OutageTicket>, now: Instant): Map<string, OutageTicket[]> {
  const bySite = new Map<string, OutageTicket[]>();
  for (const ticket of tickets) {
    const { siteId, kind, state, openedAt } = ticket;
    if (!siteId || (kind !== 'outage' && kind !== 'degraded')) continue;
    if (isSettledStatus(state.status) || openedAt > now) continue;
    const known = bySite.get(siteId);
    if (known) known.push(ticket);
    else bySite.set(siteId, [ticket]);
  }
  return bySite;
}

/** The most tickets opened within one window, the first opened first; of two as large the later. */
function together(tickets: readonly OutageTicket[]): readonly OutageTicket[] {
  const sorted = tickets.toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
  let best = { from: 0, to: 0 };
  let from = 0;
  sorted.forEach(({ openedAt }, last) => {
    while (openedAt - (sorted[from]?.openedAt ?? openedAt) > windowMs) from += 1;
    if (last + 1 - from >= best.to - best.from) best = { from, to: last + 1 };
  });
  return sorted.slice(best.from, best.to);
}

/** Whether the site, and not something below it, explains the tickets. */
function isCommonCause(
  tree: SiteTree<OutageTicket>,
  siteId: SiteId,
  tickets: readonly OutageTicket[],
): boolean {
  const children = tree.children(siteId);
  const direct = tickets.filter((ticket) => ticket.siteId === siteId).length;
  if (children.length === 0 || direct >= leastTickets) return true;
  const ids = new Set(tickets.map(({ id }) => id));
  const counts = children.map((child) => {
    const below = tree.under(child).filter(({ id }) => ids.has(id));
    return { below, isTouched: isTouched(tree, child, below) };
  });
  const touched = counts.filter((count) => count.isTouched).length;
  const largest = Math.max(...counts.map(({ below }) => below.length));
  if (largest > tickets.length * dominantShare) return false;
  // Somebody, or the monitoring, has named the place itself: others below it bear it out.
  if (direct > 0 && touched >= 2) return true;
  return touched >= 2 && touched / children.length >= leastShare;
}

/** A distribution point by one ticket; a terminal only when it is an outage itself, for a few tickets are always there. */
function isTouched(tree: SiteTree<OutageTicket>, siteId: SiteId, below: readonly OutageTicket[]): boolean {
  if (tree.children(siteId).length === 0) return below.length > 0;
  return below.length >= leastTickets && isCommonCause(tree, siteId, below);
}

function outageOf(siteId: SiteId, tickets: readonly OutageTicket[], since: Instant): ProposedOutage {
  const worst = tickets.reduce<Priority>(
    (rank, { priority }) => (priorityRank[priority] < priorityRank[rank] ? priority : rank),
    'low',
  );
  return { siteId, ticketIds: tickets.map(({ id }) => id), worst, since };
}

const byGravity = (a: ProposedOutage, b: ProposedOutage): number =>
  priorityRank[a.worst] - priorityRank[b.worst] ||
  b.ticketIds.length - a.ticketIds.length ||
  a.since - b.since ||
  (a.siteId < b.siteId ? -1 : 1);
