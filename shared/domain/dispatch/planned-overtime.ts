import type { TechnicianId } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs, secondMs } from '../../kernel/instant.ts';
import type { Position } from '../../kernel/position.ts';
import { hourOfDay } from '../routing/travel/travel-parameters.ts';
import { hasRest, spanOf, usualRestMinutes } from './day-shifts.ts';
import { endPositionOf } from './day-terms.ts';
import { type DayQuestion, type DayVisit, visitToGive } from './day-visits.ts';
import type { DispatchDay } from './dispatch-day.ts';
import type { TravelBook } from './travel-book.ts';
import { usualShiftOf, type WorkShift } from './usual-week.ts';

/** Of a visit whose ticket is in no copy any more. */
const forgottenMinutes = 60;

type Asked = { readonly day: string; readonly technicianId: TechnicianId };

/**
 * Minutes beyond their shift that the plan of a day keeps a technician, published or only kept: by the times they were told
 * where the routes still are those, else as their route is driven from home one visit after the other.
 */
export function plannedOvertime(
  question: Omit<DayQuestion, 'day'>,
  { day, technicianId }: Asked,
  book: TravelBook,
): number {
  const { technicians, dispatchDays } = question.rows;
  const dispatch = dispatchDays.get(day);
  const technician = technicians.get(technicianId);
  const ticketIds = dispatch?.routes.find((route) => route.technicianId === technicianId)?.ticketIds ?? [];
  if (!dispatch || !technician || ticketIds.length === 0) return 0;
  const shift = dispatch.shifts[technicianId] ?? usualShiftOf(technicianId, day, dispatchDays);
  const span = spanOf(day, shift);
  if (shift.kind !== 'work' || span === null) return 0;
  const visits = ticketIds.flatMap((id) => {
    const ticket = question.rows.tickets.get(id);
    const isGivenUp = ticket?.state.status === 'cancelled';
    return ticket && !isGivenUp ? [visitToGive({ ...question, day }, ticket)] : [];
  });
  const van = question.rows.vans.get(technicianId);
  const restMinutes = restOf(shift, van?.rest?.minutes);
  const last =
    toldEnd(dispatch, { technicianId, visits }) ??
    drivenEnd(visits, { technician, restMinutes, from: span.from }, book);
  const home = van ? endPositionOf(technician, van, question.rows.sites) : null;
  const over = last.at + (home && last.place ? wayMs(book, last.place, home, last.at) : 0);
  return Math.max(0, Math.round((over - span.to) / minuteMs));
}

type Standing = { readonly at: Instant; readonly place: Position | null };
type Visits = readonly DayVisit[];

/** Null where the routes are not those that were made known. */
function toldEnd(
  { published, routesVersion }: DispatchDay,
  { technicianId, visits }: { readonly technicianId: TechnicianId; readonly visits: Visits },
): Standing | null {
  if (published?.routesVersion !== routesVersion) return null;
  const told = published.told.find((route) => route.technicianId === technicianId);
  const stop = told?.stops.at(-1);
  if (!stop) return null;
  const visit = visits.find(({ id }) => id === stop.ticketId);
  const minutes = visit?.serviceMinutes ?? forgottenMinutes;
  return { at: instant(stop.startsAt + minutes * minuteMs), place: visit?.position ?? null };
}

/** Waiting before a promise is as good as a rest. */
function drivenEnd(
  visits: Visits,
  {
    technician,
    restMinutes,
    from,
  }: {
    readonly technician: { readonly home: Position };
    readonly restMinutes: number;
    readonly from: Instant;
  },
  book: TravelBook,
): Standing {
  let place = technician.home;
  let at = from;
  let waitedMs = 0;
  for (const { position, terms, serviceMinutes } of visits) {
    const arrivesAt = at + (position ? wayMs(book, place, position, at) : 0);
    const begins = Math.max(arrivesAt, terms.promise?.from ?? 0, terms.lock?.start ?? 0);
    waitedMs += begins - arrivesAt;
    at = instant(begins + serviceMinutes * minuteMs);
    place = position ?? place;
  }
  return { at: instant(at + Math.max(0, restMinutes * minuteMs - waitedMs)), place };
}

const restOf = ({ fromMinute, toMinute }: WorkShift, minutes = usualRestMinutes): number =>
  hasRest((toMinute - fromMinute) * minuteMs) ? minutes : 0;

function wayMs(book: TravelBook, from: Position, to: Position, at: Instant): number {
  const seconds = book.secondsOf(from, to, hourOfDay(at));
  return Number.isFinite(seconds) ? Math.round(seconds) * secondMs : 0;
}
