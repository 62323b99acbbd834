import { describe, expect, it } from 'vitest';
import { defaultWeights } from '../../../../shared/domain/routing/weights.ts';
import { isUsual, lastNotch, notchOf, weightAt, weightNames } from './weight-steps.ts';

describe('the notches of a weight', () => {
  it('have the usual weight in the middle', () => {
    for (const name of weightNames) {
      expect(notchOf(name, defaultWeights[name])).toBe(lastNotch / 2);
      expect(weightAt(name, lastNotch / 2)).toBe(defaultWeights[name]);
    }
  });

  it('lead from every notch to its weight and back', () => {
    for (const name of weightNames)
      for (let notch = 0; notch <= lastNotch; notch += 1)
        expect(notchOf(name, weightAt(name, notch))).toBe(notch);
  });

  it('say whether anything was turned', () => {
    expect(isUsual(defaultWeights)).toBe(true);
    expect(isUsual({ ...defaultWeights, travel: 2 })).toBe(false);
    expect(isUsual({ ...defaultWeights, lateRatherThanUnassigned: false })).toBe(false);
  });
});
