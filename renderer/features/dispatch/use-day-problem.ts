import { useMemo } from 'react';
import { type DayProblem, dayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { TravelBook } from '../../../shared/domain/dispatch/travel-book.ts';
import { type Instant, instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import { useEntity, useEntityPaced, useNow, useRoom } from '../../live/room-context.tsx';

/** Nobody reads a plan more often than this, however busy the room is. */
const paceMs = 2 * secondMs;

/** The day as a question to the planner, asked anew when something it is made of has changed, and every minute. */
export function useDayProblem(day: string, ways: TravelBook): DayProblem {
  const { rows, tickets } = useRoom();
  const now = useNow(minuteMs);
  const version = [
    useEntityPaced('tickets', paceMs),
    useEntityPaced('technicians', paceMs),
    useEntityPaced('customers', paceMs),
    useEntity('workOrders'),
    useEntity('dispatchDays'),
  ].join();
  return useMemo(() => {
    const dueOf = (ticketId: string): Instant | null => {
      const due = tickets.facts.get(ticketId)?.dueAt ?? Number.POSITIVE_INFINITY;
      return Number.isFinite(due) ? instant(due) : null;
    };
    return version
      ? dayProblem({ rows, day, now, slaDueAt: ({ id }) => dueOf(id) }, ways)
      : dayProblem({ rows, day, now, slaDueAt: () => null }, ways);
  }, [rows, tickets, day, now, ways, version]);
}
