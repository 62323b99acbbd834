import type { WorldPoint } from './projection.ts';

/** A position which arrives every few seconds is shown gliding, or the eye takes each jump for an event. */
export interface Glide {
  readonly from: WorldPoint;
  readonly to: WorldPoint;
  readonly startedMs: number;
}

export const GLIDE_MS = 1000;

export const standing = (at: WorldPoint): Glide => ({ from: at, to: at, startedMs: -Infinity });

const easeInOut = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - (-2 * t + 2) ** 2 / 2);

export function positionAt(glide: Glide, nowMs: number): WorldPoint {
  const t = (nowMs - glide.startedMs) / GLIDE_MS;
  if (t >= 1) return glide.to;
  const eased = easeInOut(Math.max(0, t));
  return {
    x: glide.from.x + (glide.to.x - glide.from.x) * eased,
    y: glide.from.y + (glide.to.y - glide.from.y) * eased,
  };
}

/** Starts from where the eye last saw it, so an update during a glide does not jump back. */
export function glideTo(glide: Glide, to: WorldPoint, nowMs: number): Glide {
  if (glide.to.x === to.x && glide.to.y === to.y) return glide;
  return { from: positionAt(glide, nowMs), to, startedMs: nowMs };
}

/** A glide shorter than a pixel is not worth waking the processor for; at the scale of the whole region nearly all are. */
export function isGliding(glide: Glide, nowMs: number, scale: number): boolean {
  if (nowMs - glide.startedMs >= GLIDE_MS) return false;
  return Math.hypot(glide.to.x - glide.from.x, glide.to.y - glide.from.y) * scale >= 1;
}
