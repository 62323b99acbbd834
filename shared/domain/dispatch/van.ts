import { z } from 'zod';
import { accountIdSchema, technicianIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Acting } from '../hand-over/decide-log.ts';
import { defaultRates, type Rates } from '../routing/weights.ts';
import { dayTermsShape, usualDayTerms } from './day-terms.ts';
import { type ChangedMeanwhile, changedSince, partCountsSchema } from './part.ts';

const rupiah = z.int().min(0).max(10_000_000);
/** In rupiah: an hour on the road, a kilometre, an hour of overtime. */
export const vanRatesSchema = z.strictObject({
  perTravelHour: rupiah,
  perKilometre: rupiah,
  perOvertimeHour: rupiah,
});
export type VanRates = z.infer<typeof vanRatesSchema>;

/**
 * What the room knows of a technician's van, what they cost, and the terms their days keep to. One nobody said anything of
 * has none: the van carries anything, at the usual rates, on usual days.
 */
export const vanSchema = z.strictObject({
  technicianId: technicianIdSchema,
  version: z.int().positive(),
  /** What lay in it when it was counted; null for one that was never counted, or whose count no longer holds. */
  stock: z.strictObject({ parts: partCountsSchema, countedAt: instantSchema }).nullable(),
  /** Null while the usual ones hold. */
  rates: vanRatesSchema.nullable(),
  ...dayTermsShape,
  by: accountIdSchema.nullable(),
  byName: z.string(),
  at: instantSchema,
});
export type Van = z.infer<typeof vanSchema>;

export const vanCommandInputs = {
  /** Only what is named changes; naming the stock says that it was counted just now. */
  'van.set': z.strictObject({
    technicianId: technicianIdSchema,
    /** The version that was on the screen; 0 where there was none. */
    baseVersion: z.int().nonnegative(),
    stock: partCountsSchema.nullable().optional(),
    rates: vanRatesSchema.nullable().optional(),
    ...z.strictObject(dayTermsShape).partial().shape,
  }),
} as const;
export type VanCommand = {
  readonly name: 'van.set';
  readonly input: z.infer<(typeof vanCommandInputs)['van.set']>;
};

const untouched = { stock: null, rates: null, ...usualDayTerms } as const;

/** Whether there is such a technician, part or site is not asked, as of routes. */
export function decideVan(
  van: Van | null,
  { input: { technicianId, baseVersion, stock, ...terms } }: VanCommand,
  { by, issuedAt }: Acting,
): Result<Van, ChangedMeanwhile> {
  const changed = changedSince(van, baseVersion);
  if (changed) return refused(changed);
  const said = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  return accepted({
    ...(van ?? untouched),
    ...said,
    technicianId,
    version: (van?.version ?? 0) + 1,
    ...(stock !== undefined && { stock: stock && { parts: stock, countedAt: issuedAt } }),
    by: by.accountId,
    byName: by.name,
    at: issuedAt,
  });
}

export const ratesOf = (van: Van | null): Rates => ({ ...defaultRates, ...van?.rates });
