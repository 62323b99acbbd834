import { z } from 'zod';
import {
  accountIdSchema,
  customerIdSchema,
  siteIdSchema,
  technicianIdSchema,
  ticketIdSchema,
} from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { positionSchema } from '../../kernel/position.ts';
import { slaClockSchema, waitingReasonSchema } from '../sla/sla-clock.ts';
import { prioritySchema, serviceTierSchema } from '../sla/sla-policy.ts';

export const ticketKindSchema = z.enum([
  'outage',
  'degraded',
  'installation',
  'relocation',
  'equipment',
  'account',
]);
export type TicketKind = z.infer<typeof ticketKindSchema>;

export const ticketSourceSchema = z.enum(['whatsapp', 'phone', 'portal', 'monitoring', 'walk-in', 'import']);
export type TicketSource = z.infer<typeof ticketSourceSchema>;

/** Where work stood when it began to wait, and will stand again when the wait ends. */
const workingStatusSchema = z.enum(['open', 'assigned', 'en-route', 'on-site']);

/** Each state carries exactly what is true in it. */
export const ticketStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('assigned'), technicianId: technicianIdSchema, since: instantSchema }),
  z.strictObject({ status: z.literal('en-route'), technicianId: technicianIdSchema, since: instantSchema }),
  z.strictObject({ status: z.literal('on-site'), technicianId: technicianIdSchema, since: instantSchema }),
  z.strictObject({
    status: z.literal('waiting'),
    reason: waitingReasonSchema,
    note: z.string(),
    since: instantSchema,
    resumesTo: workingStatusSchema,
    /** Null when work waited before anyone was assigned. */
    technicianId: technicianIdSchema.nullable(),
  }),
  z.strictObject({
    status: z.literal('resolved'),
    resolution: z.string(),
    resolvedAt: instantSchema,
    /** Null when the room resolved it without a visit. */
    technicianId: technicianIdSchema.nullable(),
  }),
  z.strictObject({
    status: z.literal('closed'),
    resolution: z.string(),
    resolvedAt: instantSchema,
    closedAt: instantSchema,
    technicianId: technicianIdSchema.nullable(),
  }),
  z.strictObject({ status: z.literal('cancelled'), reason: z.string(), cancelledAt: instantSchema }),
]);
export type TicketState = z.infer<typeof ticketStateSchema>;
export type TicketStatus = TicketState['status'];

export const ticketStatuses = [
  'open',
  'assigned',
  'en-route',
  'on-site',
  'waiting',
  'resolved',
  'closed',
  'cancelled',
] as const satisfies readonly TicketStatus[];

export const acknowledgementSchema = z.strictObject({
  by: accountIdSchema,
  byName: z.string(),
  at: instantSchema,
});

/** What is known of a ticket from its first moment: the same in the event that opened it. */
export const ticketFacts = {
  title: z.string(),
  description: z.string(),
  kind: ticketKindSchema,
  priority: prioritySchema,
  tier: serviceTierSchema,
  source: ticketSourceSchema,
  customerId: customerIdSchema.nullable(),
  /** The network place concerned, usually the customer's ODP. */
  siteId: siteIdSchema.nullable(),
  position: positionSchema.nullable(),
  district: z.string(),
  village: z.string(),
};

/**
 * What a ticket is to an accepted outage: the one ticket that is worked on for all, or one of those it explains. Null
 * for a trouble of its own.
 */
export const outageRoleSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('cause') }),
  z.strictObject({ role: z.literal('part'), parentId: ticketIdSchema }),
]);
export type OutageRole = z.infer<typeof outageRoleSchema>;

export const ticketSchema = z.strictObject({
  id: ticketIdSchema,
  /** Null until the server has numbered it: a ticket opened while the server is away has none yet. */
  number: z.string().nullable(),
  /** Count of events folded so far. A row with version n contains exactly the first n events. */
  version: z.int().nonnegative(),
  ...ticketFacts,
  state: ticketStateSchema,
  outage: outageRoleSchema.nullable(),
  acknowledgement: acknowledgementSchema.nullable(),
  response: slaClockSchema,
  resolution: slaClockSchema,
  openedAt: instantSchema,
  updatedAt: instantSchema,
  reopenedCount: z.int().nonnegative(),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const isSettledStatus = (status: TicketStatus): boolean =>
  status === 'resolved' || status === 'closed' || status === 'cancelled';

/** The ticket of the outage that explains this one; null when none does. */
export const parentOf = ({ outage }: Pick<Ticket, 'outage'>) =>
  outage?.role === 'part' ? outage.parentId : null;

/** The technician who holds the ticket now, if any. */
export const technicianOf = (state: TicketState) =>
  state.status === 'open' || state.status === 'cancelled' ? null : state.technicianId;
