import { useMemo } from 'react';
import { type DayProblem, dayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { TravelBook } from '../../../shared/domain/dispatch/travel-book.ts';
import { minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import { useEntity, useEntityPaced, useNow, useRoom } from '../../live/room-context.tsx';
import { useUsualMinutes } from '../../live/use-learnt.ts';

/** Nobody reads a plan more often than this, however busy the room is. */
const paceMs = 2 * secondMs;

/** The day as a question to the planner, asked anew when something it is made of has changed, and every minute. */
export function useDayProblem(day: string, ways: TravelBook): DayProblem {
  const { rows, tickets } = useRoom();
  const now = useNow(minuteMs);
  const usualMinutes = useUsualMinutes();
  const version = [
    useEntityPaced('tickets', paceMs),
    useEntityPaced('technicians', paceMs),
    useEntityPaced('customers', paceMs),
    useEntityPaced('sites', paceMs),
    useEntity('workOrders'),
    useEntity('dispatchDays'),
    useEntity('vans'),
    useEntity('parts'),
  ].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are changed in place; their versions say that they were
  return useMemo(
    () => dayProblem({ rows, day, now, usualMinutes, slaDueAt: tickets.slaDueAt }, ways),
    [rows, tickets, day, now, usualMinutes, ways, version],
  );
}

/** Any other day of the room as it is at the moment it is asked for. */
export function useOtherDay(): (day: string, ways: TravelBook) => DayProblem {
  const { rows, tickets, clock } = useRoom();
  const usualMinutes = useUsualMinutes();
  return (day, ways) =>
    dayProblem({ rows, day, now: clock.now(), usualMinutes, slaDueAt: tickets.slaDueAt }, ways);
}
