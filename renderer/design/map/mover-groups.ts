import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import { CHIP_NUDGES, leastCrowded, type Nudge, type PaneSize } from './chip-nudges.ts';
import type { MoverCandidate, PlacedMoverGroup } from './layout-model.ts';
import { countMovers, type MoverPart, partsOf } from './mover-states.ts';
import { boundsOf } from './projection.ts';

/** How many signs a chip has: letters that are read from afar leave room for fewer. */
const MOST_PARTS = { chip: 3, lettered: 2 } as const;

/** Of a chip, in tenths of a rem. */
const SIGN = 12;
const FIGURE_GAP = 3;
const PART_GAP = 6;
const PADDING = 5;

/** A chip stands for a wide neighbourhood: it may stand farther from it than one of marks. */
const NUDGES: readonly Nudge[] = [1, 1.8, 2.6].flatMap((times) =>
  CHIP_NUDGES.map(([dx, dy]): Nudge => [times * dx, times * dy]),
);

interface GroupOptions {
  readonly unit: number;
  readonly lettered: boolean;
  readonly size: PaneSize;
  readonly before: readonly PlacedMoverGroup[];
}

export const figureSize = (lettered: boolean): number => (lettered ? 15 : 13);

/** Where each part of a chip begins, from its left edge in pixels, and how wide it makes the chip. */
export function partsLayout(
  parts: readonly MoverPart[],
  { unit, lettered }: Pick<GroupOptions, 'unit' | 'lettered'>,
): { readonly lefts: readonly number[]; readonly width: number } {
  const digit = figureSize(lettered) * 0.61;
  const lefts: number[] = [];
  let right = PADDING - PART_GAP;
  for (const { count } of parts) {
    lefts.push((right + PART_GAP) * unit);
    right += PART_GAP + SIGN + FIGURE_GAP + String(count).length * digit;
  }
  return { lefts, width: (right + PADDING) * unit };
}

/** Of a part, from its left edge: the middle of its sign, and where its figure begins. */
export const partSpots = (unit: number) => ({ sign: (SIGN / 2) * unit, figure: (SIGN + FIGURE_GAP) * unit });

/** The largest first, each where it covers least. */
export function placeMoverGroups(
  groups: readonly (readonly MoverCandidate[])[],
  claimed: BoxGrid<null>,
  options: GroupOptions,
): readonly PlacedMoverGroup[] {
  const before = new Map(options.before.map((group) => [group.key, group]));
  return [...groups]
    .sort((a, b) => b.length - a.length)
    .map((members) => {
      const key = members[0]?.mover.mover.id ?? '';
      const group = placeGroup(members, claimed, { ...options, key, earlier: before.get(key) });
      claimed.add(boxOf(group), null);
      return group;
    });
}

interface PlacingOptions extends GroupOptions {
  readonly key: string;
  readonly earlier: PlacedMoverGroup | undefined;
}

function placeGroup(
  members: readonly MoverCandidate[],
  claimed: BoxGrid<null>,
  options: PlacingOptions,
): PlacedMoverGroup {
  const { unit, lettered, size, key, earlier } = options;
  const movers = members.map(({ mover }) => mover.mover);
  const parts = partsOf(countMovers(movers), lettered ? MOST_PARTS.lettered : MOST_PARTS.chip);
  const [{ width }, height] = [partsLayout(parts, options), (lettered ? 21 : 18) * unit];
  const { x, y } = middleOf(members);
  const boxAt = ([dx, dy]: Nudge): Box => boxAround(x + dx, y + dy, width, height);
  const nudges: Nudge[] = NUDGES.map(([dx, dy]) => [dx * unit, dy * unit]);
  if (earlier) nudges.unshift([earlier.chipX - earlier.x, earlier.chipY - earlier.y]);
  const [dx, dy] = leastCrowded(nudges, claimed, boxAt, size);
  const ids = movers.map(({ id }) => id);
  const group = { key, ids, parts, x, y, chipX: x + dx, chipY: y + dy, width, height };
  const box = boxOf(group);
  return { ...group, isApart: !members.some((member) => holds(box, member)) };
}

function middleOf(members: readonly MoverCandidate[]): { readonly x: number; readonly y: number } {
  const bounds = boundsOf(members);
  if (!bounds) throw new Error('map: a group of nobody');
  return { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 };
}

const boxOf = ({ chipX, chipY, width, height }: Omit<PlacedMoverGroup, 'isApart'>): Box =>
  boxAround(chipX, chipY, width, height);

const holds = ({ left, top, right, bottom }: Box, { x, y }: MoverCandidate): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
