import type { Box } from './box-grid.ts';

/**
 * Cuts a line (x, y, x, y …) to a box, giving the pieces inside. Dashing a border of a hundred thousand pixels to show
 * five hundred of them freezes a software canvas; clipping first makes the cost that of the screen.
 */
export function clipLine(line: ArrayLike<number>, box: Box): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  let piece: number[] | null = null;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const segment = clipSegment([line[i] ?? 0, line[i + 1] ?? 0, line[i + 2] ?? 0, line[i + 3] ?? 0], box);
    if (!segment) {
      piece = null;
      continue;
    }
    const [x1, y1, x2, y2] = segment;
    if (piece && piece.at(-2) === x1 && piece.at(-1) === y1) piece.push(x2, y2);
    else {
      piece = [x1, y1, x2, y2];
      pieces.push(piece);
    }
  }
  return pieces;
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Liang–Barsky. */
function clipSegment([x1, y1, x2, y2]: Segment, box: Box): Segment | null {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const edges = [
    [-dx, x1 - box.left],
    [dx, box.right - x1],
    [-dy, y1 - box.top],
    [dy, box.bottom - y1],
  ] as const;
  let enter = 0;
  let leave = 1;
  for (const [towards, distance] of edges) {
    if (towards === 0 && distance < 0) return null;
    if (towards < 0) enter = Math.max(enter, distance / towards);
    if (towards > 0) leave = Math.min(leave, distance / towards);
  }
  if (enter > leave) return null;
  const from = enter === 0 ? ([x1, y1] as const) : ([x1 + enter * dx, y1 + enter * dy] as const);
  const to = leave === 1 ? ([x2, y2] as const) : ([x1 + leave * dx, y1 + leave * dy] as const);
  return [...from, ...to];
}

/** Cuts a ring (x, y, x, y …) to a box, for filling only: the cut runs along the edges of the box (Sutherland–Hodgman). */
export function clipRing(ring: ArrayLike<number>, box: Box): readonly number[] {
  const sides: readonly { readonly axis: 0 | 1; readonly limit: number; readonly keepsBelow: boolean }[] = [
    { axis: 0, limit: box.left, keepsBelow: false },
    { axis: 0, limit: box.right, keepsBelow: true },
    { axis: 1, limit: box.top, keepsBelow: false },
    { axis: 1, limit: box.bottom, keepsBelow: true },
  ];
  return sides.reduce<readonly number[]>((points, side) => cutAt(points, side), Array.from(ring));
}

function cutAt(
  points: readonly number[],
  side: { axis: 0 | 1; limit: number; keepsBelow: boolean },
): number[] {
  const { axis, limit, keepsBelow } = side;
  const kept: number[] = [];
  const count = points.length / 2;
  for (let i = 0; i < count; i += 1) {
    const from = [points[i * 2] ?? 0, points[i * 2 + 1] ?? 0] as const;
    const next = (i + 1) % count;
    const to = [points[next * 2] ?? 0, points[next * 2 + 1] ?? 0] as const;
    const isFromIn = from[axis] <= limit === keepsBelow || from[axis] === limit;
    const isToIn = to[axis] <= limit === keepsBelow || to[axis] === limit;
    if (isFromIn) kept.push(...from);
    if (isFromIn !== isToIn) {
      const t = (limit - from[axis]) / (to[axis] - from[axis]);
      kept.push(from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]));
    }
  }
  return kept;
}
