import type { Frame } from './frame.ts';
import type { Spot } from './label-placement.ts';

/** From where something truly is, with a dot, to where its sign found room. */
export function paintLeader({ context, theme }: Frame, from: Spot, to: Spot): void {
  context.strokeStyle = theme.text3;
  context.fillStyle = theme.text2;
  context.lineWidth = theme.unit;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.beginPath();
  context.arc(from.x, from.y, 1.6 * theme.unit, 0, Math.PI * 2);
  context.fill();
}
