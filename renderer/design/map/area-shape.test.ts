import { describe, expect, it } from 'vitest';
import { type AreaShape, areaShape, boxesAlong, coversBox, isOnArea, leaderBetween } from './area-shape.ts';
import { boxAround } from './box-grid.ts';
import type { MapView } from './projection.ts';

const view = { width: 400, height: 400, scale: 1, zoom: 0, pixelRatio: 1, left: 0, top: 0 } as MapView;

function shapeOf(...corners: readonly (readonly [number, number])[]): AreaShape {
  const hull = corners.map(([x, y]) => ({ x, y }));
  const [xs, ys] = [hull.map(({ x }) => x), hull.map(({ y }) => y)];
  const bounds = {
    minX: Math.min(...xs),
    maxX: Math.max(...xs),
    minY: Math.min(...ys),
    maxY: Math.max(...ys),
  };
  const area = {
    id: 'a',
    label: 'a',
    count: 3,
    rank: 'high' as const,
    marks: { ofWorst: 1, others: 2 },
    members: [],
  };
  return areaShape({ area, hull, bounds }, view, 1);
}

const square = shapeOf([100, 100], [200, 100], [200, 200], [100, 200]);

describe('the shape of an area', () => {
  it('reaches as far as its outline is drawn', () => {
    expect(isOnArea(square, boxAround(90, 150, 8, 8))).toBe(true);
    expect(isOnArea(square, boxAround(80, 150, 8, 8))).toBe(false);
    // Its corners are round.
    expect(isOnArea(square, boxAround(86, 86, 2, 2))).toBe(false);
  });

  it('holds a box that lies wholly in it, and lies in a box that holds it', () => {
    expect(isOnArea(square, boxAround(150, 150, 10, 10))).toBe(true);
    expect(isOnArea(square, boxAround(150, 150, 390, 390))).toBe(true);
    expect(coversBox(square, boxAround(150, 150, 120, 120))).toBe(true);
    expect(coversBox(square, boxAround(150, 150, 140, 120))).toBe(false);
  });

  it('is a ring around the middle of members that stand close together', () => {
    const ring = shapeOf([150, 150], [152, 150], [151, 153]);
    expect(isOnArea(ring, boxAround(151, 166, 4, 4))).toBe(false);
    expect(isOnArea(ring, boxAround(151, 164, 4, 4))).toBe(true);
  });

  it('is met by a leader at its edge, the shortest way', () => {
    expect(leaderBetween(boxAround(50, 150, 20, 10), square)).toMatchObject({
      from: { x: 60 },
      to: { x: 85 },
      length: 25,
    });
    expect(leaderBetween(boxAround(90, 150, 20, 10), square).length).toBe(0);
  });

  it('is met also by two members only', () => {
    const line = shapeOf([100, 100], [200, 100]);
    expect(leaderBetween(boxAround(150, 60, 20, 10), line)).toMatchObject({ to: { y: 85 }, length: 20 });
  });

  it('has boxes all along a leader, none longer than the step', () => {
    const boxes = boxesAlong({ from: { x: 0, y: 0 }, to: { x: 20, y: 0 }, length: 20 }, 6);
    expect(boxes).toHaveLength(4);
    expect(boxes[0]?.left).toBeLessThanOrEqual(0);
    expect(boxes.at(-1)?.right).toBeGreaterThanOrEqual(20);
  });
});
