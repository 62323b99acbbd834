import {
  type AreaShape,
  crossesBox,
  crossLeaders,
  isOnArea,
  type Leader,
  leaderBetween,
  runsThrough,
} from './area-shape.ts';
import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import type { LabelSize, Spot } from './label-placement.ts';
import type { PlacedAreaLabel } from './layout-model.ts';
import type { SceneArea } from './map-scene.ts';
import type { MapView } from './projection.ts';

export interface AreaSpotRequest {
  readonly area: SceneArea;
  readonly shape: AreaShape;
  /** On none of them may it stand. */
  readonly others: readonly AreaShape[];
  /** Its leader may run neither through them nor over theirs. */
  readonly placed: readonly PlacedAreaLabel[];
  readonly view: MapView;
  readonly unit: number;
  readonly lettered: boolean;
  readonly size: LabelSize;
  readonly claimed: BoxGrid<null>;
  /** Where it stood a moment ago in this same view. */
  readonly before: Spot | null;
}

/** Between the members of an area and its chip, in tenths of a rem. */
const GAP = 27;
/** Kept free along the pane. */
const EDGE = 4;

/**
 * Where it stood, as long as it can stand there: nobody likes a name that jumps. Else the first of its sides, or its
 * middle, for which that is so; else the nearest of the spots around it from where the fewest other areas are.
 */
export function areaSpot(request: AreaSpotRequest): Spot | null {
  const sides = sidesOf(request);
  const isGood = (spot: Spot): boolean => (badness(request, spot) ?? CROSSING) < CROSSING;
  if (request.before && badness(request, request.before) !== null) return request.before;
  return sides.find(isGood) ?? nearestAround(request, sides);
}

function sidesOf({ area, view, unit, lettered, size }: AreaSpotRequest): readonly Spot[] {
  const left = area.bounds.minX * view.scale - view.left;
  const right = area.bounds.maxX * view.scale - view.left;
  const top = area.bounds.minY * view.scale - view.top;
  const bottom = area.bounds.maxY * view.scale - view.top;
  const [middleX, middleY, gap] = [(left + right) / 2, (top + bottom) / 2, GAP * unit];
  const east = { x: right + gap + size.width / 2, y: middleY };
  const west = { x: left - gap - size.width / 2, y: middleY };
  const upright = [
    { x: middleX, y: top - gap },
    { x: middleX, y: bottom + gap },
  ];
  const middle = { x: middleX, y: middleY };
  if (!lettered) return [...upright, east, west, middle];
  // From afar the land is small, and words are large: they stand where the sea is, if they can.
  return [...(middleX < view.width / 2 ? [west, east] : [east, west]), ...upright, middle];
}

/** Rings around the area in tenths of a rem: how many, how far apart, and how many spots each side of one has. */
const RINGS = 10;
const RING_STEP = 12;
const SIDE_SPOTS = 9;

/** Ring by ring, until no spot further out can be better than the best so far. */
function nearestAround(request: AreaSpotRequest, sides: readonly Spot[]): Spot | null {
  const badnessOf = (spot: Spot) => badness(request, spot);
  let best = leastBad(sides, badnessOf, nowhere);
  for (let ring = 0; ring < RINGS; ring += 1) {
    const grown = (ring * RING_STEP + EDGE) * request.unit;
    if (best.bad <= grown) break;
    best = leastBad(ringOfSpots(request, grown), badnessOf, best);
  }
  return best.spot;
}

/** Boxes there are `grown` pixels off the bounds of the area, so their leaders are no shorter than that. */
function ringOfSpots({ shape, size }: AreaSpotRequest, grown: number): readonly Spot[] {
  const left = shape.bounds.left - grown - size.width / 2;
  const right = shape.bounds.right + grown + size.width / 2;
  const top = shape.bounds.top - grown - size.height / 2;
  const bottom = shape.bounds.bottom + grown + size.height / 2;
  return Array.from({ length: SIDE_SPOTS }, (_, nth) => {
    const share = nth / (SIDE_SPOTS - 1);
    const [x, y] = [left + (right - left) * share, top + (bottom - top) * share];
    return [
      { x, y: top },
      { x, y: bottom },
      { x: left, y },
      { x: right, y },
    ];
  }).flat();
}

/** Worse than any length: a leader through another area is read as that one's. In pixels. */
const CROSSING = 100_000;

/** Null where it cannot stand. */
function badness(request: AreaSpotRequest, spot: Spot): number | null {
  const { view, unit, size, claimed, others, placed, shape } = request;
  const box = boxAround(spot.x, spot.y, size.width, size.height);
  if (!isInSight(box, view, EDGE * unit) || !claimed.isFree(box)) return null;
  if (others.some((other) => isOnArea(other, box))) return null;
  const leader = leaderBetween(box, shape);
  if (placed.some((label) => isStruck(label, leader))) return null;
  if (leader.length === 0) return 0;
  return leader.length + CROSSING * others.filter((other) => runsThrough(other, leader)).length;
}

/** A bare figure stands in its area, and is crossed with it. */
const isStruck = ({ isChip, leader, x, y, width, height }: PlacedAreaLabel, by: Leader): boolean =>
  by.length > 0 &&
  ((isChip && crossesBox(by, boxAround(x, y, width, height))) ||
    (leader !== null && crossLeaders(leader, by)));

type Rated = { readonly spot: Spot | null; readonly bad: number };

const nowhere: Rated = { spot: null, bad: Number.POSITIVE_INFINITY };

const leastBad = (
  spots: readonly Spot[],
  badnessOf: (spot: Spot) => number | null,
  bestBefore: Rated,
): Rated =>
  spots.reduce<Rated>((best, spot) => {
    const bad = badnessOf(spot);
    return bad !== null && bad < best.bad ? { spot, bad } : best;
  }, bestBefore);

const isInSight = ({ left, top, right, bottom }: Box, view: MapView, edge: number): boolean =>
  left >= edge && top >= edge && right <= view.width - edge && bottom <= view.height - edge;
