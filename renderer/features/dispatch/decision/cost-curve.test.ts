import { describe, expect, it } from 'vitest';
import { costChange, costStair, sinceBetterMs } from './cost-curve.ts';

const search = {
  elapsedMs: 4000,
  limitMs: 10_000,
  iterations: 900,
  curve: [
    [0, 200],
    [1000, 150],
    [3000, 100],
  ] as const,
};

describe('the curve of a search', () => {
  it('is a stair that falls whenever something better is found, and runs on until now', () =>
    expect(costStair(search)).toBe('M0.00 2.00H10.00V15.00H30.00V28.00H40.00'));

  it('is nothing before there is a plan', () => expect(costStair({ ...search, curve: [] })).toBe(''));

  it('says by how much the plan got cheaper, and when last', () => {
    expect(costChange(search)).toBe(-0.5);
    expect(sinceBetterMs(search)).toBe(1000);
  });
});
