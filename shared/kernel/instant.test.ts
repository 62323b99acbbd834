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

  it('truncates a fraction of whatever length to milliseconds', () => {
    const fraction = fc.stringMatching(/^\d{1,6}$/);
    fc.assert(
      fc.property(fraction, fc.constantFrom('+00', '+00:00'), (digits, zone) => {
        const milliseconds = Number(digits.padEnd(3, '0').slice(0, 3));
        expect(instantFromPostgres(`2026-11-22 07:02:31.${digits}${zone}`)).toBe(
          Date.parse('2026-11-22T07:02:31Z') + milliseconds,
        );
      }),
    );
  });

  it('refuses text in which any one character is another', () => {
    for (const text of ['2026-11-22 07:02:31.123456+00', '2026-11-22 07:02:31+00'])
      for (let place = 0; place < text.length; place += 1) {
        const broken = `${text.slice(0, place)}x${text.slice(place + 1)}`;
        expect(() => instantFromPostgres(broken)).toThrow('Not a Postgres timestamp');
      }
    expect(() => instantFromPostgres('2026-11-22 07:02:31.+00')).toThrow('Not a Postgres timestamp');
    expect(() => instantFromPostgres('2026-13-22 07:02:31+00')).toThrow('Not a Postgres timestamp');
    expect(() => instantFromPostgres('2026-11-22 07:02:31.1234567+00')).toThrow('Not a Postgres timestamp');
  });

  it('refuses text of another form', () => {
    expect(() => instantFromPostgres('2026-11-22T07:02:31Z')).toThrow('Not a Postgres timestamp');
  });
});
