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

/** Prepares a calendar for counting. Days are resolved once each and remembered, so a queue of thousands stays cheap. */
export function businessTime(calendar: Calendar): BusinessTime {
  if (isAlwaysOpen(calendar)) return alwaysOpen(calendar.id);
  const days = new Map<string, readonly Opening[]>();
  const holidays = new Set(calendar.holidays);

  const openingsOf = (date: Temporal.PlainDate): readonly Opening[] => {
    const key = date.toString();
    const known = days.get(key);
    if (known) return known;
    const openings = holidays.has(key) ? [] : (calendar.week[date.dayOfWeek - 1] ?? []);
    const resolved = openings.map((opening) => ({
      fromMs: localToEpochMs(date, opening.from, calendar.timeZone),
      toMs: localToEpochMs(date, opening.to, calendar.timeZone),
    }));
    days.set(key, resolved);
    return resolved;
  };

  const localDate = (at: Instant) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone).toPlainDate();

  return {
    calendarId: calendar.id,
    between(from, to) {
      if (to <= from) return 0;
      const last = localDate(to);
      let sum = 0;
      for (
        let date = localDate(from);
        Temporal.PlainDate.compare(date, last) <= 0;
        date = date.add({ days: 1 })
      ) {
        for (const opening of openingsOf(date)) {
          sum += Math.max(0, Math.min(to, opening.toMs) - Math.max(from, opening.fromMs));
        }
      }
      return sum;
    },
    after(from, durationMs) {
      if (durationMs <= 0) return from;
      let leftMs = durationMs;
      let date = localDate(from);
      for (let day = 0; day < horizonDays; day += 1, date = date.add({ days: 1 })) {
        for (const opening of openingsOf(date)) {
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
