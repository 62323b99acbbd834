import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { SlaTargetsLookup } from '../sla/sla-policy.ts';
import { prioritySchema } from '../sla/sla-policy.ts';
import { skillSchema, type Technician } from '../technicians/technician.ts';
import { assignmentObstacleSchema, obstaclesTo } from './assignment-obstacle.ts';
import type { Candidate } from './assignment-reason.ts';
import { requiredSkills } from './required-skills.ts';
import { isSettledStatus, type Ticket, technicianOf, ticketStatuses } from './ticket.ts';
import type { TicketCommand, TicketCommandInput } from './ticket-commands.ts';
import type { TicketEventBody, TicketEventType } from './ticket-events.ts';
import { ticketTransitions } from './ticket-transitions.ts';

/** Why a ticket command is refused, with what a sentence about it needs. */
export const ticketRefusalSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('ticket-unknown') }),
  z.strictObject({ code: z.literal('ticket-exists') }),
  z.strictObject({
    code: z.literal('not-in-this-status'),
    status: z.enum(ticketStatuses),
    wanted: z.string(),
  }),
  z.strictObject({ code: z.literal('already-acknowledged'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('already-assigned'), name: z.string() }),
  z.strictObject({ code: z.literal('priority-unchanged'), priority: prioritySchema }),
  z.strictObject({ code: z.literal('technician-unknown') }),
  ...assignmentObstacleSchema.options,
  z.strictObject({ code: z.literal('nobody-available'), skills: z.array(skillSchema) }),
  /** It is explained by another already, or it is itself what explains others. */
  z.strictObject({ code: z.literal('in-an-outage') }),
  z.strictObject({ code: z.literal('in-no-outage') }),
  /** The ticket it was to join is no accepted outage, or one that is over. */
  z.strictObject({ code: z.literal('no-open-outage') }),
]);
export type TicketRefusal = z.infer<typeof ticketRefusalSchema>;

/** What the rule may know beside the ticket itself. Server and desk each answer from their own copy. */
export type TicketDecisionContext = {
  readonly now: Instant;
  readonly targets: SlaTargetsLookup;
  technician(id: TechnicianId): Technician | null;
  /** Another ticket than the one decided about. */
  ticket(id: TicketId): Ticket | null;
  /** Who could be given the ticket, the cheapest for the day first; nobody where the day is not reckoned. */
  candidates(ticket: Ticket): readonly Candidate[];
};

type Decision = Result<readonly TicketEventBody[], TicketRefusal>;

/** The one rule for every ticket command: pure, and asked twice (by the desk for the picture, by the server for the truth). */
export function decideTicket(
  ticket: Ticket | null,
  command: TicketCommand,
  context: TicketDecisionContext,
): Decision {
  if (command.name === 'ticket.open')
    return ticket ? refused({ code: 'ticket-exists' }) : opened(command.input, context);
  if (!ticket) return refused({ code: 'ticket-unknown' });
  const decision = decideOnTicket(ticket, command, context);
  if (!decision.ok) return decision;
  const impossible = decision.value.find((body) => isImpossible(ticket, body.type));
  return impossible
    ? refused({ code: 'not-in-this-status', status: ticket.state.status, wanted: impossible.type })
    : decision;
}

/** Whether an event of this type can happen to the ticket as it stands: what the panel offers. */
export const isPossible = (ticket: Ticket, type: TicketEventType): boolean => !isImpossible(ticket, type);

const isImpossible = (ticket: Ticket, type: TicketEventType): boolean =>
  type === 'opened' || ticketTransitions[ticket.state.status][type] === 'impossible';

function opened(input: TicketCommandInput<'ticket.open'>, context: TicketDecisionContext): Decision {
  const { ticketId: _, ...facts } = input;
  return accepted([
    { type: 'opened', number: null, ...facts, targets: context.targets(input.tier, input.priority) },
  ]);
}

function decideOnTicket(
  ticket: Ticket,
  command: Exclude<TicketCommand, { name: 'ticket.open' }>,
  context: TicketDecisionContext,
): Decision {
  switch (command.name) {
    case 'ticket.acknowledge':
      return acknowledge(ticket);
    case 'ticket.assign':
      return assign(ticket, command.input, context);
    case 'ticket.auto-assign':
      return autoAssign(ticket, context);
    case 'ticket.unassign':
      return unassign(ticket, command.input.reason);
    case 'ticket.depart':
      return accepted([{ type: 'departed' }]);
    case 'ticket.arrive':
      return accepted([{ type: 'arrived' }]);
    case 'ticket.wait':
      return accepted([{ type: 'waiting-started', reason: command.input.reason, note: command.input.note }]);
    case 'ticket.resume':
      return accepted([{ type: 'waiting-ended' }]);
    case 'ticket.resolve':
      return accepted([{ type: 'resolved', resolution: command.input.resolution }]);
    case 'ticket.close':
      return accepted([{ type: 'closed' }]);
    case 'ticket.cancel':
      return accepted([{ type: 'cancelled', reason: command.input.reason }]);
    case 'ticket.reopen':
      return accepted([{ type: 'reopened', reason: command.input.reason }]);
    case 'ticket.change-priority':
      return changePriority(ticket, command.input, context);
    case 'ticket.add-note':
      return accepted([{ type: 'note-added', text: command.input.text }]);
    case 'ticket.join-outage':
      return joinOutage(ticket, command.input.parentId, context);
    case 'ticket.leave-outage':
      return ticket.outage?.role === 'part'
        ? accepted([{ type: 'left-outage', reason: command.input.reason }])
        : refused({ code: 'in-no-outage' });
    default:
      return assertNever(command);
  }
}

function acknowledge(ticket: Ticket): Decision {
  const { acknowledgement } = ticket;
  return acknowledgement
    ? refused({ code: 'already-acknowledged', byName: acknowledgement.byName, at: acknowledgement.at })
    : accepted([{ type: 'acknowledged' }]);
}

function assign(
  ticket: Ticket,
  { technicianId, overriding, because }: TicketCommandInput<'ticket.assign'>,
  context: TicketDecisionContext,
): Decision {
  const technician = context.technician(technicianId);
  if (!technician) return refused({ code: 'technician-unknown' });
  if (technicianOf(ticket.state) === technicianId && ticket.state.status !== 'waiting') {
    return refused({ code: 'already-assigned', name: technician.name });
  }
  const obstacles = obstaclesTo(technician, requiredSkills(ticket.kind, ticket.tier), context.now);
  const forbidding = obstacles.find(({ code }) => code !== overriding?.obstacle);
  if (forbidding) return refused(forbidding);
  /* Only what was passed over is told: they may have come to work since the command was meant. */
  const passedOver = overriding && obstacles.length > 0 ? { overriding } : {};
  return accepted([{ type: 'assigned', technicianId, reason: because ?? null, ...passedOver }]);
}

function autoAssign(ticket: Ticket, context: TicketDecisionContext): Decision {
  const [best] = context.candidates(ticket);
  return best
    ? accepted([{ type: 'assigned', technicianId: best.technicianId, reason: best.reason }])
    : refused({ code: 'nobody-available', skills: [...requiredSkills(ticket.kind, ticket.tier)] });
}

function unassign(ticket: Ticket, reason: string): Decision {
  return technicianOf(ticket.state) === null
    ? refused({ code: 'not-in-this-status', status: ticket.state.status, wanted: 'unassigned' })
    : accepted([{ type: 'unassigned', reason }]);
}

function joinOutage(ticket: Ticket, parentId: TicketId, context: TicketDecisionContext): Decision {
  if (ticket.outage) return refused({ code: 'in-an-outage' });
  const parent = context.ticket(parentId);
  return parent?.outage?.role === 'cause' && !isSettledStatus(parent.state.status)
    ? accepted([{ type: 'joined-outage', parentId }])
    : refused({ code: 'no-open-outage' });
}

function changePriority(
  ticket: Ticket,
  input: TicketCommandInput<'ticket.change-priority'>,
  context: TicketDecisionContext,
): Decision {
  if (ticket.priority === input.priority)
    return refused({ code: 'priority-unchanged', priority: input.priority });
  const targets = context.targets(ticket.tier, input.priority);
  return accepted([
    { type: 'priority-changed', from: ticket.priority, to: input.priority, reason: input.reason, targets },
  ]);
}
