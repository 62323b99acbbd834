import type { MoverKind, Rank } from './map-model.ts';
import type { MapTheme } from './theme.ts';

type Context = CanvasRenderingContext2D;

/** Rank is colour and shape, always both: filled diamond, filled triangle, hollow circle, dot. */
export function traceRank(context: Context, rank: Rank, at: { x: number; y: number; unit: number }): void {
  const { x, y, unit } = at;
  context.beginPath();
  if (rank === 'critical')
    polygon(context, [x, y - 5.4 * unit, x + 5.4 * unit, y, x, y + 5.4 * unit, x - 5.4 * unit, y]);
  else if (rank === 'high')
    polygon(context, [x, y - 5.2 * unit, x + 5.6 * unit, y + 4.4 * unit, x - 5.6 * unit, y + 4.4 * unit]);
  else context.arc(x, y, (rank === 'normal' ? 3.7 : 2) * unit, 0, Math.PI * 2);
}

export function paintRank(
  context: Context,
  rank: Rank,
  at: { x: number; y: number; unit: number; colour: string },
): void {
  traceRank(context, rank, at);
  if (rank === 'normal') {
    context.strokeStyle = at.colour;
    context.lineWidth = 1.6 * at.unit;
    context.stroke();
    return;
  }
  context.fillStyle = at.colour;
  context.fill();
}

export function rankColour(theme: MapTheme, rank: Rank): string {
  return { critical: theme.critical, high: theme.high, normal: theme.text2, low: theme.text2 }[rank];
}

export function tileColours(theme: MapTheme, rank: Rank): { readonly fill: string; readonly ink: string } {
  if (rank === 'critical') return { fill: theme.critical, ink: theme.criticalInk };
  if (rank === 'high') return { fill: theme.high, ink: theme.highInk };
  return { fill: theme.mark, ink: theme.land2 };
}

/** Arrow along the heading for movers under way or free, square for one at work, bar for one who pauses. */
export function traceMover(
  context: Context,
  kind: MoverKind,
  at: { x: number; y: number; unit: number; headingDegrees: number | null },
): void {
  const { x, y, unit } = at;
  context.beginPath();
  if (kind === 'on-site') {
    context.rect(x - 4.2 * unit, y - 4.2 * unit, 8.4 * unit, 8.4 * unit);
    return;
  }
  if (kind === 'paused') {
    context.rect(x - 4.6 * unit, y - 1.3 * unit, 9.2 * unit, 2.6 * unit);
    return;
  }
  const angle = ((at.headingDegrees ?? 0) * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle) * unit, Math.cos(angle) * unit];
  const turned = ARROW.flatMap(([dx, dy]) => [x + dx * cosine - dy * sine, y + dx * sine + dy * cosine]);
  polygon(context, turned);
}

const ARROW = [
  [0, -6.6],
  [5, 5],
  [0, 2.3],
  [-5, 5],
] as const;

export function paintMover(
  context: Context,
  kind: MoverKind,
  at: { x: number; y: number; headingDegrees: number | null; emphasised: boolean },
  theme: MapTheme,
): void {
  const { unit } = theme;
  const filled = kind === 'moving' || kind === 'on-site' || kind === 'paused';
  traceMover(context, kind, { ...at, unit });
  context.lineJoin = 'round';
  context.strokeStyle = theme.land2;
  context.lineWidth = (filled ? 2.6 : 4) * unit;
  context.stroke();
  if (filled && at.emphasised) {
    // Its hue alone would say it to nobody on a grey screen.
    context.strokeStyle = theme.text;
    context.lineWidth = 1.8 * unit;
    context.stroke();
  }
  context.fillStyle = filled ? moverColour(kind, at.emphasised, theme) : theme.land2;
  context.fill();
  if (filled) return;
  context.strokeStyle = moverColour(kind, at.emphasised, theme);
  context.lineWidth = 1.4 * unit;
  if (kind === 'lost') context.setLineDash([2.2 * unit, 1.8 * unit]);
  context.stroke();
  context.setLineDash([]);
}

function moverColour(kind: MoverKind, emphasised: boolean, theme: MapTheme): string {
  if (kind === 'lost') return theme.risk;
  if (emphasised) return theme.info;
  return kind === 'free' ? theme.text : theme.text2;
}

export function polygon(context: Context, points: readonly number[]): void {
  for (let i = 0; i + 1 < points.length; i += 2) {
    if (i === 0) context.moveTo(points[0] ?? 0, points[1] ?? 0);
    else context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
  }
  context.closePath();
}

/** Corner brackets: the same sign of selection as in the lists beside the map. */
export function paintBrackets(
  context: Context,
  at: { x: number; y: number; radius: number },
  theme: MapTheme,
): void {
  const { x, y, radius } = at;
  const arm = radius * 0.45;
  context.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    context.moveTo(x + sx * radius, y + sy * (radius - arm));
    context.lineTo(x + sx * radius, y + sy * radius);
    context.lineTo(x + sx * (radius - arm), y + sy * radius);
  }
  context.lineJoin = 'miter';
  context.lineCap = 'butt';
  context.strokeStyle = theme.selectLine;
  context.lineWidth = 2 * theme.unit;
  context.stroke();
}
