import { shiftOf } from '../../../../shared/domain/dispatch/day-shifts.ts';
import type { DayView, RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { plannedOvertime } from '../../../../shared/domain/dispatch/planned-overtime.ts';
import { daysOfWeek, isUsualWeek, usualShiftOf } from '../../../../shared/domain/dispatch/usual-week.ts';
import { type WeekHours, weekHours } from '../../../../shared/domain/dispatch/work-hours.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { useEntity, useNow, useRoom } from '../../../live/room-context.tsx';
import { useUsualMinutes } from '../../../live/use-learnt.ts';
import { useTravelBook } from '../../../live/use-travel-book.ts';

export type WeekCell = {
  readonly day: string;
  readonly shift: DayShift;
  /** Said for this very day by dispatch; otherwise it is the usual one, or what the technician said. */
  readonly isSaid: boolean;
};

export type WeekRow = {
  readonly technicianId: TechnicianId;
  readonly number: number;
  readonly name: string;
  /** Null for who is in none. */
  readonly team: string | null;
  readonly cells: readonly WeekCell[];
  readonly hours: WeekHours;
};

/** Everybody's week as it is known; of the usual week what is usual. */
export function useWeekShifts(view: DayView, monday: string): readonly WeekRow[] {
  const { rows, tickets } = useRoom();
  useEntity('dispatchDays');
  useEntity('technicians');
  useEntity('vans');
  const now = useNow(minuteMs);
  const usualMinutes = useUsualMinutes();
  const { book } = useTravelBook();
  const asked = { rows, now, usualMinutes, slaDueAt: tickets.slaDueAt };
  const cellOf = (route: RouteView, day: string): WeekCell => {
    const { dispatchDays } = rows;
    const technician = rows.technicians.get(route.technicianId);
    const isSaid = dispatchDays.get(day)?.shifts[route.technicianId] !== undefined;
    if (day === view.day) return { day, shift: route.shift, isSaid };
    const shift =
      technician && !isUsualWeek(day)
        ? shiftOf(technician, day, dispatchDays, now)
        : usualShiftOf(route.technicianId, day, dispatchDays);
    return { day, shift, isSaid };
  };
  return view.routes.map((route) => {
    const cells = daysOfWeek(monday).map((day) => cellOf(route, day));
    const { technicianId, number, name } = route;
    const overtime = (day: string) =>
      day === view.day ? route.overtimeSeconds / 60 : plannedOvertime(asked, { day, technicianId }, book);
    const hours = weekHours(
      cells.map(({ day, shift }) => ({ shift, plannedOvertimeMinutes: overtime(day) })),
      { rest: rows.vans.get(technicianId)?.rest ?? null },
    );
    const team = rows.technicians.get(technicianId)?.team ?? null;
    return { technicianId, number, name, team, cells, hours };
  });
}
