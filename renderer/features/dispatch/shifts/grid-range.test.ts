import { describe, expect, it } from 'vitest';
import { cellsOf, isInRange, rangeAt, stepRange } from './grid-range.ts';

const size = { rows: 3, columns: 7 };
const start = rangeAt({ row: 0, column: 2 });

describe('a range of shifts', () => {
  it('moves with an arrow and stays within the week', () => {
    expect(stepRange(start, 'ArrowUp', size, false)).toEqual(start);
    expect(stepRange(start, 'ArrowRight', size, false)).toEqual(rangeAt({ row: 0, column: 3 }));
    expect(stepRange(start, 'End', size, false)).toEqual(rangeAt({ row: 0, column: 6 }));
  });

  it('grows from where it began, in any direction', () => {
    const grown = stepRange(start, 'ArrowDown', size, true);
    expect(grown && cellsOf(grown)).toEqual([
      { row: 0, column: 2 },
      { row: 1, column: 2 },
    ]);
    const back = stepRange(start, 'Home', size, true);
    expect(back && cellsOf(back)).toHaveLength(3);
    expect(back && isInRange(back, { row: 0, column: 1 })).toBe(true);
    expect(back && isInRange(back, { row: 1, column: 1 })).toBe(false);
  });

  it('leaves other keys alone', () => expect(stepRange(start, 'x', size, false)).toBeNull());
});
