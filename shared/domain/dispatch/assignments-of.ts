import type { TechnicianId } from '../../kernel/ids.ts';
import { obstaclesTo, overridable } from '../tickets/assignment-obstacle.ts';
import { technicianOf } from '../tickets/ticket.ts';
import type { TicketCommandInput } from '../tickets/ticket-commands.ts';
import type { DayProblem } from './day-problem.ts';
import type { DayVisit } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import type { DayTechnician } from './state-day.ts';

/**
 * What publishing routes asks of tickets: each visit that is ahead is given to its technician, unless they have it. Who
 * is not at work yet is given it all the same, for `reason`: they will be when it is due.
 */
export function assignmentsOf(
  day: Pick<DayProblem, 'visits' | 'technicians' | 'now'>,
  routes: readonly PlannedRoute[],
  reason: string,
): readonly TicketCommandInput<'ticket.assign'>[] {
  const known = new Map<TechnicianId, DayTechnician>(day.technicians.map((each) => [each.id, each]));
  return routes.flatMap(({ technicianId, ticketIds }) => {
    const holder = known.get(technicianId);
    if (!holder) return [];
    const absent = obstaclesTo(holder.technician, [], day.now)[0];
    const obstacle = absent ? overridable(absent) : null;
    return ticketIds.flatMap((ticketId) => {
      const visit = day.visits.get(ticketId);
      if (!visit || !isToBeGiven(visit, technicianId)) return [];
      return [{ ticketId, technicianId, ...(obstacle && { overriding: { obstacle, reason } }) }];
    });
  });
}

const isToBeGiven = ({ ticket, progress }: DayVisit, to: TechnicianId): boolean =>
  progress.kind === 'ahead' && technicianOf(ticket.state) !== to;
