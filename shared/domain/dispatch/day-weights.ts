import { z } from 'zod';
import { defaultWeights, type Weights } from '../routing/weights.ts';

/** In rupiah; a price nobody can pay would only hide the others. */
const price = z.number().min(0).max(100_000_000);
const times = z.number().min(0).max(100);

/** What it is expected to cost when somebody waits in vain: calls, goodwill, credit notes, now and then the contract. */
export const pricesSchema = z.strictObject({
  /** Of a promise that is broken, to a home. */
  promise: price,
  /** Of an SLA target that is missed, to a home, by priority. */
  sla: z.strictObject({ low: price, normal: price, high: price, critical: price }),
  /** By tier, of both so many times. */
  tierTimes: z.strictObject({ home: times, business: times, corporate: times }),
  /** Of a visit left for another day though nothing is due to it until then, by priority. */
  absence: z.strictObject({ low: price, normal: price, high: price, critical: price }),
});
export type Prices = z.infer<typeof pricesSchema>;

/**
 * In the order of what matters: to break one promise or miss one target costs more than to leave out a visit to which
 * nothing is due, and to leave one out more than the longest way of the regency with two hours of overtime.
 */
export const usualPrices: Prices = {
  promise: 600_000,
  sla: { low: 600_000, normal: 700_000, high: 1_200_000, critical: 3_000_000 },
  tierTimes: { home: 1, business: 2, corporate: 5 },
  absence: { low: 350_000, normal: 400_000, high: 450_000, critical: 500_000 },
};

const share = z.number().min(0).max(1000);

/** What a plan of a day is weighed by; each can be turned. */
export const dayWeightsSchema = z.strictObject({
  travel: share,
  lateness: share,
  overtime: share,
  absence: share,
  fairness: z.number().min(0).max(1_000_000),
  move: z.number().min(0).max(10_000_000),
  lateRatherThanUnassigned: z.boolean(),
  /** Days that were weighed before prices could be turned have the usual ones. */
  prices: pricesSchema.default(usualPrices),
}) satisfies z.ZodType<Weights>;
export type DayWeights = z.infer<typeof dayWeightsSchema>;

export const usualWeights: DayWeights = { ...defaultWeights, prices: usualPrices };
