import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../kernel/instant.ts';
import { absenceCost } from '../routing/absence-cost.ts';
import { lateAfter } from '../routing/late-after.ts';
import { defaultRates, defaultWeights } from '../routing/weights.ts';
import { prioritySchema, serviceTierSchema } from '../sla/sla-policy.ts';
import { aTicket, noon } from '../testing/builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { usualPrices } from './day-weights.ts';
import { toSeconds, worthOf } from './usual-service.ts';

type Ranked = Pick<Ticket, 'priority' | 'tier'>;

const day = {
  prices: usualPrices,
  begins: instant(noon - 4 * hourMs),
  nextBegins: instant(noon + 20 * hourMs),
};
const worth = (slaDueAt: number | null, promisedTo: number | null = null, ticket: Ranked = aTicket()) =>
  worthOf(
    {
      ticket,
      promise:
        promisedTo === null ? null : { from: instant(promisedTo - 2 * hourMs), to: instant(promisedTo) },
      slaDueAt: slaDueAt === null ? null : instant(slaDueAt),
      serviceMinutes: 60,
    },
    day,
  );

describe('what beginning a visit later costs', () => {
  it('is the target and half of it by the hour, once service begun then no longer ends in time', () => {
    expect(worth(noon).dues).toEqual([
      { kind: 'sla', at: toSeconds(noon - hourMs), cost: 1_200_000, costPerHour: 600_000 },
    ]);
  });

  it('goes on by the hour for a target missed before the day, of which no plan is late', () => {
    const { dues } = worth(noon - 20 * hourMs);
    expect(dues).toEqual([
      { kind: 'overdue', at: toSeconds(noon - 4 * hourMs), cost: 0, costPerHour: 600_000 },
    ]);
    expect(lateAfter({ dues })).toBe(Number.POSITIVE_INFINITY);
  });

  it('is nothing while the clock stands still', () => expect(worth(null).dues).toEqual([]));
});

const someTicket: fc.Arbitrary<Ranked> = fc.record({
  priority: fc.constantFrom(...prioritySchema.options),
  tier: fc.constantFrom(...serviceTierSchema.options),
});
const hours = fc.integer({ min: -30, max: 19 }).map((after) => noon + after * hourMs);

describe('what a plan keeps before what, at the usual prices', () => {
  it('is a promise or a target of anybody before a visit to which nothing is due until the next day', () => {
    fc.assert(
      fc.property(someTicket, someTicket, hours, (kept, leftOut, at) => {
        const [promise] = worth(null, at, kept).dues;
        const [target] = worth(Math.max(at, noon), null, kept).dues;
        const waiting = absenceCost(worth(noon + 30 * hourMs, null, leftOut), defaultWeights);
        expect(promise?.cost).toBeGreaterThan(waiting);
        expect(target?.cost).toBeGreaterThan(waiting);
      }),
    );
  });

  it('is a visit late on the same day before the same visit not at all', () => {
    fc.assert(
      fc.property(someTicket, hours, hours, (ticket, slaDueAt, promisedTo) => {
        const { dues, ...awaited } = worth(slaDueAt, promisedTo, ticket);
        const late = absenceCost(
          { dues, absencePrice: 0, waitsUntil: toSeconds(noon + 10 * hourMs) },
          defaultWeights,
        );
        expect(absenceCost({ dues, ...awaited }, defaultWeights)).toBeGreaterThan(late);
      }),
    );
  });

  it('is any visit before the longest way there and back with two hours of overtime', () => {
    const { perTravelHour, perKilometre, perOvertimeHour } = defaultRates;
    const farthest = 2 * 25 * perKilometre + 2 * perTravelHour + 2 * perOvertimeHour;
    for (const price of Object.values(usualPrices.absence)) expect(price).toBeGreaterThan(farthest);
  });
});
