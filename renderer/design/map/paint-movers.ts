import { boxAround } from './box-grid.ts';
import { needsLeader } from './chip-nudges.ts';
import { type Frame, screenX, screenY } from './frame.ts';
import { paintMover } from './glyphs.ts';
import type { PlacedMover } from './layout-model.ts';
import type { SceneMover } from './map-scene.ts';
import { isGliding, positionAt } from './mover-motion.ts';
import { AGE_OFFSET, ageFont } from './mover-placement.ts';
import { paintLeader } from './paint-leader.ts';

/** Somebody who stands alone, in pixels of the pane. */
export interface ShownMover {
  readonly mover: SceneMover;
  readonly placed: PlacedMover;
  /** Where it truly is. */
  readonly x: number;
  readonly y: number;
  /** Another frame is wanted. */
  readonly glides: boolean;
}

/** Nobody, when the layer is off. */
export function moversInSight(frame: Frame): readonly ShownMover[] {
  const { scene, layout, view, nowMs } = frame;
  const reach = 60 * frame.theme.unit;
  return [...scene.movers.values()].flatMap((mover) => {
    const placed = layout.movers.get(mover.mover.id);
    // In a group, or so new that the next layout places it.
    if (!placed) return [];
    const glides = !frame.reducedMotion && isGliding(mover.glide, nowMs, view.scale);
    const world = glides ? positionAt(mover.glide, nowMs) : mover.glide.to;
    const [x, y] = [screenX(frame, world.x), screenY(frame, world.y)];
    if (x < -reach || y < -reach || x > view.width + reach || y > view.height + reach) return [];
    return [{ mover, placed, x, y, glides }];
  });
}

/** From where each was moved to, back to where it is; under the names, like those of the marks. */
export function paintMoverLeaders(frame: Frame, shown: readonly ShownMover[]): void {
  for (const { placed, x, y } of shown) {
    if (!needsLeader(placed.dx, placed.dy, frame.theme.unit)) continue;
    paintLeader(frame, { x, y }, { x: x + placed.dx, y: y + placed.dy });
  }
}

/** Each over all trails. */
export function paintMovers(frame: Frame, shown: readonly ShownMover[]): void {
  for (const one of shown) paintTrail(frame, one);
  for (const one of shown) paintWhole(frame, one);
}

/** An old position is fainter, and still seen: below this a grey falls under three to one. */
const LEAST_ALPHA = 0.62;

function paintWhole(frame: Frame, { mover: { mover }, placed, x, y }: ShownMover): void {
  const { context, theme, hits } = frame;
  const at = { x: x + placed.dx, y: y + placed.dy };
  context.globalAlpha = 1 - (1 - LEAST_ALPHA) * mover.ageing;
  paintMover(
    context,
    mover.kind,
    { ...at, headingDegrees: mover.headingDegrees, emphasised: mover.emphasised },
    theme,
  );
  context.globalAlpha = 1;
  hits.add(boxAround(at.x, at.y, 13 * theme.unit, 13 * theme.unit), { kind: 'mover', id: mover.id });
  if (mover.ageLabel !== '') paintAge(frame, mover, at);
}

function paintAge(
  { context, theme }: Frame,
  { ageLabel, kind }: SceneMover['mover'],
  at: { x: number; y: number },
): void {
  const { unit } = theme;
  const [x, y] = [at.x + AGE_OFFSET * unit, at.y + 4.2 * unit];
  context.font = ageFont(theme);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.strokeStyle = theme.land2;
  context.lineWidth = 3 * unit;
  context.strokeText(ageLabel, x, y);
  context.fillStyle = kind === 'lost' ? theme.risk : theme.text2;
  context.fillText(ageLabel, x, y);
}

/** How thick and how dark the trail is at the mover, and what both lose towards its oldest point. */
const TRAIL = { width: 3, thins: 1.8, alpha: 0.9, fades: 0.6 } as const;

/** Tapers and fades towards the past. Shorter than a few pixels it would only blunt the arrow. */
function paintTrail(frame: Frame, { mover: { mover, trail }, x, y }: ShownMover): void {
  if (mover.kind !== 'moving' || trail.length < 2) return;
  const { context, theme } = frame;
  context.strokeStyle = mover.emphasised ? theme.info : theme.text3;
  context.lineCap = 'round';
  const count = trail.length / 2;
  let from = { x, y };
  for (let i = count - 1; i >= 0; i -= 1) {
    const to = { x: screenX(frame, trail[i * 2] ?? 0), y: screenY(frame, trail[i * 2 + 1] ?? 0) };
    if (Math.hypot(to.x - from.x, to.y - from.y) < 2 * theme.unit && i > 0) continue;
    const age = (count - 1 - i) / count;
    context.globalAlpha = TRAIL.alpha - TRAIL.fades * age;
    context.lineWidth = (TRAIL.width - TRAIL.thins * age) * theme.unit;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    from = to;
  }
  context.globalAlpha = 1;
}
