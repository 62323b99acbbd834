import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { isOutOfReach, type Reach } from './reach.ts';

export type HorizonTicket = {
  readonly facts: TicketFacts;
  /** Where it is worked on: the ticket itself, or the outage that explains it. */
  readonly work: TicketFacts;
  readonly leftMs: number;
  readonly reach: Reach;
};

export type SlaHorizon = {
  /** Past their target; the gravest first, and of equals the one that passed last: it may still be explained. */
  readonly breached: readonly HorizonTicket[];
  /** Will pass it within the horizon, or cannot be reached before they do; the nearest first. */
  readonly ahead: readonly HorizonTicket[];
  /** Of those ahead, how many nobody reaches in time. */
  readonly outOfReach: number;
};

/** No way within the regency takes longer: beyond it nobody is looked for on the road. */
const longestWayMs = 120 * minuteMs;

type HorizonKnowledge = {
  workOf(facts: TicketFacts): TicketFacts;
  reach(work: TicketFacts, dueAt: number): Reach;
};

export function slaHorizon(
  all: Iterable<TicketFacts>,
  { workOf, reach }: HorizonKnowledge,
  { now, withinMinutes }: { readonly now: Instant; readonly withinMinutes: number },
): SlaHorizon {
  const withinMs = withinMinutes * minuteMs;
  const breached: HorizonTicket[] = [];
  const ahead: HorizonTicket[] = [];
  const ticketOf = (facts: TicketFacts, leftMs: number): HorizonTicket => {
    const work = workOf(facts);
    return { facts, work, leftMs, reach: reach(work, facts.dueAt) };
  };
  for (const facts of all) {
    if (facts.settled) continue;
    const leftMs = facts.pausedLeftMs ?? facts.dueAt - now;
    if (leftMs < 0) breached.push(ticketOf(facts, leftMs));
    else if (facts.pausedLeftMs === null && leftMs <= Math.max(withinMs, longestWayMs)) {
      const ticket = ticketOf(facts, leftMs);
      if (leftMs <= withinMs || ticket.reach.kind === 'too-late') ahead.push(ticket);
    }
  }
  breached.sort((a, b) => a.facts.rank - b.facts.rank || b.leftMs - a.leftMs);
  ahead.sort((a, b) => a.leftMs - b.leftMs);
  return { breached, ahead, outOfReach: ahead.filter((ticket) => isOutOfReach(ticket.reach)).length };
}

/** So many of the breached are always among what is shown. */
const leastBreached = 3;

/**
 * What fits: first what passes next, for it can still be kept, the nearest first; then the worst of what has passed, the
 * gravest first.
 * @returns how many are left out, too
 */
export function pickHorizon(
  { breached, ahead }: Pick<SlaHorizon, 'breached' | 'ahead'>,
  places: number,
): { readonly shown: readonly HorizonTicket[]; readonly rest: number } {
  const free = Math.max(1, places);
  const least = Math.min(leastBreached, Math.ceil(free / 2));
  const past = Math.min(breached.length, Math.max(free - ahead.length, least));
  const shown = [...ahead.slice(0, free - past), ...breached.slice(0, past)];
  return { shown, rest: breached.length + ahead.length - shown.length };
}
