import { z } from 'zod';
import { boardSchema } from '../domain/boards/board.ts';
import { planDaySchema } from '../domain/dispatch/dispatch-day.ts';
import { usualMinutesSchema } from '../domain/dispatch/usual-minutes.ts';
import { changesSinceSchema } from '../domain/hand-over/changes-since.ts';
import { handOverSchema } from '../domain/hand-over/hand-over.ts';
import { logEntrySchema } from '../domain/hand-over/log-entry.ts';
import type { Role } from '../domain/identity/principal.ts';
import { openingPlaceSchema } from '../domain/reports/opening-places.ts';
import { technicianDaySchema } from '../domain/technicians/technician-day.ts';
import { ticketSchema } from '../domain/tickets/ticket.ts';
import { ticketEventSchema } from '../domain/tickets/ticket-events.ts';
import { boardIdSchema, ticketIdSchema } from '../kernel/ids.ts';
import { dayMs, instantSchema } from '../kernel/instant.ts';
import { displaySchema } from './displays.ts';
import { serverPlanQuestionSchema, serverPlanSchema } from './server-plan.ts';
import { room } from './shape-contract.ts';
import { shapes } from './shapes.ts';
import { travelEstimateSchema } from './travel-estimate.ts';
import { travelTimesAnswerSchema, travelTimesQuestionSchema } from './travel-times.ts';
import { vroomPlanSchema } from './vroom-plan.ts';

const lead: readonly Role[] = ['admin', 'supervisor'];

/** A search that finds so many may have found more. */
export const mostFound = 50;
/** So many of a board's versions are told of: who arranges every day finds a month. */
export const mostVersions = 30;
/** How far a window can be taken back. Settled tickets stay in the room's copy for longer. */
export const rewindSpanMs = dayMs;
/** A day is asked for in so many parts: with 20,000 tickets changed, one is a megabyte and a half. */
export const lastDayParts = 32;
/** The same of its technicians: with 500 of them who report all day, a part is a little more than a megabyte. */
export const fieldDayParts = 8;

/** What a window may ask beyond the replicated rows. Answers are kept on the desk for when the server is away. */
export const queries = {
  /** Every event of one ticket, oldest first. */
  'ticket.timeline': {
    roles: room,
    input: z.strictObject({ ticketId: ticketIdSchema }),
    output: z.array(ticketEventSchema),
  },
  /** One ticket of the whole history as it stands; null when there is none with this id. */
  'ticket.read': {
    roles: room,
    input: z.strictObject({ ticketId: ticketIdSchema }),
    output: ticketSchema.nullable(),
  },
  /**
   * Tickets in the whole history that hold every word of the text in number, title, customer, place or site; the
   * newest first, at most `mostFound`.
   */
  'ticket.search': {
    roles: room,
    input: z.strictObject({ text: z.string().trim().min(2).max(100) }),
    output: z.array(ticketSchema),
  },
  /** Tickets a customer opened in the last 90 days, oldest first. */
  'customer.recent-tickets': {
    roles: room,
    input: z.strictObject({ customerId: z.uuid() }),
    output: z.array(
      z.strictObject({
        id: ticketIdSchema,
        openedAt: instantSchema,
        priority: z.string(),
        title: z.string(),
      }),
    ),
  },
  /**
   * The whole history of each ticket that something happened to in the last `rewindSpanMs`, for one of `lastDayParts`
   * equal ranges of ticket ids. All other tickets stand at every moment of the span as they stand now. The input names
   * no moment and no ticket, so that a desk keeps one answer to each part and finds it when the server is away.
   */
  'ticket.last-day': {
    roles: room,
    input: z.strictObject({
      part: z
        .int()
        .min(0)
        .max(lastDayParts - 1),
    }),
    output: z.strictObject({
      from: instantSchema,
      until: instantSchema,
      histories: z.array(z.array(ticketEventSchema).min(1)),
    }),
  },
  /**
   * Where each technician was in the last `rewindSpanMs` and what was said of their shift, for one of `fieldDayParts`
   * equal ranges of technician ids. Each begins with what stood at `from`, as far as it is known.
   */
  'technician.last-day': {
    roles: shapes.positions.roles,
    input: z.strictObject({
      part: z
        .int()
        .min(0)
        .max(fieldDayParts - 1),
    }),
    output: z.strictObject({
      from: instantSchema,
      until: instantSchema,
      technicians: z.array(technicianDaySchema),
    }),
  },
  /** What changed since a moment, at most a week ago, for the person who asks. */
  'room.changes': {
    roles: room,
    input: z.strictObject({ since: instantSchema }),
    output: changesSinceSchema,
  },
  /** The shift log and the hand-overs of one local day, oldest first. */
  'log.day': {
    roles: room,
    input: z.strictObject({ day: z.iso.date() }),
    output: z.strictObject({ entries: z.array(logEntrySchema), handOvers: z.array(handOverSchema) }),
  },
  /** Where tickets were opened in the last day or week, by village and hour of the local day; the fullest first. */
  'report.opening-places': {
    roles: room,
    input: z.strictObject({ days: z.union([z.literal(1), z.literal(7)]) }),
    output: z.array(openingPlaceSchema),
  },
  /**
   * A board as it was saved each time that whoever asks might see it, the latest first, at most `mostVersions`; none of a
   * board that was removed, or that is not theirs to see.
   */
  'board.versions': {
    roles: room,
    input: z.strictObject({ boardId: boardIdSchema }),
    output: z.array(boardSchema),
  },
  /** The wall displays that are paired, by name. */
  'display.list': { roles: lead, input: z.strictObject({}), output: z.array(displaySchema) },
  /** How travel times are estimated, and how far off: a desk can estimate with it when the server is away. */
  'dispatch.travel-estimate': {
    roles: room,
    input: z.strictObject({}),
    output: travelEstimateSchema,
  },
  /** What the configured routing service says of the ways between the places of a day. Its answers are kept by nobody else. */
  'dispatch.travel-times': {
    roles: room,
    input: travelTimesQuestionSchema,
    output: travelTimesAnswerSchema,
  },
  /** Whether a VROOM server may be asked to plan a day in our place. */
  'dispatch.vroom': {
    roles: lead,
    input: z.strictObject({}),
    output: z.strictObject({ isThere: z.boolean() }),
  },
  /** The day as VROOM would plan it, or why it does not. Nothing of it holds before a window has checked it. */
  'dispatch.vroom-plan': {
    roles: lead,
    input: z.strictObject({ day: planDaySchema }),
    output: vroomPlanSchema,
  },
  /** The day as the server's own threads would plan it, searched for so many seconds; asked again until it is through. */
  'dispatch.server-plan': {
    roles: lead,
    input: serverPlanQuestionSchema,
    output: serverPlanSchema,
  },
  /** How long visits usually take, by kind, and how many say so. */
  'dispatch.usual-minutes': { roles: room, input: z.strictObject({}), output: usualMinutesSchema },
  /** Expected inflow for each of the last 24 hours: the median of the same weekday and hour over eight weeks. */
  'report.expected-inflow': {
    roles: room,
    input: z.strictObject({}),
    output: z.array(z.strictObject({ hourStartsAt: instantSchema, expected: z.number().nonnegative() })),
  },
} as const;

/**
 * Not for a desk to keep: roads, because Google's terms allow it nobody and a megabyte of them is soon another one; a
 * plan, because an earlier one is for a day that has moved on.
 */
export const unkeptQueries: readonly QueryName[] = [
  'dispatch.travel-times',
  'dispatch.vroom-plan',
  'dispatch.server-plan',
];

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.infer<(typeof queries)[Name]['input']>;
export type QueryOutput<Name extends QueryName> = z.infer<(typeof queries)[Name]['output']>;
export const queryNameSchema = z.enum(Object.keys(queries) as [QueryName, ...QueryName[]]);
