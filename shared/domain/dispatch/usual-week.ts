import type { TechnicianId } from '../../kernel/ids.ts';
import { dayAfter } from '../../kernel/local-day.ts';
import type { DayShift, DispatchDay } from './dispatch-day.ts';

export type WorkShift = Extract<DayShift, { kind: 'work' }>;

/** Eight in the morning to five in the afternoon. */
export const usualShift: WorkShift = {
  kind: 'work',
  fromMinute: 8 * 60,
  toMinute: 17 * 60,
  overtimeMinutes: 120,
};

/**
 * A usual Monday, and the six days after it: days of dispatch like any other, at the end of the calendar, so that shifts
 * are said of them by the same command and are never of the past. What is said of them holds in every week.
 */
export const usualMonday = '9999-01-04';

/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

export const mondayOf = (day: string): string => dayAfter(day, -weekdayOf(day));

export const daysOfWeek = (monday: string): readonly string[] =>
  Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));

export const isUsualWeek = (day: string): boolean => mondayOf(day) === usualMonday;

type Days = ReadonlyMap<string, Pick<DispatchDay, 'shifts'>>;

/** What somebody works on such a weekday: as was said of the usual one, else eight hours on five days in a row. */
export function usualShiftOf(id: TechnicianId, day: string, days: Days): DayShift {
  const weekday = weekdayOf(day);
  const said = days.get(dayAfter(usualMonday, weekday))?.shifts[id];
  if (said) return said;
  const first = firstRestDay(id);
  return weekday === first || weekday === (first + 1) % 7 ? { kind: 'off' } : usualShift;
}

/** Rest days are spread over the week, so that the room is staffed on all of them; for each person always the same two. */
const firstRestDay = (id: TechnicianId): number => Number.parseInt(id.slice(-6), 16) % 7;
