import {
  type Assessment,
  assessTechnicians,
  candidatesOf,
  dayOfVisit,
} from '../../../../shared/domain/dispatch/assess-technicians.ts';
import { visitToGive } from '../../../../shared/domain/dispatch/day-visits.ts';
import type { TravelBook } from '../../../../shared/domain/dispatch/travel-book.ts';
import type { UsualMinutes } from '../../../../shared/domain/dispatch/usual-minutes.ts';
import type { Candidate } from '../../../../shared/domain/tickets/assignment-reason.ts';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { Room } from '../../../live/room.ts';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { useUsualMinutes } from '../../../live/use-learnt.ts';
import { useVisitTravelBook } from '../../../live/use-travel-book.ts';

const refreshMs = 10_000;
const nobody: readonly Assessment[] = [];

/** The panel, the keys and the dialog ask about the same ticket, and must be told the same name. */
type Kept = {
  readonly moment: number;
  readonly book: TravelBook;
  readonly usualMinutes: UsualMinutes;
  readonly everybody: readonly Assessment[];
};
const keptOf = new WeakMap<Ticket, Kept>();

/** Everybody and what giving them the ticket would make of their day, by this desk's own rows: the rule the server chooses by. */
export function useAssessments(ticket: Ticket | null): readonly Assessment[] {
  const room = useRoom();
  const usualMinutes = useUsualMinutes();
  const isToGive = ticket !== null && !isSettledStatus(ticket.state.status);
  const { book } = useVisitTravelBook(isToGive ? placedVisit(room, { ticket, usualMinutes }) : null);
  /* Reckoned anew when the ticket changes and every ten seconds: positions move, and a flickering name cannot be read. */
  const moment = Math.floor(useNow(refreshMs) / refreshMs);
  if (!isToGive) return nobody;
  const known = keptOf.get(ticket);
  if (known?.moment === moment && known.book === book && known.usualMinutes === usualMinutes)
    return known.everybody;
  const { rows, tickets, clock } = room;
  const question = { ticket, rows, usualMinutes, now: clock.now(), slaDueAt: tickets.slaDueAt };
  const everybody = assessTechnicians(question, book);
  keptOf.set(ticket, { moment, book, usualMinutes, everybody });
  return everybody;
}

/** Where and on which day; null where nobody knows the place. */
function placedVisit(
  { rows, tickets, clock }: Room,
  { ticket, usualMinutes }: { readonly ticket: Ticket; readonly usualMinutes: UsualMinutes },
) {
  const asked = { rows, ticket, now: clock.now(), usualMinutes, slaDueAt: tickets.slaDueAt };
  const day = dayOfVisit(asked);
  const { position } = visitToGive({ ...asked, day }, ticket);
  return position && { day, position };
}

/** Who could take the ticket now, the cheapest for the day first. */
export function useCandidates(ticket: Ticket | null): readonly Candidate[] {
  const everybody = useAssessments(ticket);
  return ticket ? candidatesOf(ticket, everybody) : [];
}
