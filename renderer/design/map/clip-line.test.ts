import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, clipRing } from './clip-line.ts';

const BOX = { left: 0, top: 0, right: 100, bottom: 100 };
const points = fc
  .array(fc.integer({ min: -500, max: 500 }), { minLength: 6, maxLength: 40 })
  .map((list) => list.slice(0, list.length - (list.length % 2)));
const isInBox = (line: readonly number[]): boolean =>
  line.every((value) => value >= -1e-6 && value <= 100 + 1e-6);

describe('cutting to the pane', () => {
  it('leaves nothing outside', () => {
    fc.assert(
      fc.property(points, (line) => clipLine(line, BOX).every(isInBox) && isInBox(clipRing(line, BOX))),
    );
  });

  it('leaves a line inside as it is', () => {
    expect(clipLine([10, 10, 50, 90, 90, 20], BOX)).toEqual([[10, 10, 50, 90, 90, 20]]);
  });

  it('cuts a line which leaves and comes back into two', () => {
    expect(clipLine([50, 50, 150, 50, 150, 80, 50, 80], BOX)).toEqual([
      [50, 50, 100, 50],
      [100, 80, 50, 80],
    ]);
  });

  it('fills the whole pane when the ring is around it', () => {
    const corners = clipRing([-50, -50, 150, -50, 150, 150, -50, 150], BOX);
    expect(corners).toHaveLength(8);
    expect(Math.min(...corners)).toBe(0);
    expect(Math.max(...corners)).toBe(100);
  });
});
