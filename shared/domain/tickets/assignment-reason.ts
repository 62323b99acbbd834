import { z } from 'zod';
import type { TechnicianId } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { skillSchema } from '../technicians/technician.ts';

/** Why somebody was offered a ticket, as facts a person can check. */
export const assignmentReasonSchema = z.strictObject({
  /** In a straight line from where they were; null when nobody knows the ticket's place, or knew theirs. */
  distanceMetres: z.int().nonnegative().nullable(),
  /** On the road: what going there adds to their day. Before days were reckoned, the way from where they were. */
  travelMinutes: z.int().nonnegative(),
  /** What they had to do that day already. */
  load: z.int().nonnegative(),
  skills: z.array(skillSchema),
  /** How many technicians could have taken it, the chosen one included. */
  candidates: z.int().positive(),
  /** When the visit would begin; null where no place is known, and before days were reckoned. */
  begins: z.strictObject({ at: instantSchema, lateMinutes: z.int().nonnegative() }).nullable().default(null),
  /** Said where a routing service is asked about ways, and had not answered for this one. */
  isEstimated: z.literal(true).optional(),
});
export type AssignmentReason = z.infer<typeof assignmentReasonSchema>;

/** Somebody who could be given a ticket now. */
export type Candidate = {
  readonly technicianId: TechnicianId;
  readonly name: string;
  readonly reason: AssignmentReason;
};
