import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxGrid, boxAround, overlaps } from './box-grid.ts';
import { isInside, labelAttempts, placeAtAnchors, placeBeside, placeInPolygon } from './label-placement.ts';

const SQUARE = [0, 0, 200, 0, 200, 200, 0, 200];
const PANE = { left: 0, top: 0, right: 500, bottom: 500 };
const request = {
  rings: [SQUARE],
  centre: { x: 100, y: 100 },
  size: { width: 60, height: 14 },
  within: PANE,
  isFree: () => true,
  before: undefined,
  overhang: 0,
};

describe('a label inside a polygon', () => {
  it('stands at the centre when nothing is there', () => {
    expect(placeInPolygon(request)).toEqual({ x: 100, y: 100 });
  });

  it('moves to free ground and stays inside', () => {
    const taken = boxAround(100, 100, 80, 40);
    const spot = placeInPolygon({ ...request, isFree: (box) => !overlaps(box, taken) });
    expect(spot && isInside(spot.x, spot.y, [SQUARE])).toBe(true);
    expect(spot && overlaps(boxAround(spot.x, spot.y, 60, 14), taken)).toBe(false);
  });

  it('is left out where there is no room', () => {
    expect(placeInPolygon({ ...request, size: { width: 240, height: 14 } })).toBeNull();
    expect(placeInPolygon({ ...request, isFree: () => false })).toBeNull();
  });

  it('stays where it was while that is still good', () => {
    expect(placeInPolygon({ ...request, before: { x: 60, y: 150 } })).toEqual({ x: 60, y: 150 });
    expect(placeInPolygon({ ...request, before: { x: 190, y: 150 } })).toEqual({ x: 100, y: 100 });
  });

  it('comes into sight when its centre is off the pane', () => {
    const spot = placeInPolygon({ ...request, within: { left: 100, top: 120, right: 500, bottom: 500 } });
    expect(spot?.y).toBeGreaterThanOrEqual(120);
  });
});

describe('labels beside points', () => {
  it('never overlap each other, however crowded the points are', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (points) => {
        const claimed = new BoxGrid<null>();
        const boxes = points.flatMap((at) => {
          const spot = placeBeside(at, { width: 50, height: 14 }, 4, (box) => claimed.isFree(box));
          if (!spot) return [];
          const box = boxAround(spot.x, spot.y, 50, 14);
          claimed.add(box, null);
          return [box];
        });
        boxes.forEach((a, i) => {
          expect(boxes.slice(i + 1).some((b) => overlaps(a, b))).toBe(false);
        });
      }),
    );
  });

  it('stand at the first anchor which is wholly in sight', () => {
    const anchors = [
      { x: 490, y: 100 },
      { x: 300, y: 100 },
    ];
    expect(placeAtAnchors(anchors, { width: 60, height: 14 }, PANE, () => true)).toEqual({ x: 300, y: 100 });
  });

  it('try one line, then two, and only then hang over a border', () => {
    expect(labelAttempts('Karawang Barat').map(({ lines }) => lines.length)).toEqual([1, 2, 1, 2]);
    expect(labelAttempts('Klari').map(({ lines }) => lines.length)).toEqual([1, 1]);
  });
});
