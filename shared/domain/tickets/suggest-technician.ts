import { z } from 'zod';
import type { TechnicianId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import { distanceMetres, type Position } from '../../kernel/position.ts';
import type { ServiceTier } from '../sla/sla-policy.ts';
import { availabilityAt, type Skill, skillSchema, type Technician } from '../technicians/technician.ts';
import { type AssignmentObstacle, obstaclesTo } from './assignment-obstacle.ts';
import type { TicketKind } from './ticket.ts';

/** Why the rule chose somebody, as facts a person can check. */
export const assignmentReasonSchema = z.strictObject({
  /** Null when the technician's or the ticket's place is unknown. */
  distanceMetres: z.int().nonnegative().nullable(),
  /** Estimated minutes on the road, then on the tickets already held. */
  travelMinutes: z.int().nonnegative(),
  /** Tickets the technician held at that moment. */
  load: z.int().nonnegative(),
  skills: z.array(skillSchema),
  /** How many technicians could have taken it, the chosen one included. */
  candidates: z.int().positive(),
});
export type AssignmentReason = z.infer<typeof assignmentReasonSchema>;

export type TechnicianAtWork = {
  readonly technician: Technician;
  /** Last known place; null without a fresh position. */
  readonly position: Position | null;
  readonly load: number;
};

export type Suggestion = {
  readonly technicianId: TechnicianId;
  readonly name: string;
  readonly reason: AssignmentReason;
  /** Minutes until this technician could begin; what the ranking sorts by. */
  readonly readyInMinutes: number;
};

/** Roads here are about 1.35 times the straight line, driven at 26 km/h by motorcycle including stops. */
const detourFactor = 1.35;
const metresPerMinute = 26_000 / 60;
/** Median time on site of a field ticket in the room's own history, including the way to the next. */
const minutesPerHeldTicket = 45;
/** Half an hour across the regency and a little: an unknown place must neither win nor lose outright. */
const unknownTravelMinutes = 40;
/** Nobody is sent out so late that the visit cannot begin within the shift. */
const minimumShiftLeftMs = 30 * minuteMs;

export function requiredSkills(kind: TicketKind, tier: ServiceTier): readonly Skill[] {
  if (tier === 'corporate' && kind !== 'account') return ['metro-ethernet'];
  const byKind: Record<TicketKind, readonly Skill[]> = {
    outage: ['splicing'],
    degraded: ['splicing'],
    installation: ['cabling', 'ont'],
    relocation: ['cabling', 'ont'],
    equipment: ['ont'],
    account: [],
  };
  return byKind[kind];
}

export function travelMinutes(distance: number | null): number {
  return distance === null ? unknownTravelMinutes : Math.ceil((distance * detourFactor) / metresPerMinute);
}

/** Somebody of the field and what speaks for and against giving them the ticket now. */
export type Assessment = {
  readonly technician: Technician;
  /** Null when the technician's or the ticket's place is unknown. */
  readonly distanceMetres: number | null;
  readonly travelMinutes: number;
  readonly load: number;
  readonly readyInMinutes: number;
  /** Empty for whom the rule offers. */
  readonly obstacles: readonly Obstacle[];
};

/** A shift too short for the way does not forbid an assignment, but the rule offers nobody so late. */
export type Obstacle =
  | AssignmentObstacle
  | { readonly code: 'shift-too-short'; readonly name: string; readonly until: Instant };

type TicketToAssign = {
  readonly kind: TicketKind;
  readonly tier: ServiceTier;
  readonly position: Position | null;
};

/** Everybody who could take the ticket now, the soonest on the spot first. */
export function suggestTechnicians(
  ticket: TicketToAssign,
  technicians: readonly TechnicianAtWork[],
  now: Instant,
): readonly Suggestion[] {
  const skills = requiredSkills(ticket.kind, ticket.tier);
  const able = assessTechnicians(ticket, technicians, now).filter(({ obstacles }) => obstacles.length === 0);
  return able.map(({ technician, distanceMetres, travelMinutes, load, readyInMinutes }) => ({
    technicianId: technician.id,
    name: technician.name,
    readyInMinutes,
    reason: { distanceMetres, travelMinutes, load, skills: [...skills], candidates: able.length },
  }));
}

/**
 * Everybody, whom the rule offers first and the soonest on the spot first among them, then who is back at work first.
 * Equals keep the order of their ids, those whose place is known before the others.
 */
export function assessTechnicians(
  ticket: TicketToAssign,
  technicians: readonly TechnicianAtWork[],
  now: Instant,
): readonly Assessment[] {
  const skills = requiredSkills(ticket.kind, ticket.tier);
  const placed = technicians.map(({ technician, position, load }) => {
    const metres = position && ticket.position ? Math.round(distanceMetres(position, ticket.position)) : null;
    return { technician, load, metres, obstacles: obstaclesNow(technician, skills, metres, now) };
  });
  const farthest = farthestByLoad(placed.filter(({ obstacles }) => obstacles.length === 0));
  return placed
    .map(({ technician, load, metres, obstacles }): Assessment => {
      const travel =
        metres === null ? Math.max(travelMinutes(null), farthest.get(load) ?? 0) : travelMinutes(metres);
      const readyInMinutes = travel + load * minutesPerHeldTicket;
      return { technician, load, distanceMetres: metres, travelMinutes: travel, readyInMinutes, obstacles };
    })
    .sort(byWillingness);
}

const gravity = [
  'shift-too-short',
  'technician-on-break',
  'technician-off-shift',
  'skill-missing',
  'technician-on-leave',
] as const satisfies readonly Obstacle['code'][];

const gravest = ({ obstacles }: Assessment): number =>
  Math.max(-1, ...obstacles.map(({ code }) => gravity.indexOf(code)));

/** When somebody who is away is at work again; past every moment when nobody knows. */
function backAt({ obstacles }: Assessment): number {
  const [away] = obstacles;
  if (away?.code === 'technician-on-break') return away.until;
  return away?.code === 'technician-off-shift' ? (away.nextShiftAt ?? Number.MAX_SAFE_INTEGER) : 0;
}

const byWillingness = (a: Assessment, b: Assessment): number =>
  gravest(a) - gravest(b) ||
  backAt(a) - backAt(b) ||
  a.readyInMinutes - b.readyInMinutes ||
  Number(a.distanceMetres === null) - Number(b.distanceMetres === null) ||
  (a.technician.id < b.technician.id ? -1 : 1);

/** Of equals the known one goes: an unknown place is taken to be as far as the farthest who holds as many tickets. */
function farthestByLoad(
  able: readonly { readonly load: number; readonly metres: number | null }[],
): ReadonlyMap<number, number> {
  const farthest = new Map<number, number>();
  for (const { load, metres } of able)
    if (metres !== null) farthest.set(load, Math.max(farthest.get(load) ?? 0, travelMinutes(metres)));
  return farthest;
}

function obstaclesNow(
  technician: Technician,
  skills: readonly Skill[],
  metres: number | null,
  now: Instant,
): readonly Obstacle[] {
  const obstacles = obstaclesTo(technician, skills, now);
  const availability = availabilityAt(technician.availability, now);
  if (availability.kind !== 'on-shift') return obstacles;
  const needed = Math.max(minimumShiftLeftMs, metres === null ? 0 : travelMinutes(metres) * minuteMs);
  return availability.until - now < needed
    ? [...obstacles, { code: 'shift-too-short', name: technician.name, until: availability.until }]
    : obstacles;
}
