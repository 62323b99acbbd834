import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, instantFromPostgres } from './instant.ts';

describe('instantFromPostgres', () => {
  it('reads what Postgres prints in any zone', () => {
    expect(instantFromPostgres('2026-11-22 14:02:31.5+07')).toBe(Date.parse('2026-11-22T07:02:31.500Z'));
    expect(instantFromPostgres('2026-11-22 01:32:31-05:30')).toBe(Date.parse('2026-11-22T07:02:31Z'));
  });

  it('agrees with ISO text for every moment of two centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e12, max: 6e12 }), (epochMs) => {
        const text = new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '+00');
        expect(instantFromPostgres(text)).toBe(instant(epochMs));
      }),
    );
  });

  it('refuses text of another form', () => {
    expect(() => instantFromPostgres('2026-11-22T07:02:31Z')).toThrow('Not a Postgres timestamp');
  });
});
