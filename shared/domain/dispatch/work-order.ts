import { z } from 'zod';
import { accountIdSchema, technicianIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { type Instant, instant, instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { Acting } from '../hand-over/decide-log.ts';
import { skillSchema } from '../technicians/technician.ts';
import { partCountsSchema } from './part.ts';

/** When the technician was promised to come: service begins within it. */
export const promiseSchema = z
  .strictObject({ from: instantSchema, to: instantSchema })
  .refine(({ from, to }) => from < to, { error: 'A promised window ends after it begins.' });
export type Promised = z.infer<typeof promiseSchema>;

/**
 * What a planner has fixed about a visit. `isOrderKept`: it stays where it stands among those so locked. `start`: service
 * begins then, neither before nor after; on another day, and once it has passed, it fixes nothing.
 */
export const visitLockSchema = z.strictObject({
  technicianId: technicianIdSchema.nullable(),
  isOrderKept: z.boolean(),
  /** Locks from before there were times of their own have none. */
  start: instantSchema.nullable().default(null),
});
export type VisitLock = z.infer<typeof visitLockSchema>;

const termsShape = {
  /** False for work that is settled from the room. */
  needsVisit: z.boolean(),
  /** Null where the usual time of its kind holds. */
  serviceMinutes: z
    .int()
    .min(5)
    .max(12 * 60)
    .nullable(),
  promise: promiseSchema.nullable(),
  /** Beside those that its kind requires; null for no more. */
  skills: z.array(skillSchema).nullable(),
  /** What is taken off the van; null where the usual parts of its kind hold. */
  parts: partCountsSchema.nullable(),
  lock: visitLockSchema.nullable(),
};

/** What has been said about the visit of a ticket. A ticket nobody said anything about has none, and is planned as usual. */
export const workOrderSchema = z.strictObject({
  ticketId: ticketIdSchema,
  version: z.int().positive(),
  ...termsShape,
  by: accountIdSchema.nullable(),
  byName: z.string(),
  at: instantSchema,
});
export type WorkOrder = z.infer<typeof workOrderSchema>;
export type WorkOrderTerms = Pick<WorkOrder, keyof typeof termsShape>;

export const usualTerms: WorkOrderTerms = {
  needsVisit: true,
  serviceMinutes: null,
  promise: null,
  skills: null,
  parts: null,
  lock: null,
};

export const workOrderCommandInputs = {
  /** Only what is named changes. */
  'work-order.set': z.strictObject({ ticketId: ticketIdSchema, terms: z.strictObject(termsShape).partial() }),
} as const;

export type WorkOrderCommand = {
  readonly name: 'work-order.set';
  readonly input: z.infer<(typeof workOrderCommandInputs)['work-order.set']>;
};

/** Never refused: whether there is such a ticket is not asked, as of pins. The last word of two holds, by field. */
export function decideWorkOrder(
  order: WorkOrder | null,
  { input: { ticketId, terms } }: WorkOrderCommand,
  { by, issuedAt }: Acting,
): Result<WorkOrder, never> {
  const said = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  return accepted({
    ...(order ?? usualTerms),
    ...said,
    ticketId,
    version: (order?.version ?? 0) + 1,
    by: by.accountId,
    byName: by.name,
    at: issuedAt,
  });
}

/** Before this nobody is to begin; null where nothing was said. */
export function earliestOf({ promise, lock }: Pick<WorkOrderTerms, 'promise' | 'lock'>): Instant | null {
  const moments = [promise?.from, lock?.start].filter((at) => at != null);
  return moments.length === 0 ? null : instant(Math.max(...moments));
}
