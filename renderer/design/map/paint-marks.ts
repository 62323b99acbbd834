import { boxAround } from './box-grid.ts';
import { type Frame, fromLayout, screenX, screenY } from './frame.ts';
import { paintBrackets, paintRank, rankColour, tileColours, traceRank } from './glyphs.ts';
import { paintLettered, paintLetteredCount } from './lettered-rank.ts';
import type { MapMark } from './map-model.ts';
import type { SceneMark } from './map-scene.ts';
import { isDisplaced, type PlacedMark } from './mark-placement.ts';
import { paintLeader } from './paint-leader.ts';
import { countText } from './rank-summary.ts';

/** From the chip to where it truly is; under everything which could hide it anyway. */
export function paintLeaders(frame: Frame): void {
  for (const placed of frame.layout.marks) {
    if (!isDisplaced(placed, frame.theme.unit)) continue;
    const { x, y } = fromLayout(frame, placed);
    paintLeader(frame, { x, y }, { x: x + placed.chipX - placed.x, y: y + placed.chipY - placed.y });
  }
}

/** Least urgent first, so that where two chips must touch, the worse lies on top. */
export function paintMarks(frame: Frame): void {
  const { marks } = frame.layout;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const placed = marks[i];
    if (!placed) continue;
    const anchor = fromLayout(frame, placed);
    const [x, y] = [anchor.x + placed.chipX - placed.x, anchor.y + placed.chipY - placed.y];
    if (x < -40 || y < -40 || x > frame.view.width + 40 || y > frame.view.height + 40) continue;
    if (placed.mark) paintCurrent(frame, placed.mark, { x, y });
    else paintAggregate(frame, placed, { x, y });
  }
}

/** Where the layout put it, as it is now: an acknowledgement shows at the next frame, not at the next layout. */
function paintCurrent(frame: Frame, placed: SceneMark, at: { x: number; y: number }): void {
  const current = frame.scene.marks.get(placed.mark.id);
  if (current) paintMark(frame, current.mark, at);
}

function paintAggregate(frame: Frame, placed: PlacedMark, { x, y }: { x: number; y: number }): void {
  const { context, theme, hits } = frame;
  const { unit } = theme;
  const { rank, count, width, height } = placed;
  if (!count) return;
  hits.add(boxAround(x, y, width, height), { kind: 'cluster', cluster: placed.cluster });
  if (frame.lettered) {
    const what = { rank, letter: frame.labels.ranks[rank], count, isHollow: frame.stale };
    paintLetteredCount(context, { x, y, width }, what, theme);
    return;
  }
  const isAbnormal = rank === 'critical' || rank === 'high';
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, (isAbnormal ? 2.5 : 8) * unit);
  // Critical is inverse: in monochrome vermilion is darker than amber, so it must not depend on its hue.
  context.fillStyle = rank === 'critical' ? theme.critical : isAbnormal ? theme.panel : theme.land2;
  context.fill();
  if (isAbnormal) {
    context.strokeStyle = rank === 'critical' ? theme.ring : theme.high;
    context.lineWidth = 1.25 * unit;
    context.stroke();
  }
  const ink = rank === 'critical' ? theme.criticalInk : rankColour(theme, rank);
  const glyphX = x - width / 2 + (isAbnormal ? 10.5 : 7) * unit;
  paintRank(context, rank, { x: glyphX, y, unit, colour: ink });
  context.font = `${isAbnormal ? 650 : 450} ${13 * unit}px ${theme.fontUi}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = rank === 'critical' ? theme.criticalInk : isAbnormal ? theme.text : theme.text2;
  context.fillText(countText(count), glyphX + 8.4 * unit, y + 4.7 * unit);
}

const letteredMark = ({ labels, stale }: Frame, { rank }: MapMark) => ({
  rank,
  letter: labels.ranks[rank],
  isHollow: stale,
});

/** One mark: a solid tile until acknowledged, then a bare glyph knocked out of the land; critical ones wear a bright ring. */
export function paintMark(frame: Frame, mark: MapMark, at: { x: number; y: number }): void {
  const { context, theme, hits } = frame;
  const { unit } = theme;
  const { x, y } = at;
  const isAbnormal = mark.rank === 'critical' || mark.rank === 'high';
  if (frame.lettered) paintLettered(context, at, letteredMark(frame, mark), theme);
  else if (mark.acknowledged) paintBareGlyph(frame, mark, at);
  else {
    const side = (isAbnormal ? 17 : 13) * unit;
    const { fill, ink } = tileColours(theme, mark.rank);
    context.beginPath();
    context.roundRect(x - side / 2, y - side / 2, side, side, 2 * unit);
    context.strokeStyle = mark.rank === 'critical' ? theme.ring : theme.land2;
    context.lineWidth = (mark.rank === 'critical' ? 3 : 2) * unit;
    context.stroke();
    context.fillStyle = fill;
    context.fill();
    paintRank(context, mark.rank, { x, y, unit: isAbnormal ? unit : unit * 0.9, colour: ink });
  }
  if (mark.breached)
    paintBreach(
      frame,
      at,
      mark.acknowledged && !isAbnormal ? { below: 5.6, length: 9 } : { below: 10.4, length: 14 },
    );
  if (mark.pending) paintPending(frame, at);
  const reach = (isAbnormal ? 18 : 13) * unit;
  hits.add(boxAround(x, y, reach, reach), { kind: 'mark', id: mark.id });
}

function paintBareGlyph(frame: Frame, mark: MapMark, { x, y }: { x: number; y: number }): void {
  const { context, theme } = frame;
  const { unit } = theme;
  traceRank(context, mark.rank, { x, y, unit });
  context.lineJoin = 'miter';
  if (mark.rank === 'critical') {
    context.strokeStyle = theme.land2;
    context.lineWidth = 6 * unit;
    context.stroke();
    context.strokeStyle = theme.ring;
    context.lineWidth = 3 * unit;
    context.stroke();
  } else {
    context.strokeStyle = theme.land2;
    context.lineWidth = 3.6 * unit;
    context.stroke();
    context.fillStyle = theme.land2;
    context.fill();
  }
  paintRank(context, mark.rank, { x, y, unit, colour: rankColour(theme, mark.rank) });
}

/** The limit was overrun: the bar which in the lists runs past the tick. */
function paintBreach(
  { context, theme }: Frame,
  { x, y }: { x: number; y: number },
  bar: { below: number; length: number },
): void {
  const { unit } = theme;
  context.fillStyle = theme.land2;
  context.fillRect(
    x - (bar.length / 2 + 1) * unit,
    y + (bar.below - 1) * unit,
    (bar.length + 2) * unit,
    4.6 * unit,
  );
  context.fillStyle = theme.critical;
  context.fillRect(x - (bar.length / 2) * unit, y + bar.below * unit, bar.length * unit, 2.6 * unit);
}

function paintPending({ context, theme }: Frame, { x, y }: { x: number; y: number }): void {
  const { unit } = theme;
  context.beginPath();
  context.arc(x, y, 12.5 * unit, 0, Math.PI * 2);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.4 * unit;
  context.lineCap = 'butt';
  context.setLineDash([2 * unit, 2.2 * unit]);
  context.stroke();
  context.setLineDash([]);
}

/** Where brackets go instead when the mark is shown by something else; the radius in units. */
export interface BracketPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The selected mark stands outside the aggregates, on top, in brackets. */
export function paintSelectedMark(frame: Frame, standInFor: (mark: SceneMark) => BracketPlace | null): void {
  const { scene, selection, theme } = frame;
  const selected = selection.markId === null ? undefined : scene.marks.get(selection.markId);
  if (!selected) return;
  const standIn = standInFor(selected);
  if (standIn) {
    paintBrackets(frame.context, { ...standIn, radius: standIn.radius * theme.unit }, theme);
    return;
  }
  const at = { x: screenX(frame, selected.x), y: screenY(frame, selected.y) };
  paintMark(frame, selected.mark, at);
  paintBrackets(frame.context, { ...at, radius: 14.5 * theme.unit }, theme);
}
