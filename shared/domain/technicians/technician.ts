import { z } from 'zod';
import { technicianIdSchema } from '../../kernel/ids.ts';
import { type Instant, instantSchema, minuteMs } from '../../kernel/instant.ts';
import { type Position, positionSchema } from '../../kernel/position.ts';

/** What somebody has learnt, and does not lose. */
export const tradeSchema = z.enum(['splicing', 'ont', 'cabling', 'wireless', 'metro-ethernet', 'olt']);
export type Trade = z.infer<typeof tradeSchema>;

/** What somebody is certified for, as a rule until a day. */
export const certificateSchema = z.enum(['height', 'electrical', 'confined-space', 'fiber-splice']);
export type Certificate = z.infer<typeof certificateSchema>;

/** All that a visit may require of who goes there. */
export const skillSchema = z.enum([...tradeSchema.options, ...certificateSchema.options]);
export type Skill = z.infer<typeof skillSchema>;

/** Each availability says until when; `off-shift` says when the next shift begins, if one is planned. */
export const availabilitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on-shift'), until: instantSchema }),
  z.strictObject({ kind: z.literal('on-break'), until: instantSchema, shiftUntil: instantSchema }),
  z.strictObject({ kind: z.literal('off-shift'), nextShiftAt: instantSchema.nullable() }),
  z.strictObject({ kind: z.literal('on-leave'), until: instantSchema.nullable() }),
]);
export type Availability = z.infer<typeof availabilitySchema>;

export const technicianSchema = z.strictObject({
  id: technicianIdSchema,
  version: z.int().nonnegative(),
  name: z.string(),
  phone: z.string(),
  skills: z.array(skillSchema),
  home: positionSchema,
  /** Whom they go out and share duties with, as the room calls it; null for who is in none. */
  team: z.string().nullable(),
  availability: availabilitySchema,
});
export type Technician = z.infer<typeof technicianSchema>;

export const technicianPositionSchema = z.strictObject({
  technicianId: technicianIdSchema,
  position: positionSchema,
  /** Degrees clockwise from north; null when standing. */
  headingDegrees: z.number().min(0).lt(360).nullable(),
  speedKmh: z.number().nonnegative(),
  recordedAt: instantSchema,
});
export type TechnicianPosition = z.infer<typeof technicianPositionSchema>;

/** A phone reports every minute; after five without a word nobody knows where the person is. */
export const positionBudgetMs = 5 * minuteMs;

/** Where somebody is; null when nobody knows it any more. */
export const freshPosition = (
  report: TechnicianPosition | null | undefined,
  now: Instant,
): Position | null => (report && now - report.recordedAt <= positionBudgetMs ? report.position : null);

/** Availability as it holds at a moment: a shift or a break that has ended is over even if nobody said so. */
export function availabilityAt(availability: Availability, now: Instant): Availability {
  if (availability.kind === 'on-break' && availability.until <= now) {
    return availabilityAt({ kind: 'on-shift', until: availability.shiftUntil }, now);
  }
  if (availability.kind === 'on-shift' && availability.until <= now)
    return { kind: 'off-shift', nextShiftAt: null };
  return availability;
}
