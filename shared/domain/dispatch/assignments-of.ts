import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { type AssignmentObstacle, obstaclesTo, overridable } from '../tickets/assignment-obstacle.ts';
import { technicianOf } from '../tickets/ticket.ts';
import type { TicketCommandInput } from '../tickets/ticket-commands.ts';
import type { DayProblem } from './day-problem.ts';
import type { DayTechnician } from './day-technicians.ts';
import type { DayShift, PlannedRoute } from './dispatch-day.ts';

/** The roster says of the day that they do not come; what they said of themselves may not have heard of it yet. */
type NotRostered = {
  readonly code: 'not-rostered';
  readonly name: string;
  readonly kind: Exclude<DayShift['kind'], 'work'>;
};

/** A visit that its technician cannot be given, and what nobody may pass over of it. */
export type Withheld = {
  readonly ticketId: TicketId;
  readonly technicianId: TechnicianId;
  readonly obstacle: AssignmentObstacle | NotRostered;
};

export type Assignments = {
  readonly given: readonly TicketCommandInput<'ticket.assign'>[];
  readonly withheld: readonly Withheld[];
};

/**
 * What publishing routes asks of tickets: each visit that is ahead is given to its technician, unless they have it. Who
 * is not at work yet is given it all the same, for `reason`: they will be when it is due. What the ticket would refuse
 * is withheld, so that it can be said before anybody is told; so is all of who does not come that day, also what they
 * have in hand: somebody else is to take it over.
 */
export function assignmentsOf(
  day: Pick<DayProblem, 'visits' | 'technicians' | 'now'>,
  routes: readonly PlannedRoute[],
  reason: string,
): Assignments {
  const holders = new Map<TechnicianId, DayTechnician>(day.technicians.map((each) => [each.id, each]));
  const asked = routes.flatMap(({ technicianId, ticketIds }) => {
    const holder = holders.get(technicianId);
    return holder ? ticketIds.flatMap((id) => askedOf(day, holder, id, reason) ?? []) : [];
  });
  return {
    given: asked.filter((each) => !('obstacle' in each)),
    withheld: asked.filter((each) => 'obstacle' in each),
  };
}

/** Null where there is nothing to ask: it has begun, or they have it. */
function askedOf(
  { visits, now }: Pick<DayProblem, 'visits' | 'now'>,
  holder: DayTechnician,
  ticketId: TicketId,
  reason: string,
): TicketCommandInput<'ticket.assign'> | Withheld | null {
  const visit = visits.get(ticketId);
  if (visit?.progress.kind !== 'ahead') return null;
  const technicianId = holder.id;
  const away = notRostered(holder);
  if (away) return { ticketId, technicianId, obstacle: away };
  if (technicianOf(visit.ticket.state) === technicianId) return null;
  const obstacles = obstaclesTo(holder.technician, visit.skills, now);
  const overriding = obstacles.map(overridable).find((each) => each !== null);
  const obstacle = obstacles.find(({ code }) => code !== overriding);
  if (obstacle) return { ticketId, technicianId, obstacle };
  return { ticketId, technicianId, ...(overriding && { overriding: { obstacle: overriding, reason } }) };
}

const notRostered = ({ name, shift: { kind } }: DayTechnician): NotRostered | null =>
  kind === 'work' ? null : { code: 'not-rostered', name, kind };
