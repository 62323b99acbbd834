import type { WorldPoint } from './projection.ts';

/** Andrew's monotone chain; clockwise on screen, without repeating the first point. */
export function convexHull(points: readonly WorldPoint[]): readonly WorldPoint[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(sorted: readonly WorldPoint[]): WorldPoint[] {
  const kept: WorldPoint[] = [];
  for (const point of sorted) {
    while (kept.length >= 2 && turn(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept;
}

function turn(a: WorldPoint | undefined, b: WorldPoint | undefined, c: WorldPoint): number {
  return a && b ? (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) : 1;
}
