import { z } from 'zod';
import {
  accountIdSchema,
  customerIdSchema,
  eventIdSchema,
  siteIdSchema,
  technicianIdSchema,
  ticketIdSchema,
} from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { positionSchema } from '../../kernel/position.ts';
import { waitingReasonSchema } from '../sla/sla-clock.ts';
import { prioritySchema, serviceTierSchema, slaTargetsSchema } from '../sla/sla-policy.ts';
import { assignmentReasonSchema } from './suggest-technician.ts';
import { ticketKindSchema, ticketSourceSchema } from './ticket.ts';

/** What happened, in the words of the room. Bodies hold everything the fold needs: no look-up, no `now`. */
export const ticketEventBodySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('opened'),
    number: z.string().nullable(),
    title: z.string(),
    description: z.string(),
    kind: ticketKindSchema,
    priority: prioritySchema,
    tier: serviceTierSchema,
    source: ticketSourceSchema,
    customerId: customerIdSchema.nullable(),
    siteId: siteIdSchema.nullable(),
    position: positionSchema.nullable(),
    district: z.string(),
    village: z.string(),
    targets: slaTargetsSchema,
  }),
  z.strictObject({ type: z.literal('acknowledged') }),
  z.strictObject({
    type: z.literal('assigned'),
    technicianId: technicianIdSchema,
    /** Null when a person chose; otherwise why the rule chose. */
    reason: assignmentReasonSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('unassigned'), reason: z.string() }),
  z.strictObject({ type: z.literal('departed') }),
  z.strictObject({ type: z.literal('arrived') }),
  z.strictObject({ type: z.literal('waiting-started'), reason: waitingReasonSchema, note: z.string() }),
  z.strictObject({ type: z.literal('waiting-ended') }),
  z.strictObject({ type: z.literal('resolved'), resolution: z.string() }),
  z.strictObject({ type: z.literal('closed') }),
  z.strictObject({ type: z.literal('cancelled'), reason: z.string() }),
  z.strictObject({ type: z.literal('reopened'), reason: z.string() }),
  z.strictObject({
    type: z.literal('priority-changed'),
    from: prioritySchema,
    to: prioritySchema,
    reason: z.string(),
    targets: slaTargetsSchema,
  }),
  z.strictObject({ type: z.literal('note-added'), text: z.string() }),
]);
export type TicketEventBody = z.infer<typeof ticketEventBodySchema>;
export type TicketEventType = TicketEventBody['type'];

export const actorSchema = z.strictObject({
  /** Null for the system itself (the clock, an import). */
  accountId: accountIdSchema.nullable(),
  name: z.string(),
});
export type Actor = z.infer<typeof actorSchema>;

export const ticketEventSchema = z.strictObject({
  id: eventIdSchema,
  ticketId: ticketIdSchema,
  /** 1 for `opened`, without gaps. */
  sequence: z.int().positive(),
  actor: actorSchema,
  /** When it was done. */
  occurredAt: instantSchema,
  /** When the server had it; later than `occurredAt` for what was done while the server was away. */
  recordedAt: instantSchema,
  body: ticketEventBodySchema,
});
export type TicketEvent = z.infer<typeof ticketEventSchema>;

/** What the fold needs of an event. */
export type TicketFact = Pick<TicketEvent, 'ticketId' | 'actor' | 'occurredAt' | 'body'>;
