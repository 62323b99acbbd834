import { describe, expect, it } from 'vitest';
import { newPairingCode, pairingCodeSchema, shownPairingCode } from './pairing-code.ts';

describe('a pairing code', () => {
  it('has eight letters, none of which looks like another', () => {
    const all = Array.from({ length: 21 }, (_, index) => newPairingCode(() => index)[0]).join('');
    for (const alike of ['0OQ', '1IL', '2Z', '5S', '6G', '8B', 'UV'])
      expect([...alike].filter((letter) => all.includes(letter)).length).toBeLessThanOrEqual(1);
    expect(all).not.toMatch(/[AEIOU]/);
    expect(new Set(all).size).toBe(21);
    expect(newPairingCode((limit) => limit - 1)).toHaveLength(8);
  });

  it('is understood however it is typed', () => {
    expect(pairingCodeSchema.parse('bcdf-ghjk')).toBe('BCDFGHJK');
    expect(pairingCodeSchema.parse(' BC DF GH JK ')).toBe('BCDFGHJK');
    expect(shownPairingCode('BCDFGHJK')).toBe('BCDF-GHJK');
  });

  it.each(['', 'BCDFGHJ', 'BCDFGHJKM', 'BCDFGHJ0', 'BCDFGHJÄ'])('is not %j', (typed) => {
    expect(pairingCodeSchema.safeParse(typed).success).toBe(false);
  });
});
