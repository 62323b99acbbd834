import { shiftOf, usualShift } from '../../../../shared/domain/dispatch/day-shifts.ts';
import type { DayView, RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { type WeekHours, weekHours } from '../../../../shared/domain/dispatch/work-hours.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { dayAfter } from '../../../../shared/kernel/local-day.ts';
import { useEntity, useNow, useRoom } from '../../../live/room-context.tsx';

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
  readonly cells: readonly WeekCell[];
  readonly hours: WeekHours;
};

/** Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

export const daysOf = (monday: string): readonly string[] =>
  Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));

/** Everybody's week as it is known. */
export function useWeekShifts(view: DayView, monday: string): readonly WeekRow[] {
  const { rows } = useRoom();
  useEntity('dispatchDays');
  useEntity('technicians');
  const now = useNow(minuteMs);
  const cellOf = (route: RouteView, day: string): WeekCell => {
    const dispatch = rows.dispatchDays.get(day) ?? null;
    const technician = rows.technicians.get(route.technicianId);
    const isSaid = dispatch?.shifts[route.technicianId] !== undefined;
    if (day === view.day) return { day, shift: route.shift, isSaid };
    return { day, shift: technician ? shiftOf(technician, day, dispatch, now) : usualShift, isSaid };
  };
  return view.routes.map((route) => {
    const cells = daysOf(monday).map((day) => cellOf(route, day));
    const overtime = (day: string) => (day === view.day ? route.overtimeSeconds / 60 : 0);
    const hours = weekHours(
      cells.map(({ day, shift }) => ({ shift, plannedOvertimeMinutes: overtime(day) })),
    );
    return { technicianId: route.technicianId, number: route.number, name: route.name, cells, hours };
  });
}
