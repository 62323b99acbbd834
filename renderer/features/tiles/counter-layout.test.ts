import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CounterLengths, counterLayout } from './counter-layout.ts';

const lengths = (digits: number): CounterLengths => ({
  totals: [digits, digits, digits, digits],
  figures: [5.4, 6.6, 5.4, 6.6, 4.8].map((words) => ({ digits, words })),
});

describe('the room for counters', () => {
  it('gives small tiles the totals alone, and large ones every figure', () => {
    expect(counterLayout({ width: 9.5, height: 4.2 }, lengths(3)).figures.count).toBe(0);
    expect(counterLayout({ width: 36, height: 8 }, lengths(3)).figures.count).toBe(5);
  });

  it('puts what is past beside the totals where a box is wide and flat', () => {
    const { figures, totals, isBeside } = counterLayout({ width: 37, height: 3.5 }, lengths(3));
    expect({ isBeside, count: figures.count }).toEqual({ isBeside: true, count: 1 });
    expect(4 * totals.size * 3 + figures.size * 1.95).toBeLessThan(37 - 5.4);
  });

  it('keeps what is past in sight under a critical, where little is left, however busy the room is', () => {
    for (const digits of [1, 3, 4]) {
      const { figures, totals, isBeside } = counterLayout({ width: 28.4, height: 2.6 }, lengths(digits));
      expect({ isBeside, isShown: figures.count > 0 }).toEqual({ isBeside: true, isShown: true });
      expect(totals.size).toBeGreaterThanOrEqual(1);
    }
  });

  it('never asks for more height than there is, once the totals fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 19, max: 80 }), fc.integer({ min: 2, max: 40 }), (width, height) => {
        const { totals, figures, isBeside } = counterLayout({ width, height }, lengths(3));
        const rows = isBeside ? 0 : Math.ceil(figures.count / figures.columns);
        expect((4 / totals.columns) * totals.size + rows * figures.size).toBeLessThanOrEqual(height + 0.01);
      }),
    );
  });
});
