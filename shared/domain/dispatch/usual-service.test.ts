import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../kernel/instant.ts';
import { lateAfter } from '../routing/late-after.ts';
import { aTicket, noon } from '../testing/builders.ts';
import { duesOf, toSeconds } from './usual-service.ts';

const owed = (slaDueAt: number | null) =>
  duesOf({
    ticket: aTicket(),
    promise: null,
    slaDueAt: slaDueAt === null ? null : instant(slaDueAt),
    serviceMinutes: 60,
    workBegins: instant(noon - 4 * hourMs),
  });

describe('what beginning a visit later costs', () => {
  it('is the target and half of it by the hour, once service begun then no longer ends in time', () => {
    expect(owed(noon)).toEqual([
      { kind: 'sla', at: toSeconds(noon - hourMs), cost: 250_000, costPerHour: 125_000 },
    ]);
  });

  it('goes on by the hour for a target missed before the day, of which no plan is late', () => {
    const missed = owed(noon - 20 * hourMs);
    expect(missed).toEqual([
      { kind: 'overdue', at: toSeconds(noon - 4 * hourMs), cost: 0, costPerHour: 125_000 },
    ]);
    expect(lateAfter({ dues: missed })).toBe(Number.POSITIVE_INFINITY);
  });

  it('is nothing while the clock stands still', () => expect(owed(null)).toEqual([]));
});
