import { atOnce } from '../../kernel/at-once.ts';
import type { SiteId, TicketId } from '../../kernel/ids.ts';
import { hourMs, type Instant, instant } from '../../kernel/instant.ts';
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

/** So many tickets are looked at within a millisecond or two. */
export const rowsAStep = 2000;
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
export const proposeOutages = (
  tickets: Iterable<OutageTicket>,
  sites: Iterable<NetworkSite>,
  now: Instant,
): readonly ProposedOutage[] => atOnce(proposeOutagesInSteps(tickets, sites, now));

/** The same, a few thousand tickets in each step. */
export function* proposeOutagesInSteps(
  tickets: Iterable<OutageTicket>,
  sites: Iterable<NetworkSite>,
  now: Instant,
): Generator<void, readonly ProposedOutage[]> {
  const bySite = ticketsBySite(tickets, now);
  yield;
  const tree = new SiteTree(sites, bySite);
  yield;
  const proposed: ProposedOutage[] = [];
  const toVisit = tree.roots.toReversed();
  let looked = 0;
  for (let siteId = toVisit.pop(); siteId !== undefined; siteId = toVisit.pop()) {
    const all = tree.under(siteId);
    looked += all.length;
    if (looked > rowsAStep) {
      looked = 0;
      yield;
    }
    const window = fullestWindow(all);
    const below = all.filter(isWithin(window));
    if (below.length >= leastTickets && isCommonCause(tree, siteId, below, window))
      proposed.push(outageOf(siteId, below, window.from));
    else toVisit.push(...tree.children(siteId).filter((child) => tree.under(child).length >= leastTickets));
  }
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

/** Both ends belong to it. */
type Window = { readonly from: number; readonly to: number };

const isWithin =
  ({ from, to }: Window) =>
  ({ openedAt }: OutageTicket): boolean =>
    openedAt >= from && openedAt <= to;

/** In which the most tickets were opened; of two as full the later. Numbers alone are sorted: tickets took ten times as long. */
function fullestWindow(tickets: readonly OutageTicket[]): Window {
  const moments = Float64Array.from(tickets, ({ openedAt }) => openedAt).sort();
  let best: Window & { readonly count: number } = { from: 0, to: 0, count: 0 };
  let first = 0;
  moments.forEach((to, last) => {
    while (to - (moments[first] ?? to) > windowMs) first += 1;
    const count = last + 1 - first;
    if (count >= best.count) best = { from: moments[first] ?? to, to, count };
  });
  return best;
}

/** Whether the site, and not something below it, explains the tickets. */
function isCommonCause(
  tree: SiteTree<OutageTicket>,
  siteId: SiteId,
  tickets: readonly OutageTicket[],
  window: Window,
): boolean {
  const children = tree.children(siteId);
  const direct = tickets.filter((ticket) => ticket.siteId === siteId).length;
  if (children.length === 0 || direct >= leastTickets) return true;
  const counts = children.map((child) => {
    const below = tree.under(child).filter(isWithin(window));
    return { below, isTouched: isTouched(tree, child, below, window) };
  });
  const touched = counts.filter((count) => count.isTouched).length;
  const largest = Math.max(...counts.map(({ below }) => below.length));
  if (largest > tickets.length * dominantShare) return false;
  // Somebody, or the monitoring, has named the place itself: others below it bear it out.
  if (direct > 0 && touched >= 2) return true;
  return touched >= 2 && touched / children.length >= leastShare;
}

/** A distribution point by one ticket; a terminal only when it is an outage itself, for a few tickets are always there. */
function isTouched(
  tree: SiteTree<OutageTicket>,
  siteId: SiteId,
  below: readonly OutageTicket[],
  window: Window,
): boolean {
  if (tree.children(siteId).length === 0) return below.length > 0;
  return below.length >= leastTickets && isCommonCause(tree, siteId, below, window);
}

function outageOf(siteId: SiteId, tickets: readonly OutageTicket[], since: number): ProposedOutage {
  const worst = tickets.reduce<Priority>(
    (rank, { priority }) => (priorityRank[priority] < priorityRank[rank] ? priority : rank),
    'low',
  );
  const ticketIds = tickets.toSorted(byOpening).map(({ id }) => id);
  return { siteId, ticketIds, worst, since: instant(since) };
}

const byOpening = (a: OutageTicket, b: OutageTicket): number =>
  a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1);

const byGravity = (a: ProposedOutage, b: ProposedOutage): number =>
  priorityRank[a.worst] - priorityRank[b.worst] ||
  b.ticketIds.length - a.ticketIds.length ||
  a.since - b.since ||
  (a.siteId < b.siteId ? -1 : 1);
