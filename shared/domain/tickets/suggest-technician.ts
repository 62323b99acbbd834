import { z } from 'zod';
import type { TechnicianId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import { distanceMetres, type Position } from '../../kernel/position.ts';
import type { ServiceTier } from '../sla/sla-policy.ts';
import { availabilityAt, type Skill, skillSchema, type Technician } from '../technicians/technician.ts';
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
/** An unknown place must neither win nor lose outright. */
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

/** Everybody who could take the ticket now, the soonest on the spot first. Equal candidates keep the order of their ids. */
export function suggestTechnicians(
  ticket: { readonly kind: TicketKind; readonly tier: ServiceTier; readonly position: Position | null },
  technicians: readonly TechnicianAtWork[],
  now: Instant,
): readonly Suggestion[] {
  const skills = requiredSkills(ticket.kind, ticket.tier);
  const able = technicians.filter(({ technician }) => canTake(technician, skills, now));
  return able
    .map(({ technician, position, load }): Suggestion => {
      const distance =
        position && ticket.position ? Math.round(distanceMetres(position, ticket.position)) : null;
      const travel = travelMinutes(distance);
      return {
        technicianId: technician.id,
        name: technician.name,
        readyInMinutes: travel + load * minutesPerHeldTicket,
        reason: {
          distanceMetres: distance,
          travelMinutes: travel,
          load,
          skills: [...skills],
          candidates: able.length,
        },
      };
    })
    .sort((a, b) => a.readyInMinutes - b.readyInMinutes || (a.technicianId < b.technicianId ? -1 : 1));
}

function canTake(technician: Technician, skills: readonly Skill[], now: Instant): boolean {
  const availability = availabilityAt(technician.availability, now);
  if (availability.kind !== 'on-shift' || availability.until - now < minimumShiftLeftMs) return false;
  return skills.every((skill) => technician.skills.includes(skill));
}
