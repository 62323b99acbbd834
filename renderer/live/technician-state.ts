import {
  availabilityAt,
  freshPosition,
  type Technician,
  type TechnicianPosition,
} from '../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Moment } from './room.ts';

/** What a person of the field does now, in the order the room reads it. */
export const technicianStates = [
  'free',
  'assigned',
  'en-route',
  'on-site',
  'waiting',
  'on-break',
  'lost',
  'off-duty',
] as const;
export type TechnicianState = (typeof technicianStates)[number];

export type TechnicianNow = {
  readonly technician: Technician;
  readonly state: TechnicianState;
  readonly position: TechnicianPosition | null;
  readonly positionAgeMs: number | null;
  /** The ticket that explains the state; null when none does. */
  readonly ticket: Ticket | null;
  readonly load: number;
};

/** The furthest status of a held ticket says what its technician does. */
export const working = ['on-site', 'en-route', 'waiting', 'assigned'] as const;

type Held = { readonly ticket: Ticket | null; readonly load: number };

/** @param ticket the one that explains what they do, and how many they hold with it */
export function technicianNow(
  technician: Technician,
  position: TechnicianPosition | null,
  { ticket, load }: Held,
  now: Instant,
): TechnicianNow {
  const positionAgeMs = position ? Math.max(0, now - position.recordedAt) : null;
  const isLost = freshPosition(position, now) === null;
  return {
    technician,
    position,
    positionAgeMs,
    ticket,
    load,
    state: stateOf(technician, ticket, isLost, now),
  };
}

/**
 * Somebody at a moment of the past, by the work they held then. Neither shifts nor positions are kept: who held
 * nothing may have been free, at home or on the road, and is not shown at all.
 */
export const technicianThen = (technician: Technician, { ticket, load }: Held): TechnicianNow => ({
  technician,
  position: null,
  positionAgeMs: null,
  ticket,
  load,
  state: workOf(ticket) ?? 'off-duty',
});

/** Which states anybody can be known to be in: of the past only those that a ticket explains. */
export const isTold =
  (moment: Moment) =>
  (state: TechnicianState): boolean =>
    moment === 'now' || working.some((known) => known === state);

const workOf = (ticket: Ticket | null) => working.find((state) => state === ticket?.state.status);

function stateOf(
  technician: Technician,
  ticket: Ticket | null,
  isLost: boolean,
  now: Instant,
): TechnicianState {
  const { kind } = availabilityAt(technician.availability, now);
  if (kind === 'on-break') return 'on-break';
  if (kind !== 'on-shift') return 'off-duty';
  if (isLost) return 'lost';
  return workOf(ticket) ?? 'free';
}
