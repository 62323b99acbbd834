import { z } from 'zod';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { textSchema } from '../../kernel/text.ts';
import { availabilityAt, type Skill, skillSchema, type Technician } from '../technicians/technician.ts';

/** Why somebody is not to be given a ticket, with what a sentence about it needs. */
export const assignmentObstacleSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('technician-off-shift'),
    name: z.string(),
    nextShiftAt: instantSchema.nullable(),
  }),
  z.strictObject({ code: z.literal('technician-on-break'), name: z.string(), until: instantSchema }),
  z.strictObject({ code: z.literal('technician-on-leave'), name: z.string() }),
  z.strictObject({ code: z.literal('skill-missing'), name: z.string(), skills: z.array(skillSchema) }),
]);
export type AssignmentObstacle = z.infer<typeof assignmentObstacleSchema>;

/** People can be called back from a break or from home; a skill they lack and leave they were granted stay. */
const overridableObstacleSchema = z.enum(['technician-off-shift', 'technician-on-break']);
export type OverridableObstacle = z.infer<typeof overridableObstacleSchema>;

/** The one obstacle that somebody who leads passes over, and why; it stays in the ticket's timeline. */
export const overridingSchema = z.strictObject({
  obstacle: overridableObstacleSchema,
  reason: textSchema(500),
});
export type Overriding = z.infer<typeof overridingSchema>;

/** @returns null for an obstacle that nobody may pass over */
export const overridable = ({ code }: { readonly code: string }): OverridableObstacle | null =>
  overridableObstacleSchema.safeParse(code).data ?? null;

/** Everything that stands in the way, first whether they are at work, then whether they can do it. */
export function obstaclesTo(
  technician: Technician,
  skills: readonly Skill[],
  now: Instant,
): readonly AssignmentObstacle[] {
  const { name } = technician;
  const missing = skills.filter((skill) => !technician.skills.includes(skill));
  const absent = absence(technician, now);
  return [
    ...(absent ? [absent] : []),
    ...(missing.length > 0 ? [{ code: 'skill-missing', name, skills: missing } as const] : []),
  ];
}

function absence({ name, availability }: Technician, now: Instant): AssignmentObstacle | null {
  const current = availabilityAt(availability, now);
  switch (current.kind) {
    case 'on-shift':
      return null;
    case 'off-shift':
      return { code: 'technician-off-shift', name, nextShiftAt: current.nextShiftAt };
    case 'on-break':
      return { code: 'technician-on-break', name, until: current.until };
    case 'on-leave':
      return { code: 'technician-on-leave', name };
  }
}
