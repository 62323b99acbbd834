import type { BaseMap, WorldLine } from './base-map.ts';
import type { Box } from './box-grid.ts';
import { clipLine, clipRing } from './clip-line.ts';
import type { DistrictShades } from './map-model.ts';
import type { MapView } from './projection.ts';
import type { MapTheme } from './theme.ts';

interface BasePainter {
  readonly context: CanvasRenderingContext2D;
  readonly view: MapView;
  readonly theme: MapTheme;
}

interface BaseLayers {
  readonly highlight: string | null;
  readonly shades: DistrictShades;
}

/** Sea, waterlines, soft shadow, casing, land, borders, villages: everything which moves only when the view does. */
export function paintBase(painter: BasePainter, base: BaseMap, { highlight, shades }: BaseLayers): void {
  const { context, view, theme } = painter;
  context.fillStyle = theme.water;
  context.fillRect(0, 0, view.width, view.height);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  paintSurroundings(painter, base);
  paintRegion(painter, base);
  paintHighlight(painter, base, highlight);
  paintBorders(painter, base);
  paintShades(painter, base, shades);
  paintVillages(painter, base);
}

/** Neighbours are flat land: without them the region reads as an island. */
function paintSurroundings(painter: BasePainter, base: BaseMap): void {
  const { context, theme } = painter;
  const waterlines = [
    [34, 0.5],
    [22, 0.7],
    [12, 0.9],
  ] as const;
  traceLines(painter, base.land, 40);
  for (const [width, alpha] of waterlines) {
    context.globalAlpha = alpha;
    context.strokeStyle = theme.line;
    context.lineWidth = width * theme.unit;
    context.stroke();
    context.globalAlpha = 1;
    context.strokeStyle = theme.water;
    context.lineWidth = (width - 1.6) * theme.unit;
    context.stroke();
  }
  traceRings(painter, base.land);
  context.fillStyle = theme.land;
  context.fill();
}

function paintRegion(painter: BasePainter, base: BaseMap): void {
  const { context, theme } = painter;
  traceLines(painter, base.outline, 24);
  context.strokeStyle = theme.sunken;
  context.globalAlpha = 0.4;
  for (const width of [18, 11, 6]) {
    context.lineWidth = width * theme.unit;
    context.stroke();
  }
  context.globalAlpha = 1;
  context.strokeStyle = theme.lineStrong;
  context.lineWidth = 3.2 * theme.unit;
  context.stroke();
  traceRings(painter, base.outline);
  context.fillStyle = theme.land2;
  context.fill();
}

/** How strongly a district is tinted by the worst that is in it; ordinary work leaves it plain land. */
const tints = { critical: 0.36, high: 0.17 } as const;

function paintShades(painter: BasePainter, base: BaseMap, shades: DistrictShades): void {
  const { context, theme } = painter;
  for (const { name, rings } of base.districts) {
    const rank = shades.get(name)?.rank;
    if (rank !== 'critical' && rank !== 'high') continue;
    traceRings(painter, rings);
    context.globalAlpha = tints[rank];
    context.fillStyle = theme[rank];
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = theme[rank];
    context.lineWidth = 1.2 * theme.unit;
    context.stroke();
  }
}

function paintHighlight(painter: BasePainter, base: BaseMap, highlight: string | null): void {
  const district = base.districts.find(({ name }) => name === highlight);
  if (!district) return;
  const { context, theme } = painter;
  traceRings(painter, district.rings);
  context.globalAlpha = 0.45;
  context.fillStyle = theme.select;
  context.fill();
  context.globalAlpha = 1;
}

function paintBorders(painter: BasePainter, base: BaseMap): void {
  const { context, theme } = painter;
  traceLines(painter, base.borders, 4);
  context.strokeStyle = theme.lineStrong;
  context.lineWidth = theme.unit;
  context.setLineDash([theme.unit, 2.4 * theme.unit]);
  context.stroke();
  context.setLineDash([]);
}

const wallUnit = 3;

function paintVillages(painter: BasePainter, base: BaseMap): void {
  const { context, view, theme } = painter;
  // In a wall's type a speck would be as large as a word's dot, and say nothing.
  if (theme.unit > wallUnit) return;
  const radius = (view.zoom < 12 ? 0.8 : 1.3) * theme.unit;
  context.fillStyle = theme.mark;
  context.globalAlpha = 0.65;
  context.beginPath();
  for (const village of base.villages) {
    const x = village.x * view.scale - view.left;
    const y = village.y * view.scale - view.top;
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, Math.PI * 2);
  }
  context.fill();
  context.globalAlpha = 1;
}

function toScreen(line: WorldLine, view: MapView): Float64Array {
  return line.map((value, i) => value * view.scale - (i % 2 === 0 ? view.left : view.top));
}

const screenBox = (view: MapView, margin: number): Box => ({
  left: -margin,
  top: -margin,
  right: view.width + margin,
  bottom: view.height + margin,
});

function traceLines(
  { context, view, theme }: BasePainter,
  lines: readonly WorldLine[],
  margin: number,
): void {
  const box = screenBox(view, margin * theme.unit);
  context.beginPath();
  for (const line of lines)
    for (const piece of clipLine(toScreen(line, view), box)) tracePoints(context, piece);
}

function traceRings({ context, view }: BasePainter, rings: readonly WorldLine[]): void {
  const box = screenBox(view, 8);
  context.beginPath();
  for (const ring of rings) {
    tracePoints(context, clipRing(toScreen(ring, view), box));
    context.closePath();
  }
}

function tracePoints(context: CanvasRenderingContext2D, points: readonly number[]): void {
  for (let i = 0; i + 1 < points.length; i += 2) {
    if (i === 0) context.moveTo(points[0] ?? 0, points[1] ?? 0);
    else context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
  }
}
