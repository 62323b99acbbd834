import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { type AssignmentObstacle, obstaclesTo, overridable } from '../tickets/assignment-obstacle.ts';
import { requiredSkills } from '../tickets/required-skills.ts';
import { technicianOf } from '../tickets/ticket.ts';
import type { TicketCommandInput } from '../tickets/ticket-commands.ts';
import type { DayProblem } from './day-problem.ts';
import type { DayVisit } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import type { DayTechnician } from './state-day.ts';

/** A visit that its technician cannot be given, and what nobody may pass over of it. */
export type Withheld = {
  readonly ticketId: TicketId;
  readonly technicianId: TechnicianId;
  readonly obstacle: AssignmentObstacle;
};

export type Assignments = {
  readonly given: readonly TicketCommandInput<'ticket.assign'>[];
  readonly withheld: readonly Withheld[];
};

/**
 * What publishing routes asks of tickets: each visit that is ahead is given to its technician, unless they have it. Who
 * is not at work yet is given it all the same, for `reason`: they will be when it is due. What the ticket would refuse
 * is withheld, so that it can be said before anybody is told.
 */
export function assignmentsOf(
  day: Pick<DayProblem, 'visits' | 'technicians' | 'now'>,
  routes: readonly PlannedRoute[],
  reason: string,
): Assignments {
  const known = new Map<TechnicianId, DayTechnician>(day.technicians.map((each) => [each.id, each]));
  const given: TicketCommandInput<'ticket.assign'>[] = [];
  const withheld: Withheld[] = [];
  for (const { technicianId, ticketIds } of routes) {
    const holder = known.get(technicianId);
    if (!holder) continue;
    for (const ticketId of ticketIds) {
      const visit = day.visits.get(ticketId);
      if (!visit || !isToBeGiven(visit, technicianId)) continue;
      const { kind, tier } = visit.ticket;
      const obstacles = obstaclesTo(holder.technician, requiredSkills(kind, tier), day.now);
      const overriding = obstacles.map(overridable).find((each) => each !== null);
      const obstacle = obstacles.find(({ code }) => code !== overriding);
      if (obstacle) withheld.push({ ticketId, technicianId, obstacle });
      else
        given.push({
          ticketId,
          technicianId,
          ...(overriding && { overriding: { obstacle: overriding, reason } }),
        });
    }
  }
  return { given, withheld };
}

const isToBeGiven = ({ ticket, progress }: DayVisit, to: TechnicianId): boolean =>
  progress.kind === 'ahead' && technicianOf(ticket.state) !== to;
