import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import { noon } from '../testing/builders.ts';
import { measureClockOffset } from './clock-offset.ts';

describe('the offset to the server clock', () => {
  it('is zero before the server has answered', () => {
    expect(measureClockOffset().currentMs()).toBe(0);
  });

  it('is wrong by at most half of the shortest round trip, however the way there and back differ', () => {
    const trip = fc.record({ thereMs: fc.nat(2000), backMs: fc.nat(2000) });
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.array(trip, { minLength: 1, maxLength: 8 }),
        (offsetMs, trips) => {
          const offset = measureClockOffset();
          for (const { thereMs, backMs } of trips) {
            const serverNow = instant(noon + offsetMs + thereMs);
            const receivedAt = instant(noon + thereMs + backMs);
            offset.measured({ serverNow, receivedAt, roundTripMs: thereMs + backMs });
          }
          const shortest = Math.min(...trips.map(({ thereMs, backMs }) => thereMs + backMs));
          expect(Math.abs(offset.currentMs() - offsetMs)).toBeLessThanOrEqual(shortest / 2 + 1);
        },
      ),
    );
  });
});
