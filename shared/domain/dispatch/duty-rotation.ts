import type { TechnicianId } from '../../kernel/ids.ts';
import { dayAfter } from '../../kernel/local-day.ts';
import type { DayShift, DispatchDay } from './dispatch-day.ts';
import { usualShift } from './usual-week.ts';

type Days = ReadonlyMap<string, Pick<DispatchDay, 'shifts'>>;

/** A shift said of one person on one day. */
export type SaidShift = {
  readonly planDay: string;
  readonly technicianId: TechnicianId;
  readonly shift: DayShift;
};

/** Ten in the evening to seven in the morning: eight hours and a rest. */
export const nightShift: DayShift = {
  kind: 'work',
  fromMinute: 22 * 60,
  toMinute: 31 * 60,
  overtimeMinutes: 0,
};
const off: DayShift = { kind: 'off' };

/** Each day of the week from Monday; everybody has forty hours and two days of rest. */
const nights = [nightShift, nightShift, nightShift, nightShift, nightShift, off, off];
const weekendNights = [usualShift, usualShift, usualShift, off, off, nightShift, nightShift];
const sunday = [usualShift, usualShift, usualShift, usualShift, off, off, usualShift];
const duties = [nights, weekendNights, sunday] as const;

/** So many share the duties, or somebody would have two of them at once. */
export const fewestOnDuty = duties.length;

/**
 * Who has the nights and the Sundays of the weeks from a Monday on. Everybody moves one duty on each week: from Sunday to
 * the nights of a weekend, from these to the other nights, and then back to their usual week until it is their turn.
 */
export function dutyRotation(
  people: readonly TechnicianId[],
  monday: string,
  weeks: number,
): readonly SaidShift[] {
  if (people.length < fewestOnDuty) return [];
  return Array.from({ length: weeks }, (_, week) =>
    duties.flatMap((duty, turn) => {
      const technicianId = people[(week + turn) % people.length] as TechnicianId;
      return duty.map((shift, weekday) => ({
        planDay: dayAfter(monday, week * 7 + weekday),
        technicianId,
        shift,
      }));
    }),
  ).flat();
}

/** What may be said of these days: none is over, and nobody's leave or absence is talked over. */
export const sayable = (said: readonly SaidShift[], days: Days, today: string): readonly SaidShift[] =>
  said.filter(({ planDay, technicianId }) => {
    const kind = days.get(planDay)?.shifts[technicianId]?.kind;
    return planDay >= today && kind !== 'leave' && kind !== 'absent';
  });
