import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { accountIdSchema, technicianIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { textSchema } from '../../kernel/text.ts';
import type { Acting } from '../hand-over/decide-log.ts';
import { dayWeightsSchema } from './day-weights.ts';

/** A calendar day of the room, as `2026-11-23`. */
export const planDaySchema = z.iso.date();

const minuteOfDay = z
  .int()
  .min(0)
  .max(36 * 60);

/** Whether somebody works on a day, and when. Minutes count from the room's midnight; a night shift ends past 1440. */
export const dayShiftSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('work'),
      fromMinute: minuteOfDay,
      toMinute: minuteOfDay,
      /** How far beyond the end somebody may be kept. */
      overtimeMinutes: z
        .int()
        .min(0)
        .max(6 * 60),
    })
    .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, { error: 'A shift ends after it begins.' }),
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('leave'), note: textSchema(200).nullable() }),
  /** Did not come, or fell ill on the way. */
  z.strictObject({ kind: z.literal('absent'), note: textSchema(200).nullable() }),
]);
export type DayShift = z.infer<typeof dayShiftSchema>;

export const plannedRouteSchema = z.strictObject({
  technicianId: technicianIdSchema,
  ticketIds: z.array(ticketIdSchema).max(60),
});
export type PlannedRoute = z.infer<typeof plannedRouteSchema>;

/** What a technician was told of their day: whom they visit, and when they begin there. */
export const toldRouteSchema = z.strictObject({
  technicianId: technicianIdSchema,
  stops: z.array(z.strictObject({ ticketId: ticketIdSchema, startsAt: instantSchema })).max(60),
});
export type ToldRoute = z.infer<typeof toldRouteSchema>;
const told = z.array(toldRouteSchema).max(500);

const publicationSchema = z.strictObject({
  at: instantSchema,
  byName: z.string(),
  /** The routes that were made known. */
  routesVersion: z.int().nonnegative(),
  /** Empty where it was not kept. */
  told: told.default([]),
});

/** All that dispatch has said of one day: who works otherwise than usual, who visits whom, and what it weighed. */
export const dispatchDaySchema = z.strictObject({
  day: planDaySchema,
  version: z.int().positive(),
  /** By technician, where it differs from the usual shift. */
  shifts: z.record(technicianIdSchema, dayShiftSchema),
  routes: z.array(plannedRouteSchema).max(500),
  /** Another one with each change of the routes alone: what a change of them is based on. */
  routesVersion: z.int().nonnegative(),
  /** Null while the defaults hold. */
  weights: dayWeightsSchema.nullable(),
  published: publicationSchema.nullable(),
  by: accountIdSchema.nullable(),
  byName: z.string(),
  at: instantSchema,
});
export type DispatchDay = z.infer<typeof dispatchDaySchema>;

const ofDay = { planDay: planDaySchema } as const;
const basedOn = z.int().nonnegative();

export const dispatchCommandInputs = {
  /** Null gives the usual shift back. */
  'dispatch.set-shift': z.strictObject({
    ...ofDay,
    technicianId: technicianIdSchema,
    shift: dayShiftSchema.nullable(),
  }),
  'dispatch.set-routes': z.strictObject({
    ...ofDay,
    basedOn,
    routes: z.array(plannedRouteSchema).max(500),
  }),
  'dispatch.set-weights': z.strictObject({ ...ofDay, weights: dayWeightsSchema.nullable() }),
  'dispatch.publish': z.strictObject({ ...ofDay, basedOn, told: told.optional() }),
} as const;

export type DispatchCommand = {
  [Name in keyof typeof dispatchCommandInputs]: {
    readonly name: Name;
    readonly input: z.infer<(typeof dispatchCommandInputs)[Name]>;
  };
}[keyof typeof dispatchCommandInputs];

export const dispatchRefusalSchema = z.discriminatedUnion('code', [
  /** Somebody changed the routes meanwhile. */
  z.strictObject({ code: z.literal('plan-changed'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('visited-twice'), ticketId: ticketIdSchema }),
  z.strictObject({ code: z.literal('nothing-planned') }),
  z.strictObject({ code: z.literal('day-over'), day: planDaySchema }),
]);
export type DispatchRefusal = z.infer<typeof dispatchRefusalSchema>;

const untouched = (day: string, at: Instant): DispatchDay => ({
  day,
  version: 1,
  shifts: {},
  routes: [],
  routesVersion: 0,
  weights: null,
  published: null,
  by: null,
  byName: '',
  at,
});

/** Whether it is looked at and planned no more. A shift of the night that goes on past midnight is planned in the new day. */
export const isDayOver = (day: string, now: Instant): boolean => day < localDay(now);

/**
 * The one rule for a day of dispatch. Whether tickets and technicians exist is not asked: a plan outlives both. Who worked on
 * a day that is over may still be put right; its plan is a record by the moment of the decision, however early the change was meant.
 */
export function decideDispatch(
  known: DispatchDay | null,
  command: DispatchCommand,
  { by, issuedAt, now }: Acting,
): Result<DispatchDay, DispatchRefusal> {
  const { planDay } = command.input;
  if (command.name !== 'dispatch.set-shift' && isDayOver(planDay, now))
    return refused({ code: 'day-over', day: planDay });
  const before = known ?? untouched(command.input.planDay, issuedAt);
  const next = (change: Partial<DispatchDay>): Result<DispatchDay, DispatchRefusal> =>
    accepted({
      ...before,
      ...change,
      version: (known?.version ?? 0) + 1,
      by: by.accountId,
      byName: by.name,
      at: issuedAt,
    });
  switch (command.name) {
    case 'dispatch.set-shift': {
      const { technicianId, shift } = command.input;
      const { [technicianId]: _, ...others } = before.shifts;
      return next({ shifts: shift ? { ...others, [technicianId]: shift } : others });
    }
    case 'dispatch.set-routes': {
      const { routes, basedOn: base } = command.input;
      if (base !== before.routesVersion)
        return refused({ code: 'plan-changed', byName: before.byName, at: before.at });
      const twice = visitedTwice(routes);
      if (twice) return refused({ code: 'visited-twice', ticketId: twice });
      return next({ routes, routesVersion: routesVersionAfter(before.routesVersion, routes) });
    }
    case 'dispatch.set-weights':
      return next({ weights: command.input.weights });
    case 'dispatch.publish': {
      if (command.input.basedOn !== before.routesVersion)
        return refused({ code: 'plan-changed', byName: before.byName, at: before.at });
      if (before.routes.length === 0) return refused({ code: 'nothing-planned' });
      const published = {
        at: issuedAt,
        byName: by.name,
        routesVersion: before.routesVersion,
        told: command.input.told ?? [],
      };
      return next({ published });
    }
    default:
      return assertNever(command);
  }
}

/**
 * The version of routes that follow others, 1 to 2³¹ − 1. It is made of what they are: two desks that change the same routes
 * apart come to different versions, so what either does next is not taken for a change of the other's.
 */
export function routesVersionAfter(before: number, routes: readonly PlannedRoute[]): number {
  const named = routes.filter(({ ticketIds }) => ticketIds.length > 0);
  const text = named.map(({ technicianId, ticketIds }) => `${technicianId} ${ticketIds.join(' ')}`).join();
  // FNV-1a
  let mark = 0x811c9dc5;
  for (const letter of `${before} ${text}`) mark = Math.imul(mark ^ letter.charCodeAt(0), 0x01000193);
  return mark >>> 1 || 1;
}

function visitedTwice(routes: readonly PlannedRoute[]) {
  const seen = new Set<string>();
  for (const { ticketIds } of routes)
    for (const id of ticketIds) {
      if (seen.has(id)) return id;
      seen.add(id);
    }
  return null;
}
