import { boxAround } from './box-grid.ts';
import { type Frame, fromLayout } from './frame.ts';
import { paintMover } from './glyphs.ts';
import type { Spot } from './label-placement.ts';
import type { PlacedMoverGroup } from './layout-model.ts';
import { figureSize, partSpots, partsLayout } from './mover-groups.ts';
import type { MoverPart } from './mover-states.ts';
import { paintLeader } from './paint-leader.ts';

/** Under the names, like those of the marks. */
export function paintGroupLeaders(frame: Frame): void {
  for (const group of frame.layout.moverGroups) {
    if (group.isApart) paintLeader(frame, fromLayout(frame, group), chipOf(frame, group));
  }
}

/** Under the marks, whose ranks matter more than how many are near. */
export function paintMoverGroups(frame: Frame): void {
  for (const group of frame.layout.moverGroups) paintGroup(frame, group, chipOf(frame, group));
}

function chipOf(frame: Frame, group: PlacedMoverGroup): Spot {
  const { x, y } = fromLayout(frame, group);
  return { x: x + group.chipX - group.x, y: y + group.chipY - group.y };
}

function paintGroup(frame: Frame, group: PlacedMoverGroup, { x, y }: Spot): void {
  const { context, theme, hits } = frame;
  const { unit } = theme;
  const { width, height, ids, key, parts } = group;
  hits.add(boxAround(x, y, width, height), { kind: 'movers', id: key, ids });
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = theme.land2;
  context.fill();
  context.strokeStyle = theme.mark;
  context.lineWidth = unit;
  context.stroke();
  const { lefts } = partsLayout(parts, { unit, lettered: frame.lettered });
  for (const [nth, part] of parts.entries()) {
    paintPart(frame, part, { x: x - width / 2 + (lefts[nth] ?? 0), y });
  }
}

function paintPart({ context, theme, lettered }: Frame, part: MoverPart, { x, y }: Spot): void {
  const { unit } = theme;
  const { sign, figure } = partSpots(unit);
  const size = figureSize(lettered) * unit;
  paintSign(context, part.state, { x: x + sign, y }, theme);
  context.font = `600 ${size}px ${theme.fontUi}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = part.state === 'emphasised' || part.state === 'lost' ? theme.text : theme.text2;
  context.fillText(String(part.count), x + figure, y + 0.36 * size);
}

type Context = Frame['context'];

/** As each is drawn alone, towards nowhere; several states at once are three dots. */
function paintSign(context: Context, state: MoverPart['state'], at: Spot, theme: Frame['theme']): void {
  if (state === 'rest') {
    paintDots(context, at, theme);
    return;
  }
  const emphasised = state === 'emphasised';
  paintMover(context, emphasised ? 'moving' : state, { ...at, headingDegrees: null, emphasised }, theme);
}

const DOTS = [
  [0, -3.6],
  [-4, 3],
  [4, 3],
] as const;
const DOT_RADIUS = 2.2;

function paintDots(context: Context, { x, y }: Spot, theme: Frame['theme']): void {
  context.fillStyle = theme.text2;
  for (const [dx, dy] of DOTS) {
    context.beginPath();
    context.arc(x + dx * theme.unit, y + dy * theme.unit, DOT_RADIUS * theme.unit, 0, Math.PI * 2);
    context.fill();
  }
}
