import type { Box, BoxGrid } from './box-grid.ts';

export type Nudge = readonly [dx: number, dy: number];

/** How far a chip may move aside, in tenths of a rem, the nearest first. */
export const CHIP_NUDGES: readonly Nudge[] = [
  [0, 0],
  [0, -11],
  [0, 11],
  [15, 0],
  [-15, 0],
  [14, 13],
  [-14, 13],
  [14, -13],
  [-14, -13],
  [27, 0],
  [-27, 0],
  [0, 23],
  [0, -23],
  [28, 14],
  [-28, 14],
  [28, -14],
  [-28, -14],
  [20, 24],
  [-20, 24],
  [20, -24],
  [-20, -24],
  [40, 0],
  [-40, 0],
  [0, 35],
  [0, -35],
  [36, 24],
  [-36, 24],
  [36, -24],
  [-36, -24],
];

/** Of the pane, in pixels. */
export interface PaneSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The first at which the box is free and whole within the pane; else, of those at which it is whole, the one at which it
 * covers least of what others have claimed. What is out of sight itself may be whole nowhere: it stays beside its place.
 */
export function leastCrowded(
  nudges: readonly Nudge[],
  claimed: BoxGrid<null>,
  boxAt: (nudge: Nudge) => Box,
  pane: PaneSize,
): Nudge {
  const isWhole = (nudge: Nudge): boolean => isWithin(boxAt(nudge), pane);
  const free = nudges.find((nudge) => isWhole(nudge) && claimed.isFree(boxAt(nudge)));
  if (free) return free;
  const whole = nudges.filter(isWhole);
  const rated = (whole.length > 0 ? whole : nudges).map((nudge) => ({
    nudge,
    covered: claimed.overlapArea(boxAt(nudge)),
  }));
  return rated.reduce((best, next) => (next.covered < best.covered ? next : best), {
    nudge: [0, 0] as Nudge,
    covered: Infinity,
  }).nudge;
}

const isWithin = ({ left, top, right, bottom }: Box, { width, height }: PaneSize): boolean =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;

/** A leader is drawn once a sign has moved so far, in tenths of a rem. */
const LEADER_FROM = 9;

export const needsLeader = (dx: number, dy: number, unit: number): boolean =>
  Math.hypot(dx, dy) > LEADER_FROM * unit;
