import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import type { SceneMover } from './map-scene.ts';

/** How a mover is drawn: whole, moved aside a little, or, where there is no room, as a small tick at its true place. */
export interface PlacedMover {
  readonly dx: number;
  readonly dy: number;
  readonly isTick: boolean;
}

export interface MoverCandidate {
  readonly mover: SceneMover;
  readonly x: number;
  readonly y: number;
}

const NUDGES: readonly (readonly [dx: number, dy: number])[] = [
  [0, 0],
  [0, 14],
  [0, -14],
  [14, 0],
  [-14, 0],
  [14, 12],
  [-14, -12],
  [14, -12],
  [-14, 12],
];

const SIDE = 13;
const AGE_WIDTH = 28;

/** From so many in sight, who has no errand is only counted by the eye: hundreds of free arrows would be a carpet. */
const CROWD = 120;
const tick: PlacedMover = { dx: 0, dy: 0, isTick: true };
const hasNoErrand = ({ mover }: SceneMover): boolean =>
  !mover.emphasised && (mover.kind === 'free' || mover.kind === 'paused');

const urgency = ({ mover }: SceneMover): number => (mover.emphasised ? 0 : mover.kind === 'lost' ? 1 : 2);

/** Emphasised first: five hundred movers on one region cannot all be whole, and those with a reason must be. */
export function placeMovers(
  candidates: readonly MoverCandidate[],
  claimed: BoxGrid<null>,
  options: { unit: number; before: ReadonlyMap<string, PlacedMover> },
): Map<string, PlacedMover> {
  const sorted = [...candidates].sort(
    (a, b) => urgency(a.mover) - urgency(b.mover) || (a.mover.mover.id < b.mover.mover.id ? -1 : 1),
  );
  const isCrowded = candidates.length > CROWD;
  return new Map(
    sorted.map((candidate) => {
      const isQuiet = isCrowded && hasNoErrand(candidate.mover);
      return [candidate.mover.mover.id, isQuiet ? tick : placeMover(candidate, claimed, options)];
    }),
  );
}

function placeMover(
  { mover, x, y }: MoverCandidate,
  claimed: BoxGrid<null>,
  { unit, before }: { unit: number; before: ReadonlyMap<string, PlacedMover> },
): PlacedMover {
  const side = SIDE * unit;
  const nudges = NUDGES.map(([dx, dy]) => ({ dx: dx * unit, dy: dy * unit, isTick: false }));
  const earlier = before.get(mover.mover.id);
  if (earlier && !earlier.isTick) nudges.unshift({ ...earlier, isTick: false });
  // The age of a lost position is written at its right and needs room too.
  const right = mover.mover.kind === 'lost' ? AGE_WIDTH * unit : 0;
  const boxAt = ({ dx, dy }: PlacedMover): Box => {
    const box = boxAround(x + dx, y + dy, side, side);
    return { ...box, right: box.right + right };
  };
  const free = nudges.find((nudge) => claimed.isFree(boxAt(nudge)));
  if (!free) return { dx: 0, dy: 0, isTick: true };
  claimed.add(boxAt(free), null);
  return free;
}
