import { atOnce } from '../../kernel/at-once.ts';
import type { SiteId, TicketId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import { isSettledStatus, type Ticket } from '../tickets/ticket.ts';
import { canBeLinked } from './decide-outage.ts';
import type { OutageDismissal } from './dismissal.ts';
import { type ProposedOutage, proposeOutagesInSteps, rowsAStep, windowMs } from './propose-outages.ts';
import { type NetworkSite, SiteTree } from './site-tree.ts';

/** An outage somebody accepted and nobody has settled yet. */
export type AcceptedOutage = {
  readonly parent: Ticket;
  readonly siteId: SiteId;
  /** Explained by it; settled ones too. */
  readonly linkedIds: readonly TicketId[];
  /** Of no outage yet, and behind the same site since it began: probably the same. */
  readonly joiningIds: readonly TicketId[];
};

export type Outages = {
  readonly accepted: readonly AcceptedOutage[];
  readonly proposed: readonly ProposedOutage[];
};

export type OutageSituation = {
  /** Every ticket the room has, settled ones too. */
  readonly tickets: Iterable<Ticket>;
  readonly sites: Iterable<NetworkSite>;
  readonly dismissals: Iterable<OutageDismissal>;
};

/**
 * What the room's tickets say of its network now. A ticket is explained by one outage at most; one that could join an
 * accepted outage is not proposed as another, and a dismissed place is quiet until the dismissal ends.
 */
export const readOutages = (situation: OutageSituation, now: Instant): Outages =>
  atOnce(readOutagesInSteps(situation, now));

/** The same, some tickets in each step: for whoever has frames to draw meanwhile. */
export function* readOutagesInSteps(
  { tickets, sites, dismissals }: OutageSituation,
  now: Instant,
): Generator<void, Outages> {
  const network = [...sites];
  const free: Ticket[] = [];
  const spokenFor: Ticket[] = [];
  let looked = 0;
  for (const ticket of tickets) {
    looked += 1;
    if (looked % rowsAStep === 0) yield;
    if (ticket.outage) spokenFor.push(ticket);
    else if (isFault(ticket) && canBeLinked(ticket)) free.push(ticket);
  }
  const accepted = yield* acceptedOutages(spokenFor, free, network);
  const spoken = new Set(accepted.flatMap(({ joiningIds }) => joiningIds));
  const quiet = new Set(
    [...dismissals].filter(({ at, until }) => at <= now + toleranceMs && until > now).map(({ id }) => id),
  );
  const unspoken = free.filter(({ id }) => !spoken.has(id));
  const proposed = yield* proposeOutagesInSteps(unspoken, network, now);
  return { accepted, proposed: proposed.filter(({ siteId }) => !quiet.has(siteId)) };
}

function* acceptedOutages(
  spokenFor: readonly Ticket[],
  free: readonly Ticket[],
  network: readonly NetworkSite[],
): Generator<void, readonly AcceptedOutage[]> {
  const parents = spokenFor.filter(isOpenOutage).sort(byOpening);
  if (parents.length === 0) return [];
  const linked = Map.groupBy(
    spokenFor.filter(({ outage }) => outage?.role === 'part'),
    ({ outage }) => (outage?.role === 'part' ? outage.parentId : null),
  );
  const tree = new SiteTree(network, new Map());
  const taken = new Set<TicketId>();
  const accepted: AcceptedOutage[] = [];
  for (const parent of parents) {
    yield;
    const behind = tree.sitesUnder(parent.siteId);
    const joining = free.filter(
      (ticket) => !taken.has(ticket.id) && isBehind(ticket, behind) && isOfItsTime(ticket, parent),
    );
    for (const { id } of joining) taken.add(id);
    accepted.push({
      parent,
      siteId: parent.siteId,
      linkedIds: (linked.get(parent.id) ?? []).map(({ id }) => id),
      joiningIds: joining.map(({ id }) => id),
    });
  }
  return accepted;
}

/** What was said a moment ago holds at once, though the reader's clock is behind; what will be said later does not yet. */
const toleranceMs = minuteMs;

type OutageParent = Ticket & { readonly siteId: SiteId };

const isOpenOutage = (ticket: Ticket): ticket is OutageParent =>
  ticket.outage?.role === 'cause' && ticket.siteId !== null && !isSettledStatus(ticket.state.status);

const isFault = ({ kind }: Ticket): boolean => kind === 'outage' || kind === 'degraded';

const isBehind = ({ siteId }: Ticket, behind: ReadonlySet<string>): boolean =>
  siteId !== null && behind.has(siteId);

/** What was reported long before the outage was accepted has another cause. */
const isOfItsTime = ({ openedAt }: Ticket, parent: Ticket): boolean => openedAt >= parent.openedAt - windowMs;

const byOpening = (a: Ticket, b: Ticket): number => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1);
