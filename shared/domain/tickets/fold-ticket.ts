import { assertNever } from '../../kernel/assert-never.ts';
import type { TechnicianId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  pauseClock,
  restartClock,
  resumeClock,
  retargetClock,
  startClock,
  stopClock,
} from '../sla/sla-clock.ts';
import { type Priority, priorityRank } from '../sla/sla-policy.ts';
import { type Ticket, type TicketState, technicianOf } from './ticket.ts';
import type { TicketFact } from './ticket-events.ts';
import { ticketTransitions } from './ticket-transitions.ts';

/** The first event makes the ticket. @throws when it is not `opened`. */
export function openTicket(fact: TicketFact): Ticket {
  const { body, occurredAt } = fact;
  if (body.type !== 'opened') throw new Error(`A ticket begins with "opened", not "${body.type}"`);
  const { type: _, targets, ...facts } = body;
  return {
    ...facts,
    id: fact.ticketId,
    version: 1,
    state: { status: 'open' },
    outage: null,
    acknowledgement: null,
    response: startClock(targets.response, occurredAt),
    resolution: startClock(targets.resolution, occurredAt),
    openedAt: occurredAt,
    updatedAt: occurredAt,
    reopenedCount: 0,
  };
}

/** The ticket after one more event. @throws when the event is impossible in the ticket's status: decide first. */
export function foldTicket(ticket: Ticket, fact: TicketFact): Ticket {
  const { body, occurredAt: at } = fact;
  const next: Ticket = {
    ...ticket,
    version: ticket.version + 1,
    updatedAt: at,
    state: nextState(ticket, fact),
  };
  switch (body.type) {
    case 'opened':
      throw new Error('A ticket is opened once');
    case 'acknowledged':
      return answered(acknowledged(next, fact), fact);
    case 'assigned':
      return answered({ ...next, resolution: resumeClock(next.resolution, at) }, fact);
    case 'unassigned':
    case 'departed':
    case 'arrived':
    case 'waiting-ended':
      return answered({ ...next, resolution: resumeClock(next.resolution, at) }, fact);
    case 'waiting-started':
      return answered({ ...next, resolution: pauseClock(next.resolution, at, body.reason) }, fact);
    case 'resolved':
    case 'cancelled':
      return answered({ ...next, resolution: stopClock(next.resolution, at) }, fact);
    case 'closed':
    case 'note-added':
      return next;
    case 'outage-accepted':
      return answered(acknowledged({ ...next, outage: { role: 'cause' } }, fact), fact);
    case 'joined-outage':
      /* Whoever joined it has seen it. Its clock runs on: the customer is without service, whatever the cause. */
      return answered(
        acknowledged({ ...next, outage: { role: 'part', parentId: body.parentId } }, fact),
        fact,
      );
    case 'left-outage':
      return answered({ ...next, outage: null }, fact);
    case 'reopened':
      return {
        ...next,
        /* It came back after the common cause was gone: a trouble of its own until somebody says otherwise. */
        outage: next.outage?.role === 'part' ? null : next.outage,
        acknowledgement: null,
        resolution: restartClock(next.resolution, at),
        reopenedCount: next.reopenedCount + 1,
      };
    case 'priority-changed':
      return {
        ...next,
        priority: body.to,
        acknowledgement: isGraver(body.to, ticket.priority) ? null : next.acknowledgement,
        response: retargetClock(next.response, at, body.targets.response),
        resolution: retargetClock(next.resolution, at, body.targets.resolution),
      };
    default:
      return assertNever(body);
  }
}

/** The whole history at once. Null without events. */
export const foldTicketEvents = (facts: readonly TicketFact[]): Ticket | null =>
  facts.reduce<Ticket | null>((ticket, fact) => (ticket ? foldTicket(ticket, fact) : openTicket(fact)), null);

/** Who took the lesser trouble has not seen the greater one. */
const isGraver = (to: Priority, from: Priority): boolean => priorityRank[to] < priorityRank[from];

const acknowledged = (ticket: Ticket, { actor, occurredAt }: TicketFact): Ticket =>
  ticket.acknowledgement || actor.accountId === null
    ? ticket
    : { ...ticket, acknowledgement: { by: actor.accountId, byName: actor.name, at: occurredAt } };

/** The response target is met by the first action of a person; what the system does by itself does not answer anyone. */
const answered = (ticket: Ticket, fact: TicketFact): Ticket =>
  fact.actor.accountId === null
    ? ticket
    : { ...ticket, response: stopClock(ticket.response, fact.occurredAt) };

function nextState(ticket: Ticket, fact: TicketFact): TicketState {
  const { body } = fact;
  if (body.type === 'opened') throw new Error('A ticket is opened once');
  const transition = ticketTransitions[ticket.state.status][body.type];
  if (transition === 'impossible')
    throw new Error(`"${body.type}" is impossible for a ticket that is ${ticket.state.status}`);
  if (transition === 'stays') return ticket.state;
  if (transition === 'resumes') return resumedState(ticket.state, fact.occurredAt);
  return enteredState(ticket.state, fact);
}

function enteredState(state: TicketState, { body, occurredAt: at }: TicketFact): TicketState {
  switch (body.type) {
    case 'assigned':
      return { status: 'assigned', technicianId: body.technicianId, since: at };
    case 'unassigned':
    case 'reopened':
      return { status: 'open' };
    case 'departed':
      return { status: 'en-route', technicianId: holder(state), since: at };
    case 'arrived':
      return { status: 'on-site', technicianId: holder(state), since: at };
    case 'waiting-started':
      return {
        status: 'waiting',
        reason: body.reason,
        note: body.note,
        since: state.status === 'waiting' ? state.since : at,
        resumesTo: workingStatus(state),
        technicianId: technicianOf(state),
      };
    case 'resolved':
      return {
        status: 'resolved',
        resolution: body.resolution,
        resolvedAt: at,
        technicianId: technicianOf(state),
      };
    case 'closed':
      if (state.status !== 'resolved')
        throw new Error(`Only a resolved ticket closes, not one that is ${state.status}`);
      return { ...state, status: 'closed', closedAt: at };
    case 'cancelled':
      return { status: 'cancelled', reason: body.reason, cancelledAt: at };
    default:
      throw new Error(`"${body.type}" does not lead to another status`);
  }
}

function resumedState(state: TicketState, at: Instant): TicketState {
  if (state.status !== 'waiting')
    throw new Error(`Only a waiting ticket resumes, not one that is ${state.status}`);
  const { resumesTo, technicianId } = state;
  if (resumesTo === 'open' || technicianId === null) return { status: 'open' };
  return { status: resumesTo, technicianId, since: at };
}

function holder(state: TicketState): TechnicianId {
  const technicianId = technicianOf(state);
  if (!technicianId) throw new Error(`Nobody holds a ticket that is ${state.status}`);
  return technicianId;
}

function workingStatus(state: TicketState): 'open' | 'assigned' | 'en-route' | 'on-site' {
  switch (state.status) {
    case 'waiting':
      return state.resumesTo;
    case 'assigned':
    case 'en-route':
    case 'on-site':
      return state.status;
    default:
      return 'open';
  }
}
