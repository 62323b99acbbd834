import { z } from 'zod';
import { accountIdSchema, handOverIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { prioritySchema } from '../sla/sla-policy.ts';

const count = z.int().nonnegative();
/** More than a room can keep in sight are named by their count alone. */
export const mostPinnedNamed = 30;

/** What the room amounted to when a watch was closed: what its author saw and put their name to, frozen. */
export const roomCountSchema = z.strictObject({
  /** When the copy it was counted from was last known to be current. */
  countedAt: instantSchema,
  open: z.strictObject({ critical: count, high: count, normal: count, low: count }),
  unacknowledgedCriticals: count,
  /** During the watch. */
  opened: count,
  resolved: count,
  breached: count,
  techniciansOnDuty: count,
  pins: count,
  /** The worst first, at most `mostPinnedNamed`. */
  pinned: z
    .array(
      z.strictObject({
        ticketId: ticketIdSchema,
        number: z.string().nullable(),
        title: z.string(),
        priority: prioritySchema,
        reason: z.string(),
      }),
    )
    .max(mostPinnedNamed),
});
export type RoomCount = z.infer<typeof roomCountSchema>;

/** A watch given from one person to the next: closed with a summary, then taken over by name. */
export const handOverSchema = z.strictObject({
  id: handOverIdSchema,
  version: z.int().positive(),
  /** When the watch began that it closes. */
  watchFrom: instantSchema,
  summary: z.string(),
  count: roomCountSchema,
  closedBy: accountIdSchema.nullable(),
  closedByName: z.string(),
  closedAt: instantSchema,
  /** Null until somebody has taken it over. */
  taken: z.strictObject({ by: accountIdSchema.nullable(), byName: z.string(), at: instantSchema }).nullable(),
});
export type HandOver = z.infer<typeof handOverSchema>;
