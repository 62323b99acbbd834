import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayMs, type Instant, instant } from '../../kernel/instant.ts';

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const openingSchema = z
  .strictObject({ from: clockTimeSchema, to: clockTimeSchema })
  .refine((opening) => opening.from < opening.to, { message: 'closes before it opens' });

/**
 * When SLA time counts. `week[0]` is Monday; each day lists its openings in local clock time, in order.
 * A holiday (local ISO date) has none.
 */
export const calendarSchema = z.strictObject({
  id: z.string(),
  timeZone: z.string(),
  week: z.array(z.array(openingSchema)).length(7),
  holidays: z.array(z.iso.date()),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Business time of one calendar. Both functions are exact inverses wherever time counts. */
export type BusinessTime = {
  readonly calendarId: string;
  /** Business milliseconds in `[from, to)`; zero when `to` is not after `from`. */
  between(from: Instant, to: Instant): number;
  /** The first moment at which `durationMs` of business time has passed since `from`; null if never within 3 years. */
  after(from: Instant, durationMs: number): Instant | null;
};

type Opening = { readonly fromMs: number; readonly toMs: number };

const horizonDays = 3 * 366;

/**
 * Prepares a calendar for counting. Days are numbered from the epoch and resolved once each: a queue of thousands
 * touches the zone's rules only a few hundred times, and everything else is integer arithmetic.
 */
export function businessTime(calendar: Calendar): BusinessTime {
  if (isAlwaysOpen(calendar)) return alwaysOpen(calendar.id);
  const days = new Map<number, readonly Opening[]>();
  const holidays = new Set(calendar.holidays);

  const openingsOf = (day: number): readonly Opening[] => {
    const known = days.get(day);
    if (known) return known;
    const date = epochDate.add({ days: day });
    const openings = holidays.has(date.toString()) ? [] : (calendar.week[date.dayOfWeek - 1] ?? []);
    const resolved = openings.map((opening) => ({
      fromMs: localToEpochMs(date, opening.from, calendar.timeZone),
      toMs: localToEpochMs(date, opening.to, calendar.timeZone),
    }));
    days.set(day, resolved);
    return resolved;
  };

  return {
    calendarId: calendar.id,
    between(from, to) {
      let sum = 0;
      const last = lastDayTouching(to);
      for (let day = firstDayTouching(from); day <= last; day += 1) {
        for (const opening of openingsOf(day)) {
          sum += Math.max(0, Math.min(to, opening.toMs) - Math.max(from, opening.fromMs));
        }
      }
      return sum;
    },
    after(from, durationMs) {
      if (durationMs <= 0) return from;
      let leftMs = durationMs;
      const first = firstDayTouching(from);
      for (let day = first; day < first + horizonDays; day += 1) {
        for (const opening of openingsOf(day)) {
          const startMs = Math.max(from, opening.fromMs);
          const lengthMs = opening.toMs - startMs;
          if (lengthMs <= 0) continue;
          if (leftMs <= lengthMs) return instant(startMs + leftMs);
          leftMs -= lengthMs;
        }
      }
      return null;
    },
  };
}

const epochDate = Temporal.PlainDate.from('1970-01-01');

/** No zone is a whole day from UTC: the local days that can touch a moment are the UTC day's neighbours and itself. */
const firstDayTouching = (at: Instant): number => Math.floor(at / dayMs) - 1;
const lastDayTouching = (at: Instant): number => Math.floor(at / dayMs) + 1;

const isAlwaysOpen = (calendar: Calendar) =>
  calendar.holidays.length === 0 &&
  calendar.week.every((day) => day.length === 1 && day[0]?.from === '00:00' && day[0].to === '24:00');

const alwaysOpen = (calendarId: string): BusinessTime => ({
  calendarId,
  between: (from, to) => Math.max(0, to - from),
  after: (from, durationMs) =>
    durationMs > horizonDays * dayMs ? null : instant(from + Math.max(0, durationMs)),
});

/** A clock time that a zone change skips or repeats is taken as Temporal's "compatible" rule takes it. */
function localToEpochMs(date: Temporal.PlainDate, clockTime: string, timeZone: string): number {
  const midnight = clockTime === '24:00';
  const day = midnight ? date.add({ days: 1 }) : date;
  const time = Temporal.PlainTime.from(midnight ? '00:00' : clockTime);
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}
