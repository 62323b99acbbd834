import { type Frame, screenX, screenY } from './frame.ts';
import { paintMark } from './paint-marks.ts';

/** Marks which share a place, around it on threads; the map below is quietened so that they can be counted. */
export function paintSpread(frame: Frame): void {
  const { context, theme, spread } = frame;
  if (!spread) return;
  const x = screenX(frame, spread.x);
  const y = screenY(frame, spread.y);
  const reach = Math.max(...spread.offsets.map(({ dx, dy }) => Math.hypot(dx, dy))) + 16 * theme.unit;
  context.beginPath();
  context.arc(x, y, reach, 0, Math.PI * 2);
  context.globalAlpha = 0.88;
  context.fillStyle = theme.land2;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = theme.lineStrong;
  context.lineWidth = theme.unit;
  context.stroke();
  context.strokeStyle = theme.mark;
  context.beginPath();
  for (const { dx, dy } of spread.offsets) {
    context.moveTo(x, y);
    context.lineTo(x + dx, y + dy);
  }
  context.stroke();
  spread.offsets.forEach(({ dx, dy }, i) => {
    const shown = spread.marks[i];
    // Its state may have changed since it was spread; the scene knows.
    const current = shown && frame.scene.marks.get(shown.mark.id);
    if (current) paintMark(frame, current.mark, { x: x + dx, y: y + dy });
  });
  const hidden = spread.marks.length - spread.offsets.length;
  if (hidden > 0) paintRemainder(frame, { x, y, hidden });
}

function paintRemainder(
  { context, theme }: Frame,
  { x, y, hidden }: { x: number; y: number; hidden: number },
): void {
  context.font = `600 ${13 * theme.unit}px ${theme.fontUi}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.strokeStyle = theme.land2;
  context.lineWidth = 6 * theme.unit;
  context.strokeText(`+${hidden}`, x, y);
  context.fillStyle = theme.text;
  context.fillText(`+${hidden}`, x, y);
}
