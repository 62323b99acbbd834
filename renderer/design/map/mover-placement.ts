import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import { CHIP_NUDGES, leastCrowded, type Nudge, type PaneSize } from './chip-nudges.ts';
import type { MoverCandidate, PlacedMover } from './layout-model.ts';
import type { MapTheme } from './theme.ts';

const SIDE = 13;
/** Where its age begins, right of its middle, in tenths of a rem. */
export const AGE_OFFSET = 9;

export const ageFont = ({ unit, fontUi }: Pick<MapTheme, 'unit' | 'fontUi'>): string =>
  `400 ${12 * unit}px ${fontUi}`;

const urgency = ({ mover: { mover } }: MoverCandidate): number =>
  mover.emphasised ? 0 : mover.kind === 'lost' ? 1 : 2;

interface PlacingOptions {
  readonly theme: Pick<MapTheme, 'unit' | 'fontUi'>;
  readonly size: PaneSize;
  readonly measure: (text: string, font: string) => number;
  readonly before: ReadonlyMap<string, PlacedMover>;
}

/** Nobody is left out; emphasised first, who keep their place while others move aside. */
export function placeMovers(
  candidates: readonly MoverCandidate[],
  claimed: BoxGrid<null>,
  options: PlacingOptions,
): Map<string, PlacedMover> {
  const sorted = [...candidates].sort(
    (a, b) => urgency(a) - urgency(b) || (a.mover.mover.id < b.mover.mover.id ? -1 : 1),
  );
  return new Map(
    sorted.map((candidate) => [candidate.mover.mover.id, placeMover(candidate, claimed, options)]),
  );
}

function placeMover(
  { mover: { mover }, x, y }: MoverCandidate,
  claimed: BoxGrid<null>,
  { theme, size, measure, before }: PlacingOptions,
): PlacedMover {
  const { unit } = theme;
  const side = SIDE * unit;
  const nudges: Nudge[] = CHIP_NUDGES.map(([dx, dy]) => [dx * unit, dy * unit]);
  const earlier = before.get(mover.id);
  if (earlier) nudges.unshift([earlier.dx, earlier.dy]);
  const age = mover.ageLabel === '' ? 0 : AGE_OFFSET * unit + measure(mover.ageLabel, ageFont(theme));
  const boxAt = ([dx, dy]: Nudge): Box => {
    const box = boxAround(x + dx, y + dy, side, side);
    return { ...box, right: Math.max(box.right, x + dx + age) };
  };
  const [dx, dy] = leastCrowded(nudges, claimed, boxAt, size);
  claimed.add(boxAt([dx, dy]), null);
  return { dx, dy };
}
