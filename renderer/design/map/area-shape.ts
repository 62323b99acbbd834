import { type Box, boxAround, overlaps } from './box-grid.ts';
import { clipLine } from './clip-line.ts';
import { isInside, type Spot } from './label-placement.ts';
import type { SceneArea } from './map-scene.ts';
import type { MapView } from './projection.ts';

/** How far the outline of an area keeps from its members, in tenths of a rem. */
export const AREA_REACH = 15;
/** The ring that stands for an area too small for an outline. */
export const RING_RADIUS = 12;

/** An area as it is drawn, in pixels of the pane: a hull, or one point, grown by `reach`. */
export interface AreaShape {
  readonly corners: readonly Spot[];
  /** The corners again as x, y, x, y …, closed. */
  readonly ring: readonly number[];
  readonly reach: number;
  readonly bounds: Box;
}

/** From the edge of a label to the edge of its area; the length is nothing where they touch. */
export interface Leader {
  readonly from: Spot;
  readonly to: Spot;
  readonly length: number;
}

export const isAreaCompact = ({ bounds }: SceneArea, scale: number, unit: number): boolean =>
  Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * scale < 26 * unit;

export function areaShape(area: SceneArea, view: MapView, unit: number): AreaShape {
  const { hull, bounds } = area;
  const isCompact = isAreaCompact(area, view.scale, unit);
  const middle = { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 };
  const corners = (isCompact ? [middle] : hull).map(({ x, y }) => ({
    x: x * view.scale - view.left,
    y: y * view.scale - view.top,
  }));
  const reach = (isCompact ? RING_RADIUS : AREA_REACH) * unit;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    corners,
    ring: [...corners, ...corners.slice(0, 1)].flatMap(({ x, y }) => [x, y]),
    reach,
    bounds: {
      left: Math.min(...xs) - reach,
      top: Math.min(...ys) - reach,
      right: Math.max(...xs) + reach,
      bottom: Math.max(...ys) + reach,
    },
  };
}

export const isOnArea = (shape: AreaShape, box: Box): boolean =>
  overlaps(shape.bounds, box) && leaderBetween(box, shape).length === 0;

/** Whether the whole box lies in the area: its hull is convex, so its corners tell. */
export const coversBox = (shape: AreaShape, box: Box): boolean =>
  cornersOf(box).every((corner) => distance(corner, nearestInHull(shape, corner)) <= shape.reach);

/** The shortest way. Between two convex forms that do not meet it starts or ends at a corner of one of them. */
export function leaderBetween(box: Box, shape: AreaShape): Leader {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  if (clipLine(shape.ring, box).length > 0) return { from: middle, to: middle, length: 0 };
  const pairs = [
    ...shape.corners.map((hull) => ({ from: nearestInBox(box, hull), hull })),
    ...cornersOf(box).map((from) => ({ from, hull: nearestInHull(shape, from) })),
  ].map((pair) => ({ ...pair, length: distance(pair.from, pair.hull) }));
  const { from, hull, length } = pairs.reduce((best, next) => (next.length < best.length ? next : best));
  if (length <= shape.reach) return { from, to: from, length: 0 };
  const share = shape.reach / length;
  const to = { x: hull.x + (from.x - hull.x) * share, y: hull.y + (from.y - hull.y) * share };
  return { from, to, length: length - shape.reach };
}

/** Boxes no longer than `step` which follow the line. */
export function boxesAlong({ from, to, length }: Leader, step: number): readonly Box[] {
  const count = Math.ceil(length / step);
  return Array.from({ length: count }, (_, nth) => {
    const share = (nth + 0.5) / count;
    return boxAround(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, step, step);
  });
}

/** Whether a leader lies in an area anywhere on its way, its ends too. */
export function runsThrough({ corners, ring, reach, bounds }: AreaShape, { from, to }: Leader): boolean {
  const way: Box = {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x),
    bottom: Math.max(from.y, to.y),
  };
  if (!overlaps(bounds, way)) return false;
  if (isInside(from.x, from.y, [ring]) || isInside(to.x, to.y, [ring])) return true;
  return corners.some((corner, nth) => {
    const next = corners[(nth + 1) % corners.length] ?? corner;
    return distanceBetween({ from: corner, to: next }, { from, to }) < reach;
  });
}

export const crossLeaders = (a: Leader, b: Leader): boolean => distanceBetween(a, b) === 0;

export const crossesBox = ({ from, to }: Leader, box: Box): boolean =>
  clipLine([from.x, from.y, to.x, to.y], box).length > 0;

const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

type Line = Pick<Leader, 'from' | 'to'>;

/** Nothing where they meet; else they are nearest at an end of one of them. */
function distanceBetween(a: Line, b: Line): number {
  if (meet(a, b)) return 0;
  return Math.min(
    distance(a.from, nearestOnEdge(b.from, b.to, a.from)),
    distance(a.to, nearestOnEdge(b.from, b.to, a.to)),
    distance(b.from, nearestOnEdge(a.from, a.to, b.from)),
    distance(b.to, nearestOnEdge(a.from, a.to, b.to)),
  );
}

const sideOf = ({ from, to }: Line, { x, y }: Spot): number =>
  Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));

const meet = (a: Line, b: Line): boolean =>
  sideOf(a, b.from) !== sideOf(a, b.to) && sideOf(b, a.from) !== sideOf(b, a.to);

const nearestInBox = ({ left, top, right, bottom }: Box, { x, y }: Spot): Spot => ({
  x: Math.min(right, Math.max(left, x)),
  y: Math.min(bottom, Math.max(top, y)),
});

const cornersOf = ({ left, top, right, bottom }: Box): readonly Spot[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

function nearestInHull({ corners, ring }: AreaShape, spot: Spot): Spot {
  if (isInside(spot.x, spot.y, [ring])) return spot;
  return corners
    .map((from, nth) => nearestOnEdge(from, corners[(nth + 1) % corners.length] ?? from, spot))
    .reduce((best, next) => (distance(spot, next) < distance(spot, best) ? next : best));
}

function nearestOnEdge(from: Spot, to: Spot, spot: Spot): Spot {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  return { x: from.x + dx * share, y: from.y + dy * share };
}
