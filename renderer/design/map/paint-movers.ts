import { boxAround } from './box-grid.ts';
import { type Frame, screenX, screenY } from './frame.ts';
import { paintMover } from './glyphs.ts';
import type { SceneMover } from './map-scene.ts';
import { isGliding, positionAt } from './mover-motion.ts';
import type { PlacedMover } from './mover-placement.ts';

/** Answers whether anyone is still gliding, that is, whether another frame is wanted. */
export function paintMovers(frame: Frame): boolean {
  const { scene, layout, view } = frame;
  let isMoving = false;
  const whole: { mover: SceneMover; placed: PlacedMover; x: number; y: number }[] = [];
  for (const mover of scene.movers.values()) {
    const glides = !frame.reducedMotion && isGliding(mover.glide, frame.nowMs, view.scale);
    const world = glides ? positionAt(mover.glide, frame.nowMs) : mover.glide.to;
    const placed = layout.movers.get(mover.mover.id);
    const x = screenX(frame, world.x) + (placed?.dx ?? 0);
    const y = screenY(frame, world.y) + (placed?.dy ?? 0);
    if (x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
    isMoving ||= glides;
    if (!placed || placed.isTick) paintTick(frame, mover, { x, y });
    else whole.push({ mover, placed, x, y });
  }
  for (const { mover, placed, x, y } of whole) paintTrail(frame, mover, { x, y, placed });
  for (const { mover, x, y } of whole) paintWhole(frame, mover, { x, y });
  return isMoving;
}

/** Present, without claiming to be read: there was no room for more. */
function paintTick(
  { context, theme, hits }: Frame,
  { mover }: SceneMover,
  { x, y }: { x: number; y: number },
): void {
  const side = 2.6 * theme.unit;
  context.fillStyle = mover.kind === 'lost' ? theme.risk : mover.emphasised ? theme.info : theme.mark;
  context.fillRect(x - side / 2, y - side / 2, side, side);
  hits.add(boxAround(x, y, side * 2, side * 2), { kind: 'mover', id: mover.id });
}

function paintWhole(frame: Frame, { mover }: SceneMover, at: { x: number; y: number }): void {
  const { context, theme, hits } = frame;
  context.globalAlpha = 1 - 0.55 * mover.ageing;
  paintMover(
    context,
    mover.kind,
    { ...at, headingDegrees: mover.headingDegrees, emphasised: mover.emphasised },
    theme,
  );
  context.globalAlpha = 1;
  hits.add(boxAround(at.x, at.y, 13 * theme.unit, 13 * theme.unit), { kind: 'mover', id: mover.id });
  if (mover.kind === 'lost' && mover.ageLabel !== '') paintAge(frame, mover.ageLabel, at);
}

function paintAge({ context, theme }: Frame, age: string, { x, y }: { x: number; y: number }): void {
  const { unit } = theme;
  context.font = `400 ${12 * unit}px ${theme.fontUi}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.strokeStyle = theme.land2;
  context.lineWidth = 3 * unit;
  context.strokeText(age, x + 9 * unit, y + 4.2 * unit);
  context.fillStyle = theme.risk;
  context.fillText(age, x + 9 * unit, y + 4.2 * unit);
}

/** Tapers and fades towards the past. Shorter than a few pixels it would only blunt the arrow. */
function paintTrail(
  frame: Frame,
  { mover, trail }: SceneMover,
  head: { x: number; y: number; placed: PlacedMover },
): void {
  if (mover.kind !== 'moving' || trail.length < 2) return;
  const { context, theme } = frame;
  context.strokeStyle = mover.emphasised ? theme.info : theme.text3;
  context.lineCap = 'round';
  const count = trail.length / 2;
  const { placed } = head;
  let { x, y } = head;
  for (let i = count - 1; i >= 0; i -= 1) {
    const [toX, toY] = [
      screenX(frame, trail[i * 2] ?? 0) + placed.dx,
      screenY(frame, trail[i * 2 + 1] ?? 0) + placed.dy,
    ];
    if (Math.hypot(toX - x, toY - y) < 2 * theme.unit && i > 0) continue;
    const age = (count - 1 - i) / count;
    context.globalAlpha = 0.8 * (1 - age);
    context.lineWidth = (2.2 - 1.6 * age) * theme.unit;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(toX, toY);
    context.stroke();
    [x, y] = [toX, toY];
  }
  context.globalAlpha = 1;
}
