import { z } from 'zod';
import { customerIdSchema, siteIdSchema, technicianIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { positionSchema } from '../../kernel/position.ts';
import { optionalTextSchema, textSchema } from '../../kernel/text.ts';
import { waitingReasonSchema } from '../sla/sla-clock.ts';
import { prioritySchema, serviceTierSchema } from '../sla/sla-policy.ts';
import { overridingSchema } from './assignment-obstacle.ts';
import { assignmentReasonSchema } from './assignment-reason.ts';
import { ticketKindSchema, ticketSourceSchema } from './ticket.ts';

const onTicket = { ticketId: ticketIdSchema };

/** What a person may mean to do to a ticket. */
export const ticketCommandInputs = {
  'ticket.open': z.strictObject({
    ...onTicket,
    title: textSchema(200),
    description: optionalTextSchema(4000),
    kind: ticketKindSchema,
    priority: prioritySchema,
    tier: serviceTierSchema,
    source: ticketSourceSchema,
    customerId: customerIdSchema.nullable(),
    siteId: siteIdSchema.nullable(),
    position: positionSchema.nullable(),
    district: optionalTextSchema(100),
    village: optionalTextSchema(100),
  }),
  'ticket.acknowledge': z.strictObject(onTicket),
  'ticket.assign': z.strictObject({
    ...onTicket,
    technicianId: technicianIdSchema,
    /** Given to somebody who is not at work; only by those who lead. */
    overriding: overridingSchema.optional(),
    /** What the person saw who chose them from an offer: the server reckons a day for a choice of its own only. */
    because: assignmentReasonSchema.optional(),
  }),
  'ticket.auto-assign': z.strictObject(onTicket),
  'ticket.unassign': z.strictObject({ ...onTicket, reason: textSchema(500) }),
  'ticket.depart': z.strictObject(onTicket),
  'ticket.arrive': z.strictObject(onTicket),
  'ticket.wait': z.strictObject({
    ...onTicket,
    reason: waitingReasonSchema,
    note: optionalTextSchema(500),
  }),
  'ticket.resume': z.strictObject(onTicket),
  'ticket.resolve': z.strictObject({ ...onTicket, resolution: textSchema(2000) }),
  'ticket.close': z.strictObject(onTicket),
  'ticket.cancel': z.strictObject({ ...onTicket, reason: textSchema(500) }),
  'ticket.reopen': z.strictObject({ ...onTicket, reason: textSchema(500) }),
  'ticket.change-priority': z.strictObject({
    ...onTicket,
    priority: prioritySchema,
    reason: textSchema(500),
  }),
  'ticket.add-note': z.strictObject({ ...onTicket, text: textSchema(4000) }),
  /** It has the same cause as the others of an accepted outage. */
  'ticket.join-outage': z.strictObject({ ...onTicket, parentId: ticketIdSchema }),
  'ticket.leave-outage': z.strictObject({ ...onTicket, reason: textSchema(500) }),
} as const;

export type TicketCommandName = keyof typeof ticketCommandInputs;
export type TicketCommandInput<Name extends TicketCommandName> = z.infer<(typeof ticketCommandInputs)[Name]>;
export type TicketCommand = {
  [Name in TicketCommandName]: { readonly name: Name; readonly input: TicketCommandInput<Name> };
}[TicketCommandName];
