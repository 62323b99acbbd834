import {
  availabilityAt,
  freshPosition,
  type Technician,
  type TechnicianPosition,
} from '../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { FieldKnown } from './field-known.ts';

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

type Moment = { readonly now: Instant; readonly known: FieldKnown };

/**
 * @param ticket the one that explains what they do, and how many they hold with it
 * @param known of a moment of the past it may not be known who was on shift: they are then told by their work alone
 */
export function technicianNow(
  technician: Technician,
  position: TechnicianPosition | null,
  { ticket, load }: Held,
  { now, known }: Moment,
): TechnicianNow {
  const positionAgeMs = position ? Math.max(0, now - position.recordedAt) : null;
  const isLost = known.arePositionsKnown() && freshPosition(position, now) === null;
  const state = known.isShiftKnown(technician.id)
    ? stateOf(technician, ticket, isLost, now)
    : (workOf(ticket) ?? 'off-duty');
  return { technician, position, positionAgeMs, ticket, load, state };
}

/** Which states anybody can be known to be in. Without shifts only those that a ticket explains. */
export const isTold =
  (known: FieldKnown) =>
  (state: TechnicianState): boolean =>
    working.some((explained) => explained === state) ||
    (known.shifts() !== 'none' && (state !== 'lost' || known.arePositionsKnown()));

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
