import type { TravelBook } from '../../../shared/domain/dispatch/travel-book.ts';
import type { UsualMinutes } from '../../../shared/domain/dispatch/usual-minutes.ts';
import { hourOfDay } from '../../../shared/domain/routing/travel/travel-parameters.ts';
import { freshPosition, type TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { type Instant, instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

/** Whether somebody can be on the spot before the target passes; `at` is when, if they leave as soon as they are free. */
export type Reach =
  | { readonly kind: 'nobody' | 'on-site' | 'waiting' | 'unplaced' }
  | { readonly kind: 'arrives' | 'arrives-after' | 'too-late'; readonly at: number };

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

/** The ways and the minutes on site are those the room has learnt. */
export function reachOf(facts: TicketFacts, { report, inHand }: Whereabouts, beliefs: Beliefs): Reach {
  const { now } = beliefs;
  const { status } = facts.ticket.state;
  if (facts.technicianId === null) return { kind: 'nobody' };
  if (status === 'on-site' || status === 'waiting') return { kind: status };
  const isHeld = inHand !== undefined && inHand !== facts;
  const here = { place: freshPosition(report, now), at: now };
  const free = isHeld ? freeAfter(inHand, here, beliefs) : here;
  const at = arrivalAt(free, facts.ticket.position, beliefs);
  if (at === null) return { kind: 'unplaced' };
  if (at > facts.dueAt && facts.dueAt > now) return { kind: 'too-late', at };
  return { kind: isHeld ? 'arrives-after' : 'arrives', at };
}

type Standing = { readonly place: Position | null; readonly at: Instant };

/** Where they are free, and when, once the ticket they have in hand took its usual time; not before now. */
function freeAfter({ ticket }: TicketFacts, here: Standing, beliefs: Beliefs): Standing {
  const workMs = beliefs.usualMinutes[ticket.kind].minutes * minuteMs;
  const { state } = ticket;
  if (state.status === 'on-site')
    return { place: ticket.position ?? here.place, at: instant(Math.max(here.at, state.since + workMs)) };
  const arrival = arrivalAt(here, ticket.position, beliefs);
  return { place: arrival === null ? null : ticket.position, at: instant((arrival ?? here.at) + workMs) };
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

/** Nobody will be there in time, as far as anybody can tell now. */
export const isOutOfReach = ({ kind }: Reach): boolean => kind === 'nobody' || kind === 'too-late';
