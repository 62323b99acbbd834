import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { leftFigure } from './left-figure.ts';

describe('what is left, from five metres', () => {
  it('is whole minutes, rounded up', () => {
    expect(leftFigure(3.2 * minuteMs)).toEqual({ isPast: false, figure: 4, unit: null });
    expect(leftFigure(-12 * minuteMs)).toEqual({ isPast: true, figure: 12, unit: null });
  });

  it('becomes hours and days when minutes are no longer read', () => {
    expect(leftFigure(99 * minuteMs)).toEqual({ isPast: false, figure: 99, unit: null });
    expect(leftFigure(20 * hourMs)).toEqual({ isPast: false, figure: 20, unit: 'hours' });
    expect(leftFigure(-6 * dayMs)).toEqual({ isPast: true, figure: 6, unit: 'days' });
  });

  it('is never a large number of a small unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -365 * dayMs, max: 365 * dayMs }), (ms) => {
        const { figure, unit } = leftFigure(ms);
        expect(figure).toBeLessThan(unit === 'days' ? 366 : 100);
      }),
    );
  });
});
