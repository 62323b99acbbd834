import type { TravelBook } from '../../../shared/domain/dispatch/travel-book.ts';
import type { UsualMinutes } from '../../../shared/domain/dispatch/usual-minutes.ts';
import { hourOfDay } from '../../../shared/domain/routing/travel/travel-parameters.ts';
import { freshPosition, type TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { type Instant, instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

/**
 * Whether somebody can restore it before the target passes: `at` they are on the spot, if they leave as soon as they are
 * free, and `doneAt` they are through when it takes its usual time.
 */
export type Reach =
  | { readonly kind: 'nobody' | 'on-site' | 'waiting' | 'unplaced' }
  | { readonly kind: 'arrives' | 'arrives-after' | 'too-late'; readonly at: number; readonly doneAt: number };

/** Where a technician is, and what they finish first. */
type Whereabouts = {
  readonly report: TechnicianPosition | undefined;
  /** The ticket they work on or are on their way to. */
  readonly inHand: TicketFacts | undefined;
};

type Beliefs = {
  readonly now: Instant;
  readonly book: TravelBook;
  readonly usualMinutes: UsualMinutes;
};

/**
 * The ways and the minutes on site are those the room has learnt.
 * @param work where it is done: the ticket itself, or the outage that explains it
 * @param dueAt when the target of the ticket that is asked about passes
 */
export function reachOf(
  work: TicketFacts,
  dueAt: number,
  { report, inHand }: Whereabouts,
  beliefs: Beliefs,
): Reach {
  const { now } = beliefs;
  const { status } = work.ticket.state;
  if (work.technicianId === null) return { kind: 'nobody' };
  if (status === 'on-site' || status === 'waiting') return { kind: status };
  const isHeld = inHand !== undefined && inHand !== work;
  const here = { place: freshPosition(report, now), at: now };
  const free = isHeld ? freeAfter(inHand, here, beliefs) : here;
  const at = arrivalAt(free, work.ticket.position, beliefs);
  if (at === null) return { kind: 'unplaced' };
  const doneAt = at + workMs(work.ticket, beliefs);
  const kind = doneAt > dueAt && dueAt > now ? 'too-late' : isHeld ? 'arrives-after' : 'arrives';
  return { kind, at, doneAt };
}

const workMs = ({ kind }: Pick<Ticket, 'kind'>, { usualMinutes }: Beliefs): number =>
  usualMinutes[kind].minutes * minuteMs;

type Standing = { readonly place: Position | null; readonly at: Instant };

/** Where they are free, and when, once the ticket they have in hand took its usual time; not before now. */
function freeAfter({ ticket }: TicketFacts, here: Standing, beliefs: Beliefs): Standing {
  const takesMs = workMs(ticket, beliefs);
  const { state } = ticket;
  if (state.status === 'on-site')
    return { place: ticket.position ?? here.place, at: instant(Math.max(here.at, state.since + takesMs)) };
  const arrival = arrivalAt(here, ticket.position, beliefs);
  return { place: arrival === null ? null : ticket.position, at: instant((arrival ?? here.at) + takesMs) };
}

/** Null where nobody knows the one place or the other, or no way between them. */
function arrivalAt({ place, at }: Standing, to: Position | null, { book }: Beliefs): Instant | null {
  if (!place || !to) return null;
  const seconds = book.secondsOf(place, to, hourOfDay(at));
  return Number.isFinite(seconds) ? instant(at + Math.ceil(seconds) * secondMs) : null;
}

/** What each technician works on; else what they are on their way to. */
export function ticketsInHand(all: Iterable<TicketFacts>): ReadonlyMap<string, TicketFacts> {
  const inHand = new Map<string, TicketFacts>();
  for (const facts of all) {
    const { status } = facts.ticket.state;
    if (facts.technicianId === null || (status !== 'on-site' && status !== 'en-route')) continue;
    if (status === 'on-site' || !inHand.has(facts.technicianId)) inHand.set(facts.technicianId, facts);
  }
  return inHand;
}

/** Nobody will be through in time, as far as anybody can tell now. */
export const isOutOfReach = ({ kind }: Reach): boolean => kind === 'nobody' || kind === 'too-late';
