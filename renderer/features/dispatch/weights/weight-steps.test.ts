import { describe, expect, it } from 'vitest';
import { usualWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import { arePricesUsual, isUsual, lastNotch, notchOf, weightAt, weightNames } from './weight-steps.ts';

describe('the notches of a weight', () => {
  it('have the usual weight in the middle', () => {
    for (const name of weightNames) {
      expect(notchOf(name, usualWeights[name])).toBe(lastNotch / 2);
      expect(weightAt(name, lastNotch / 2)).toBe(usualWeights[name]);
    }
  });

  it('lead from every notch to its weight and back', () => {
    for (const name of weightNames)
      for (let notch = 0; notch <= lastNotch; notch += 1)
        expect(notchOf(name, weightAt(name, notch))).toBe(notch);
  });

  it('say whether anything was turned', () => {
    expect(isUsual(usualWeights)).toBe(true);
    expect(isUsual({ ...usualWeights, travel: 2 })).toBe(false);
    expect(isUsual({ ...usualWeights, lateRatherThanUnassigned: false })).toBe(false);
    const { prices } = usualWeights;
    expect(isUsual({ ...usualWeights, prices: { ...prices, promise: 1 } })).toBe(false);
    expect(arePricesUsual({ ...usualWeights, prices: { ...prices, promise: 1 } })).toBe(false);
    expect(arePricesUsual({ ...usualWeights, travel: 2 })).toBe(true);
    expect(isUsual({ ...usualWeights, prices: { ...prices, sla: { ...prices.sla, low: 1 } } })).toBe(false);
  });
});
