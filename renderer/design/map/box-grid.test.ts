import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxGrid, boxAround, overlaps } from './box-grid.ts';

const box = fc
  .record({
    x: fc.integer({ min: -200, max: 900 }),
    y: fc.integer({ min: -200, max: 900 }),
    w: fc.integer({ min: 1, max: 150 }),
    h: fc.integer({ min: 1, max: 150 }),
  })
  .map(({ x, y, w, h }) => boxAround(x, y, w, h));

describe('the grid of boxes', () => {
  it('finds room exactly where no box is', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), box, (boxes, probe) => {
        const grid = new BoxGrid<number>();
        boxes.forEach((b, i) => {
          grid.add(b, i);
        });
        expect(grid.isFree(probe)).toBe(!boxes.some((b) => overlaps(b, probe)));
      }),
    );
  });

  it('answers a point with the last box drawn there', () => {
    const grid = new BoxGrid<string>();
    grid.add(boxAround(100, 100, 60, 60), 'below');
    grid.add(boxAround(110, 100, 20, 20), 'above');
    expect(grid.topAt(110, 100)).toBe('above');
    expect(grid.topAt(85, 100)).toBe('below');
    expect(grid.topAt(300, 300)).toBeUndefined();
  });

  it('prefers what is under the point to what is only near it', () => {
    const grid = new BoxGrid<string>();
    grid.add(boxAround(100, 100, 20, 20), 'under');
    grid.add(boxAround(122, 100, 20, 20), 'near');
    expect(grid.topAt(109, 100, 6)).toBe('under');
    expect(grid.topAt(88, 100, 6)).toBe('under');
  });

  it('measures how much of a box is taken', () => {
    const grid = new BoxGrid<null>();
    grid.add({ left: 0, top: 0, right: 100, bottom: 100 }, null);
    expect(grid.overlapArea({ left: 90, top: 90, right: 200, bottom: 200 })).toBe(100);
  });
});
