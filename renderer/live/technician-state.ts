import {
  availabilityAt,
  freshPosition,
  type Technician,
  type TechnicianPosition,
} from '../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

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

const working = ['on-site', 'en-route', 'waiting', 'assigned'] as const;

export function technicianNow(
  technician: Technician,
  position: TechnicianPosition | null,
  held: readonly Ticket[],
  now: Instant,
): TechnicianNow {
  const ticket = explaining(held);
  const positionAgeMs = position ? Math.max(0, now - position.recordedAt) : null;
  const isLost = freshPosition(position, now) === null;
  return {
    technician,
    position,
    positionAgeMs,
    ticket,
    load: held.length,
    state: stateOf(technician, ticket, isLost, now),
  };
}

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
  const status = ticket?.state.status;
  return working.find((state) => state === status) ?? 'free';
}

function explaining(held: readonly Ticket[]): Ticket | null {
  for (const status of working) {
    const ticket = held.find(({ state }) => state.status === status);
    if (ticket) return ticket;
  }
  return null;
}
