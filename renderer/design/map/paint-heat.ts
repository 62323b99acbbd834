import { type Frame, screenX, screenY } from './frame.ts';

/** The fullest spot has this radius, in tenths of a rem; others by the root of their share, so that areas compare. */
const LARGEST = 26;
const LEAST_FIGURE = 14;

/** Where much was, as discs of one ink under everything that is now: the past has no hue. */
export function paintHeat(frame: Frame): void {
  const { context, theme, scene, view } = frame;
  const most = Math.max(1, ...scene.heat.map(({ spot }) => spot.count));
  for (const { spot, x, y } of scene.heat) {
    if (spot.count === 0) continue;
    const radius = LARGEST * theme.unit * Math.sqrt(spot.count / most);
    const at = { x: screenX(frame, x), y: screenY(frame, y) };
    if (at.x < -radius || at.y < -radius || at.x > view.width + radius || at.y > view.height + radius)
      continue;
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, Math.PI * 2);
    context.globalAlpha = 0.28;
    context.fillStyle = theme.text2;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = theme.unit;
    context.strokeStyle = theme.text3;
    context.stroke();
    /* Beside the figures of what is now, two kinds of numbers would be read as one. */
    if (frame.layers.marks || radius < LEAST_FIGURE * theme.unit) continue;
    paintFigure(frame, String(spot.count), at);
  }
}

function paintFigure({ context, theme }: Frame, text: string, at: { x: number; y: number }): void {
  context.font = `600 ${12 * theme.unit}px ${theme.fontUi}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = theme.land2;
  context.lineWidth = 3 * theme.unit;
  context.strokeText(text, at.x, at.y);
  context.fillStyle = theme.text;
  context.fillText(text, at.x, at.y);
}
