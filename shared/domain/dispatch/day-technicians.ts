import type { TechnicianId } from '../../kernel/ids.ts';
import { localDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import { freshPosition, type Technician } from '../technicians/technician.ts';
import { nightInto, type ShiftSpan, shiftOf, spanOf, usualRestMinutes } from './day-shifts.ts';
import { certifiedOn, endPositionOf } from './day-terms.ts';
import type { DayQuestion } from './day-visits.ts';
import type { DayShift } from './dispatch-day.ts';
import { lastKnownOn } from './last-known.ts';
import { overtimeLeft } from './overtime-left.ts';
import { plannedOvertime } from './planned-overtime.ts';
import type { TravelBook } from './travel-book.ts';
import type { Van } from './van.ts';

/** A technician on the day; `number` is the same on map, timeline and run sheet. */
export type DayTechnician = {
  readonly id: TechnicianId;
  readonly number: number;
  readonly name: string;
  /** With the certificates that are valid on the day among the skills. */
  readonly technician: Technician;
  readonly shift: DayShift;
  readonly span: ShiftSpan | null;
  readonly startsFrom: Position;
  /** Where the day ends; null where that is open. */
  readonly returnsTo: Position | null;
  /** Null while nobody has said anything of it. */
  readonly van: Van | null;
};

/** @param book by whose ways the plans of the other days of the week are reckoned: their overtime counts into the week's */
export function techniciansOfDay(question: DayQuestion, book: TravelBook): readonly DayTechnician[] {
  const { rows, day, now } = question;
  const isToday = localDay(now) === day;
  const lastKnown = isToday ? lastKnownOn(question) : null;
  return [...rows.technicians.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1))
    .map((technician, index) => {
      const night = isToday ? nightInto(technician, day, rows.dispatchDays, now) : null;
      const shift = night?.shift ?? shiftOf(technician, day, rows.dispatchDays, now);
      const here = isToday ? freshPosition(rows.positions.get(technician.id), now) : null;
      const van = rows.vans.get(technician.id) ?? null;
      return {
        id: technician.id,
        number: index + 1,
        name: technician.name,
        technician: van ? certifiedOn(day, technician, van) : technician,
        shift,
        span:
          night?.span ?? spanOf(day, withinLimits(shift, question, { technicianId: technician.id, book })),
        startsFrom: here ?? lastKnown?.get(technician.id) ?? technician.home,
        returnsTo: van && endPositionOf(technician, van, rows.sites),
        van,
      };
    });
}

/** The shift as a plan may use it: its overtime ends where the law's does. */
function withinLimits(
  shift: DayShift,
  question: DayQuestion,
  { technicianId, book }: { readonly technicianId: TechnicianId; readonly book: TravelBook },
): DayShift {
  if (shift.kind !== 'work') return shift;
  const { rows, day } = question;
  const restMinutes = rows.vans.get(technicianId)?.rest?.minutes ?? usualRestMinutes;
  const plannedOn = (other: string) => plannedOvertime(question, { day: other, technicianId }, book);
  const week = { technicianId, day, days: rows.dispatchDays, restMinutes, plannedOn };
  return { ...shift, overtimeMinutes: overtimeLeft(shift, week) };
}
