import { areaLabelFont, areMembersApart } from './area-labels.ts';
import { AREA_REACH, isAreaCompact, RING_RADIUS } from './area-shape.ts';
import { boxAround } from './box-grid.ts';
import { type Frame, fromLayout, screenX, screenY } from './frame.ts';
import { rankColour } from './glyphs.ts';
import type { PlacedAreaLabel } from './layout-model.ts';
import { paintLetteredCount } from './lettered-rank.ts';
import type { SceneArea, SceneMark } from './map-scene.ts';
import { paintMark } from './paint-marks.ts';

interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** What lies below stays readable: shades, places, what was opened when. */
const GROUND_ALPHA = 0.35;

export function areaCentre(frame: Frame, { bounds }: SceneArea): Pixel {
  return {
    x: screenX(frame, (bounds.minX + bounds.maxX) / 2),
    y: screenY(frame, (bounds.minY + bounds.maxY) / 2),
  };
}

/** Before everything else: what stands in an area is pointed at first. */
export function offerAreas(frame: Frame): void {
  const { theme, view, hits } = frame;
  for (const area of frame.scene.areas.values()) {
    const { x, y } = areaCentre(frame, area);
    const { minX, maxX, minY, maxY } = area.bounds;
    const reach = 2 * AREA_REACH * theme.unit;
    const [width, height] = [(maxX - minX) * view.scale + reach, (maxY - minY) * view.scale + reach];
    hits.add(boxAround(x, y, width, height), { kind: 'area', id: area.area.id });
  }
}

export function paintAreas(frame: Frame): void {
  for (const area of frame.scene.areas.values()) {
    traceArea(frame, area);
    paintHatch(frame, area);
  }
}

/** From a label that stands apart to the edge of its area, in the colour of both; under everything, like those of the marks. */
export function paintAreaLeaders(frame: Frame): void {
  const { context, theme, scene, layout } = frame;
  context.lineCap = 'round';
  for (const { areaId, leader, x, y } of layout.areaLabels) {
    const area = scene.areas.get(areaId);
    if (!leader || !area) continue;
    const [label, end] = [fromLayout(frame, { x, y }), fromLayout(frame, leader.to)];
    context.strokeStyle = rankColour(theme, area.area.rank);
    context.fillStyle = context.strokeStyle;
    context.lineWidth = 1.2 * theme.unit;
    context.beginPath();
    context.moveTo(label.x + leader.from.x - x, label.y + leader.from.y - y);
    context.lineTo(end.x, end.y);
    context.stroke();
    context.beginPath();
    context.arc(end.x, end.y, 2 * theme.unit, 0, Math.PI * 2);
    context.fill();
  }
}

/** The figure of a small area, the members of a large one; over the labels, like marks. */
export function paintAreaContents(frame: Frame): void {
  for (const area of frame.scene.areas.values()) {
    if (areMembersApart(area, frame.view.scale, frame.theme.unit)) paintMembers(frame, area);
  }
  for (const label of frame.layout.areaLabels) {
    if (label.isChip) paintChip(frame, label);
    else paintCount(frame, label);
  }
}

/** A chip with the outline of its area: dashed while it is proposed. */
function paintChip(frame: Frame, label: PlacedAreaLabel): void {
  const { context, theme, scene, hits } = frame;
  const area = scene.areas.get(label.areaId);
  if (!area) return;
  const { x, y } = fromLayout(frame, label);
  const { width, height } = label;
  hits.add(boxAround(x, y, width, height), { kind: 'area', id: label.areaId });
  if (frame.lettered) {
    paintLetteredLabel(frame, area, { x, y, width });
    return;
  }
  context.beginPath();
  context.rect(x - width / 2, y - height / 2, width, height);
  context.fillStyle = theme.land2;
  context.fill();
  strokeOutline(frame, area, rankColour(theme, area.area.rank));
  context.font = areaLabelFont(theme);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = theme.text;
  context.fillText(label.text, x, y + 0.5 * theme.unit);
}

/** Symbol, count and name without a frame; hollow while nobody has said that it is one. */
function paintLetteredLabel(frame: Frame, { area }: SceneArea, at: Pixel & { width: number }): void {
  const { context, theme, labels, stale } = frame;
  const { rank, marks, label, confirmed } = area;
  const isHollow = stale || !confirmed;
  const what = { rank, letter: labels.ranks[rank], count: marks, isHollow };
  paintLetteredCount(context, at, what, theme);
  context.font = areaLabelFont(theme);
  context.textAlign = 'right';
  context.lineWidth = 4 * theme.unit;
  context.strokeStyle = theme.land2;
  const right = at.x + at.width / 2;
  context.strokeText(label, right, at.y + 4.4 * theme.unit);
  context.fillStyle = theme.text2;
  context.fillText(label, right, at.y + 4.4 * theme.unit);
}

/** A hull grown by round corners: one thick round-joined stroke of the hull has exactly that outline, so build it as a path. */
function traceArea(frame: Frame, area: SceneArea): void {
  const { context, theme } = frame;
  const reach = AREA_REACH * theme.unit;
  context.beginPath();
  if (isAreaCompact(area, frame.view.scale, theme.unit)) {
    const centre = areaCentre(frame, area);
    context.arc(centre.x, centre.y, RING_RADIUS * theme.unit, 0, Math.PI * 2);
    return;
  }
  const hull = area.hull.map(({ x, y }) => ({ x: screenX(frame, x), y: screenY(frame, y) }));
  hull.forEach((corner, i) => {
    const before = hull.at(i - 1) ?? corner;
    const after = hull[(i + 1) % hull.length] ?? corner;
    context.arc(corner.x, corner.y, reach, outwardAngle(before, corner), outwardAngle(corner, after));
  });
  context.closePath();
}

/** The hull runs clockwise on screen, so outside is to the left of the way. */
const outwardAngle = (from: Pixel, to: Pixel): number =>
  Math.atan2(to.y - from.y, to.x - from.x) - Math.PI / 2;

function paintHatch(frame: Frame, area: SceneArea): void {
  const { context, theme, view } = frame;
  const colour = rankColour(theme, area.area.rank);
  const reach = (AREA_REACH + 4) * theme.unit;
  const left = Math.max(0, screenX(frame, area.bounds.minX) - reach);
  const right = Math.min(view.width, screenX(frame, area.bounds.maxX) + reach);
  const top = Math.max(0, screenY(frame, area.bounds.minY) - reach);
  const bottom = Math.min(view.height, screenY(frame, area.bounds.maxY) + reach);
  if (left >= right || top >= bottom) return;
  context.globalAlpha = GROUND_ALPHA;
  context.fillStyle = theme.land2;
  context.fill();
  context.globalAlpha = 1;
  context.save();
  context.clip();
  context.beginPath();
  const step = (area.area.confirmed ? 5.5 : 11) * theme.unit;
  // Anchored to the ground, or the hatch would swim while panning.
  const phase = (((view.left + view.top) % step) + step) % step;
  for (let sum = left + top - phase; sum <= right + bottom; sum += step) {
    context.moveTo(sum - top, top);
    context.lineTo(sum - bottom, bottom);
  }
  context.globalAlpha = area.area.confirmed ? 0.55 : 0.35;
  context.strokeStyle = colour;
  context.lineWidth = 1.1 * theme.unit;
  context.stroke();
  context.restore();
  traceArea(frame, area);
  strokeOutline(frame, area, colour);
}

function strokeOutline({ context, theme }: Frame, { area }: SceneArea, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.6 * theme.unit;
  context.lineCap = 'butt';
  if (!area.confirmed) context.setLineDash([4.2 * theme.unit, 2.8 * theme.unit]);
  context.stroke();
  context.setLineDash([]);
}

function paintCount(frame: Frame, label: PlacedAreaLabel): void {
  const { context, theme, hits } = frame;
  const { x, y } = fromLayout(frame, label);
  const { text } = label;
  context.font = `700 ${13 * theme.unit}px ${theme.fontUi}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.strokeStyle = theme.land2;
  context.lineWidth = 3.5 * theme.unit;
  context.strokeText(text, x, y + 4.7 * theme.unit);
  context.fillStyle = theme.text;
  context.fillText(text, x, y + 4.7 * theme.unit);
  hits.add(boxAround(x, y, 26 * theme.unit, 26 * theme.unit), { kind: 'area', id: label.areaId });
}

function paintMembers(frame: Frame, area: SceneArea): void {
  const { scene, selection } = frame;
  for (const { id } of area.area.members) {
    const member: SceneMark | undefined = scene.marks.get(id);
    if (member && id !== selection.markId)
      paintMark(frame, member.mark, { x: screenX(frame, member.x), y: screenY(frame, member.y) });
  }
}
