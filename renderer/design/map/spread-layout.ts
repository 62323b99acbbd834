/** Where to put marks which share a place, so that each can be seen and pressed. */

export interface SpreadOffset {
  readonly dx: number;
  readonly dy: number;
}

/** More than this in a spiral is neither readable nor quick: the rest stays in the list beside the map. */
export const MAX_SPREAD = 60;

const LARGEST_CIRCLE = 10;

/** Offsets in pixels from the shared place; any two are at least `spacing` apart. */
export function spreadLayout(count: number, spacing: number): readonly SpreadOffset[] {
  const shown = Math.min(count, MAX_SPREAD);
  if (shown <= 0) return [];
  return shown <= LARGEST_CIRCLE ? circle(shown, spacing) : spiral(shown, spacing);
}

function circle(count: number, spacing: number): SpreadOffset[] {
  const chord = count === 1 ? 0 : spacing / (2 * Math.sin(Math.PI / count));
  const radius = Math.max(spacing * 1.2, chord * 1.02);
  return Array.from({ length: count }, (_, i) => at(radius, -Math.PI / 2 + (i * 2 * Math.PI) / count));
}

/** Archimedean: one turn moves out by more than the spacing, and each step along it is a spacing long. */
function spiral(count: number, spacing: number): SpreadOffset[] {
  const perRadian = (spacing * 1.15) / (2 * Math.PI);
  const offsets: SpreadOffset[] = [];
  let radius = spacing * 1.4;
  let angle = -Math.PI / 2;
  for (let i = 0; i < count; i += 1) {
    offsets.push(at(radius, angle));
    const step = 2 * Math.asin(Math.min(1, (spacing * 1.08) / (2 * radius)));
    angle += step;
    radius += perRadian * step;
  }
  return offsets;
}

const at = (radius: number, angle: number): SpreadOffset => ({
  dx: Math.cos(angle) * radius,
  dy: Math.sin(angle) * radius,
});
