import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { dayAfter, startOfDay } from '../../kernel/local-day.ts';
import { availabilityAt, type Technician } from '../technicians/technician.ts';
import type { RestTerms } from './day-terms.ts';
import type { DayShift, DispatchDay } from './dispatch-day.ts';
import { usualShift, usualShiftOf, type WorkShift } from './usual-week.ts';

const usualLength = usualShift.toMinute - usualShift.fromMinute;

/** Begun within the fifth hour of a shift: at noon of the usual one. */
const restAfterMs = 4 * hourMs;
const restWithinMs = hourMs;
export const usualRestMinutes = 60;

export type ShiftSpan = { readonly from: Instant; readonly to: Instant; readonly overtimeTo: Instant };

type Days = ReadonlyMap<string, Pick<DispatchDay, 'shifts'>>;

/**
 * Whether somebody works on a day, and when: as dispatch has said for the day, else as they themselves have said how
 * long they are at work or away, else as in their usual week.
 */
export function shiftOf(technician: Technician, day: string, days: Days, now: Instant): DayShift {
  const said = days.get(day)?.shifts[technician.id];
  if (said) return said;
  const usual = usualShiftOf(technician.id, day, days);
  const begins = startOfDay(day);
  const ends = startOfDay(dayAfter(day));
  const minuteAt = (at: number) => Math.round((at - begins) / minuteMs);
  const availability = availabilityAt(technician.availability, now);
  const isToday = begins <= now && now < ends;
  switch (availability.kind) {
    case 'on-leave': {
      const { until } = availability;
      return until === null || until > begins + usualShift.fromMinute * minuteMs
        ? { kind: 'leave', note: null }
        : usual;
    }
    case 'on-shift':
      return isToday ? shiftUntil(minuteAt(availability.until)) : usual;
    case 'on-break':
      return isToday ? shiftUntil(minuteAt(availability.shiftUntil)) : usual;
    case 'off-shift': {
      const next = availability.nextShiftAt;
      if (next === null) return usual;
      if (begins <= next && next < ends) return shiftUntil(minuteAt(next) + usualLength);
      return isToday ? { kind: 'off' } : usual;
    }
  }
}

function shiftUntil(toMinute: number): WorkShift {
  const to = Math.min(36 * 60, Math.max(1, toMinute));
  return { ...usualShift, fromMinute: Math.max(0, to - usualLength), toMinute: to };
}

const minutesOfDay = 24 * 60;

/**
 * Last night's shift where it goes on into the day: who has it is at work, though the day itself is their day off or their
 * own shift of it begins tonight. Null once it is over, and where something else was said of them.
 */
export function nightInto(
  technician: Technician,
  day: string,
  days: Days,
  now: Instant,
): { readonly shift: WorkShift; readonly span: ShiftSpan } | null {
  const before = dayAfter(day, -1);
  const night = days.get(before)?.shifts[technician.id] ?? usualShiftOf(technician.id, before, days);
  const span = spanOf(before, night);
  if (night.kind !== 'work' || span === null || span.to <= Math.max(now, startOfDay(day))) return null;
  const own = shiftOf(technician, day, days, now);
  const hasBegun = (spanOf(day, own)?.from ?? Number.POSITIVE_INFINITY) <= now;
  if (hasBegun || own.kind === 'leave' || own.kind === 'absent') return null;
  return { shift: { ...night, fromMinute: 0, toMinute: night.toMinute - minutesOfDay }, span };
}

/** Null for who does not work. */
export function spanOf(day: string, shift: DayShift): ShiftSpan | null {
  if (shift.kind !== 'work') return null;
  const midnight = startOfDay(day);
  const at = (minute: number) => instant(midnight + minute * minuteMs);
  return {
    from: at(shift.fromMinute),
    to: at(shift.toMinute),
    overtimeTo: at(shift.toMinute + shift.overtimeMinutes),
  };
}

export const hasRest = (lengthMs: number): boolean => lengthMs >= restAfterMs + restWithinMs;

/** When a rest may begin, and how long it lasts. */
export type Rest = { readonly from: Instant; readonly to: Instant; readonly lengthMs: number };

/** The usual rest of a shift; null for a shift too short to have one. */
export const restOf = ({ from, to }: ShiftSpan): Rest | null =>
  hasRest(to - from)
    ? {
        from: instant(from + restAfterMs),
        to: instant(from + restAfterMs + restWithinMs),
        lengthMs: usualRestMinutes * minuteMs,
      }
    : null;

/**
 * The rest of somebody's shift as was said of them, on its day or after its midnight. A shift that has none of these hours
 * has a rest as long, when rests are usual.
 */
export function restOn(day: string, span: ShiftSpan, said: RestTerms | null): Rest | null {
  const usual = restOf(span);
  if (usual === null || said === null) return usual;
  const lengthMs = said.minutes * minuteMs;
  const windows = [startOfDay(day), startOfDay(dayAfter(day))].map((midnight) => ({
    from: instant(Math.max(span.from, midnight + said.fromMinute * minuteMs)),
    to: instant(Math.min(span.to, midnight + said.toMinute * minuteMs) - lengthMs),
  }));
  return { ...(windows.find(({ from, to }) => from <= to) ?? usual), lengthMs };
}
