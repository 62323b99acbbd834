import { polygon, rankColour } from './glyphs.ts';
import type { Rank, WorstCount } from './map-model.ts';
import { othersText } from './rank-summary.ts';
import type { MapTheme } from './theme.ts';

type Context = CanvasRenderingContext2D;
type Spot = { readonly x: number; readonly y: number };

/** As in the tiles: letters are the least type of the room, and a shape is one and a half times as high. */
const SYMBOL = 17.6;
const LETTER = 12;
const FIGURE = 15;
const DIGIT = 9;
const GAP = 3;
/** Of the lesser ones: in the letters' type, for they are not what is read at a glance. */
const OTHER_DIGIT = 7.4;
/** The worst is found before it is read. */
const CRITICAL_SHARE = 1.2;

const symbolSide = (rank: Rank): number => (rank === 'critical' ? CRITICAL_SHARE : 1) * SYMBOL;

/** Of a symbol with the count beside it; without a count of the symbol alone. */
export function letteredSize(
  rank: Rank,
  count: WorstCount | null,
  unit: number,
): { width: number; height: number } {
  const side = symbolSide(rank);
  const others = count ? othersText(count) : '';
  const figures = count ? GAP + figureWidth(count) : 0;
  const width = side + figures + (others ? GAP + others.length * OTHER_DIGIT : 0);
  return { width: width * unit, height: side * unit };
}

const figureWidth = ({ ofWorst }: WorstCount): number => String(ofWorst).length * DIGIT;

export type Lettered = {
  readonly rank: Rank;
  readonly letter: string;
  /** Only proposed, or last known. */
  readonly isHollow?: boolean;
};

/** Severity as a wall shows it: colour, shape and letter. */
export function paintLettered(context: Context, { x, y }: Spot, what: Lettered, theme: MapTheme): void {
  const { rank, isHollow = false } = what;
  const unit = theme.unit * (symbolSide(rank) / SYMBOL);
  const isAbnormal = rank === 'critical' || rank === 'high';
  traceShape(context, rank, { x, y, unit });
  context.lineJoin = 'round';
  context.strokeStyle = rank === 'critical' && !isHollow ? theme.ring : theme.land2;
  context.lineWidth = 2.6 * unit;
  context.stroke();
  context.fillStyle = isAbnormal && !isHollow ? rankColour(theme, rank) : theme.land2;
  if (rank === 'low') context.fillStyle = theme.text2;
  context.fill();
  if (rank === 'normal' || isHollow) {
    context.strokeStyle = rankColour(theme, rank);
    context.lineWidth = 1.2 * unit;
    context.stroke();
  }
  paintLetter(context, { x, y }, what, theme);
}

function paintLetter(context: Context, { x, y }: Spot, what: Lettered, theme: MapTheme): void {
  const { rank, letter, isHollow = false } = what;
  const { unit } = theme;
  context.font = `760 ${LETTER * unit}px ${theme.fontUi}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const [dx, dy] = rank === 'low' ? [3.4, 4.4] : [0, rank === 'high' ? 7.2 : 4.4];
  if (rank === 'low') {
    context.strokeStyle = theme.land2;
    context.lineWidth = 3 * unit;
    context.strokeText(letter, x + dx * unit, y + dy * unit);
  }
  context.fillStyle = inkOf(rank, isHollow, theme);
  context.fillText(letter, x + dx * unit, y + dy * unit);
}

function inkOf(rank: Rank, isHollow: boolean, theme: MapTheme): string {
  if (rank === 'normal' || rank === 'low') return theme.text2;
  if (isHollow) return rankColour(theme, rank);
  return rank === 'critical' ? theme.criticalInk : theme.highInk;
}

/** A symbol, how many there are of what it says, and how many less grave ones; over whatever lies below. */
export function paintLetteredCount(
  context: Context,
  { x, y, width }: Spot & { readonly width: number },
  what: Lettered & { readonly count: WorstCount },
  theme: MapTheme,
): void {
  const { unit } = theme;
  const side = symbolSide(what.rank) * unit;
  paintLettered(context, { x: x - width / 2 + side / 2, y }, what, theme);
  const isAbnormal = what.rank === 'critical' || what.rank === 'high';
  const left = x - width / 2 + side + GAP * unit;
  const write = (text: string, font: string, ink: string, at: Spot) => {
    context.font = `${font} ${theme.fontUi}`;
    context.strokeText(text, at.x, at.y);
    context.fillStyle = ink;
    context.fillText(text, at.x, at.y);
  };
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.strokeStyle = theme.land2;
  context.lineWidth = 4 * unit;
  const { count } = what;
  const [figure, lesser] = [`700 ${FIGURE * unit}px`, `500 ${LETTER * unit}px`];
  const ink = isAbnormal ? theme.text : theme.text2;
  const right = left + (figureWidth(count) + GAP) * unit;
  write(othersText(count), lesser, theme.text2, { x: right, y: y + 5.4 * unit });
  write(String(count.ofWorst), figure, ink, { x: left, y: y + 5.4 * unit });
}

/** The shapes of the tiles' symbols, in their proportions. */
function traceShape(context: Context, rank: Rank, { x, y, unit }: Spot & { readonly unit: number }): void {
  const r = (SYMBOL / 2) * unit;
  context.beginPath();
  if (rank === 'critical') polygon(context, [x, y - r, x + r, y, x, y + r, x - r, y]);
  else if (rank === 'high')
    polygon(context, [x, y - 0.98 * r, x + 1.19 * r, y + 0.98 * r, x - 1.19 * r, y + 0.98 * r]);
  else if (rank === 'normal') context.arc(x, y, 0.88 * r, 0, Math.PI * 2);
  else context.arc(x - 0.68 * r, y, 0.29 * r, 0, Math.PI * 2);
}
