import { minuteMs } from '../../kernel/instant.ts';
import { hasRest, usualRestMinutes } from './day-shifts.ts';
import type { RestTerms } from './day-terms.ts';
import type { DayShift } from './dispatch-day.ts';

/** Hours of work in Indonesia (PP 35/2021, articles 21, 22 and 26; UU 13/2003, article 79), in minutes. */
export const workLimits = {
  day: 8 * 60,
  week: 40 * 60,
  overtimeDay: 4 * 60,
  overtimeWeek: 18 * 60,
} as const;

/** After six days of work one is of rest. */
const daysOfWeek = 7;

/** What a shift asks for, without the rest of one that is long enough to have it: eight to five are eight hours. */
export function workMinutes(shift: DayShift, restMinutes: number): number {
  if (shift.kind !== 'work') return 0;
  const minutes = shift.toMinute - shift.fromMinute;
  return hasRest(minutes * minuteMs) ? minutes - restMinutes : minutes;
}

export type WorkedDay = {
  readonly shift: DayShift;
  /** Beyond the end of the shift, where a plan already says it. */
  readonly plannedOvertimeMinutes: number;
};

type Resting = { readonly rest: Pick<RestTerms, 'minutes'> | null };

export type WeekHours = {
  readonly minutes: number;
  readonly overtimeMinutes: number;
  /** The gravest limit that is passed; `overtime` is permitted, what lies beyond is not. */
  readonly state: 'within' | 'overtime' | 'beyond-day' | 'beyond-week' | 'no-rest-day';
};

/** A week of one technician, by their own rest or the usual one, against the limits. Overtime is what lies beyond the day's or beyond the week's hours, whichever is more. */
export function weekHours(days: readonly WorkedDay[], { rest }: Resting = { rest: null }): WeekHours {
  const restMinutes = rest?.minutes ?? usualRestMinutes;
  const worked = days.map(
    ({ shift, plannedOvertimeMinutes }) => workMinutes(shift, restMinutes) + plannedOvertimeMinutes,
  );
  const minutes = worked.reduce((sum, day) => sum + day, 0);
  const beyond = worked.map((day) => Math.max(0, day - workLimits.day));
  const overtimeMinutes = Math.max(
    minutes - workLimits.week,
    beyond.reduce((sum, day) => sum + day, 0),
    0,
  );
  const isBeyondDay = beyond.some((day) => day > workLimits.overtimeDay);
  const hasRestDay = days.length < daysOfWeek || days.some(({ shift }) => shift.kind !== 'work');
  const state = !hasRestDay
    ? 'no-rest-day'
    : overtimeMinutes > workLimits.overtimeWeek
      ? 'beyond-week'
      : isBeyondDay
        ? 'beyond-day'
        : overtimeMinutes > 0
          ? 'overtime'
          : 'within';
  return { minutes, overtimeMinutes, state };
}
