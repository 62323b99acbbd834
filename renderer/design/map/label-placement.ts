import { type Box, boxAround } from './box-grid.ts';

export interface LabelSize {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

type IsFree = (box: Box) => boolean;

/** Even–odd over all rings (x, y, x, y …). */
export function isInside(x: number, y: number, rings: readonly ArrayLike<number>[]): boolean {
  return rings.reduce((inside, ring) => inside !== crossesOddly(x, y, ring), false);
}

function crossesOddly(x: number, y: number, ring: ArrayLike<number>): boolean {
  const count = ring.length / 2;
  let odd = false;
  for (let i = 0, j = count - 1; i < count; j = i, i += 1) {
    const xi = ring[i * 2] ?? 0;
    const yi = ring[i * 2 + 1] ?? 0;
    const xj = ring[j * 2] ?? 0;
    const yj = ring[j * 2 + 1] ?? 0;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

/**
 * The reading line of the box in the polygon. Not its corners: they belong to no letter, and asking for them leaves half
 * of the narrow districts without a name.
 */
export function isBoxInside(box: Box, rings: readonly ArrayLike<number>[], overhang = 0.06): boolean {
  const middle = (box.top + box.bottom) / 2;
  const inset = (box.right - box.left) * overhang;
  const third = (box.right - box.left) / 3;
  return [box.left + inset, box.left + third, box.right - third, box.right - inset].every((x) =>
    isInside(x, middle, rings),
  );
}

export interface PolygonLabelRequest {
  readonly rings: readonly ArrayLike<number>[];
  readonly centre: Spot;
  readonly size: LabelSize;
  /** Only spots in here are of use: the pane, as a rule. */
  readonly within: Box;
  readonly isFree: IsFree;
  /** Where it was: kept while it is still good, or labels would dance around moving marks. */
  readonly before: Spot | undefined;
  /** Share of the width which may stick out on either side. */
  readonly overhang: number;
}

const GRID_STEPS = 9;

/** The free spot nearest to the centre with the whole label inside the polygon; none is an answer too. */
export function placeInPolygon(request: PolygonLabelRequest): Spot | null {
  const { rings, centre, size, within, isFree, before, overhang } = request;
  const isGood = (spot: Spot): boolean => {
    const box = boxAround(spot.x, spot.y, size.width, size.height);
    return isFree(box) && isBoxInside(box, rings, overhang);
  };
  if (before && isWithin(before, within) && isGood(before)) return before;
  const room = intersection(boundsOfRings(rings), within);
  if (room.left >= room.right || room.top >= room.bottom) return null;
  const start = { x: clamp(centre.x, room.left, room.right), y: clamp(centre.y, room.top, room.bottom) };
  return nearestGood(start, room, isGood);
}

/** Looks over a grid of spots for the nearest good one. Sorting them first was nine tenths of a layout's cost. */
function nearestGood(start: Spot, room: Box, isGood: (spot: Spot) => boolean): Spot | null {
  if (isGood(start)) return start;
  let nearest: { spot: Spot; distance: number } | null = null;
  for (let row = 0; row <= GRID_STEPS * 2; row += 1) {
    const y = room.top + ((room.bottom - room.top) * row) / (GRID_STEPS * 2);
    for (let column = 0; column <= GRID_STEPS; column += 1) {
      const x = room.left + ((room.right - room.left) * column) / GRID_STEPS;
      const distance = (x - start.x) ** 2 + (y - start.y) ** 2;
      if (nearest && distance >= nearest.distance) continue;
      if (isGood({ x, y })) nearest = { spot: { x, y }, distance };
    }
  }
  return nearest?.spot ?? null;
}

const isWithin = ({ x, y }: Spot, box: Box): boolean =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

const intersection = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

function boundsOfRings(rings: readonly ArrayLike<number>[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      left = Math.min(left, ring[i] ?? left);
      right = Math.max(right, ring[i] ?? right);
      top = Math.min(top, ring[i + 1] ?? top);
      bottom = Math.max(bottom, ring[i + 1] ?? bottom);
    }
  }
  return { left, top, right, bottom };
}

/** Beside a point: right, left, below, above; the first free side. */
export function placeBeside(point: Spot, size: LabelSize, gap: number, isFree: IsFree): Spot | null {
  const sideways = gap + size.width / 2;
  const upright = gap + size.height / 2;
  const spots = [
    [sideways, 0],
    [-sideways, 0],
    [0, upright],
    [0, -upright],
  ].map(([dx = 0, dy = 0]) => ({ x: point.x + dx, y: point.y + dy }));
  return spots.find((spot) => isFree(boxAround(spot.x, spot.y, size.width, size.height))) ?? null;
}

/** The first anchor at which the whole label is in sight and free. */
export function placeAtAnchors(
  anchors: readonly Spot[],
  size: LabelSize,
  within: Box,
  isFree: IsFree,
): Spot | null {
  return (
    anchors.find((spot) => {
      const box = boxAround(spot.x, spot.y, size.width, size.height);
      return contains(within, box) && isFree(box);
    }) ?? null
  );
}

const contains = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

export interface LabelAttempt {
  readonly lines: readonly string[];
  readonly overhang: number;
}

const TIDY = 0.06;
/** The middle third stays inside, so it still names the right polygon. */
const LOOSE = 0.33;

/** One line if it can be, two for a name of several words; only then over the border, which narrow districts cannot avoid. */
export function labelAttempts(name: string): readonly LabelAttempt[] {
  const words = name.split(' ');
  const one = [name];
  const two = words.length < 2 ? [] : [[words.slice(0, -1).join(' '), words.at(-1) ?? '']];
  return [TIDY, LOOSE].flatMap((overhang) => [one, ...two].map((lines) => ({ lines, overhang })));
}
