import { useMemo } from 'react';
import { type DayProblem, dayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { TravelBook } from '../../../shared/domain/dispatch/travel-book.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are changed in place; their versions say that they were
  return useMemo(() => {
    const slaDueAt = ({ id }: Ticket): Instant | null => {
      const due = tickets.facts.get(id)?.dueAt ?? Number.POSITIVE_INFINITY;
      return Number.isFinite(due) ? instant(due) : null;
    };
    return dayProblem({ rows, day, now, slaDueAt }, ways);
  }, [rows, tickets, day, now, ways, version]);
}
