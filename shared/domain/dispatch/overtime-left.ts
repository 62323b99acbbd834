import type { TechnicianId } from '../../kernel/ids.ts';
import type { DispatchDay } from './dispatch-day.ts';
import { daysOfWeek, mondayOf, usualShiftOf, type WorkShift } from './usual-week.ts';
import { workLimits, workMinutes } from './work-hours.ts';

type Week = {
  readonly technicianId: TechnicianId;
  readonly day: string;
  readonly days: ReadonlyMap<string, Pick<DispatchDay, 'shifts'>>;
  readonly restMinutes: number;
  /** Minutes beyond the shift that the plan of another day keeps them. */
  readonly plannedOn: (day: string) => number;
};

/**
 * How many minutes a plan may go on after the shift: as many as were said of it, and no more than the limits of the day
 * and of the week leave. Of the other days of the week the shifts count, with what their plans add to them.
 */
export function overtimeLeft(
  shift: WorkShift,
  { technicianId, day, days, restMinutes, plannedOn }: Week,
): number {
  const own = workMinutes(shift, restMinutes);
  const others = daysOfWeek(mondayOf(day))
    .filter((other) => other !== day)
    .map((other) => {
      const said = days.get(other)?.shifts[technicianId] ?? usualShiftOf(technicianId, other, days);
      return workMinutes(said, restMinutes) + plannedOn(other);
    });
  const beyondDay = (minutes: number) => Math.max(0, minutes - workLimits.day);
  const sum = (minutes: readonly number[]) => minutes.reduce((all, each) => all + each, 0);
  const left = Math.min(
    shift.overtimeMinutes,
    workLimits.overtimeDay - beyondDay(own),
    workLimits.overtimeWeek - beyondDay(own) - sum(others.map(beyondDay)),
    workLimits.overtimeWeek + workLimits.week - own - sum(others),
  );
  return Math.max(0, left);
}
