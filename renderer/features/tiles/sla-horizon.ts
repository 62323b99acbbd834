import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { isOutOfReach, type Reach } from './reach.ts';

export type HorizonTicket = {
  readonly facts: TicketFacts;
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

export function slaHorizon(
  all: Iterable<TicketFacts>,
  reach: (facts: TicketFacts) => Reach,
  { now, withinMinutes }: { readonly now: Instant; readonly withinMinutes: number },
): SlaHorizon {
  const withinMs = withinMinutes * minuteMs;
  const breached: HorizonTicket[] = [];
  const ahead: HorizonTicket[] = [];
  for (const facts of all) {
    if (facts.settled) continue;
    const leftMs = facts.pausedLeftMs ?? facts.dueAt - now;
    if (leftMs < 0) breached.push({ facts, leftMs, reach: reach(facts) });
    else if (facts.pausedLeftMs === null && leftMs <= Math.max(withinMs, longestWayMs)) {
      const ticket = { facts, leftMs, reach: reach(facts) };
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
 * What fits, in the order of time: the worst of what has passed, then what comes next.
 * @returns how many are left out, too
 */
export function pickHorizon(
  { breached, ahead }: Pick<SlaHorizon, 'breached' | 'ahead'>,
  places: number,
): { readonly shown: readonly HorizonTicket[]; readonly rest: number } {
  const free = Math.max(1, places);
  const least = Math.min(leastBreached, Math.ceil(free / 2));
  const past = Math.min(breached.length, Math.max(free - ahead.length, least));
  const shown = [...breached.slice(0, past), ...ahead.slice(0, free - past)];
  const rest = breached.length + ahead.length - shown.length;
  return { shown: shown.toSorted((a, b) => a.leftMs - b.leftMs), rest };
}
