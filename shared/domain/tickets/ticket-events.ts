import { z } from 'zod';
import {
  accountIdSchema,
  commandIdSchema,
  eventIdSchema,
  technicianIdSchema,
  ticketIdSchema,
} from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { waitingReasonSchema } from '../sla/sla-clock.ts';
import { prioritySchema, slaTargetsSchema } from '../sla/sla-policy.ts';
import { overridingSchema } from './assignment-obstacle.ts';
import { assignmentReasonSchema } from './assignment-reason.ts';
import { ticketFacts } from './ticket.ts';

/** What happened, in the words of the room. Bodies hold everything the fold needs: no look-up, no `now`. */
export const ticketEventBodySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('opened'),
    number: z.string().nullable(),
    ...ticketFacts,
    targets: slaTargetsSchema,
  }),
  z.strictObject({ type: z.literal('acknowledged') }),
  z.strictObject({
    type: z.literal('assigned'),
    technicianId: technicianIdSchema,
    /** What spoke for them at that moment; null when nobody was offered: a plan was published, or a person chose. */
    reason: assignmentReasonSchema.nullable(),
    overriding: overridingSchema.optional(),
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
  /** It is the cause of so many other tickets, which each tell of it themselves. */
  z.strictObject({ type: z.literal('outage-accepted'), tickets: z.int().positive() }),
  z.strictObject({ type: z.literal('joined-outage'), parentId: ticketIdSchema }),
  z.strictObject({ type: z.literal('left-outage'), reason: z.string() }),
]);
export type TicketEventBody = z.infer<typeof ticketEventBodySchema>;
export type TicketEventType = TicketEventBody['type'];

export const actorSchema = z.strictObject({
  /**
   * Null for the system itself. People of another system, in imported history, have a lasting id without an account:
   * their actions answered customers too.
   */
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
  /** What it came of; null for imported history. */
  commandId: commandIdSchema.nullable(),
  /** When it was done. */
  occurredAt: instantSchema,
  /** When the server had it; later than `occurredAt` for what was done while the server was away. */
  recordedAt: instantSchema,
  body: ticketEventBodySchema,
});
export type TicketEvent = z.infer<typeof ticketEventSchema>;

/** What the fold needs of an event. */
export type TicketFact = Pick<TicketEvent, 'ticketId' | 'actor' | 'occurredAt' | 'body'>;
