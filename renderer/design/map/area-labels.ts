import { type AreaSpotRequest, areaSpot } from './area-label-spots.ts';
import { areaShape, boxesAlong, coversBox, isAreaCompact, leaderBetween } from './area-shape.ts';
import { type Box, type BoxGrid, boxAround, overlaps } from './box-grid.ts';
import type { Spot } from './label-placement.ts';
import type { LayoutInput, PlacedAreaLabel } from './layout-model.ts';
import { letteredSize } from './lettered-rank.ts';
import { RANKS } from './map-model.ts';
import type { SceneArea } from './map-scene.ts';

const HEIGHT = 19;
const PADDING = 7;
/** On a lettered map the name follows the count. */
const NAME_GAP = 6;

export const areaLabelFont = ({ unit, fontUi }: LayoutInput['theme']): string =>
  `600 ${12 * unit}px ${fontUi}`;

/** Pixels each member must have before all of them are drawn: closer together they would hide each other and the ground. */
const MEMBER_SIDE = 30;

/** Whether an area is wide enough to draw its members one by one; else its chip counts them. */
export const areMembersApart = ({ area, bounds }: SceneArea, scale: number, unit: number): boolean => {
  const pixels = (bounds.maxX - bounds.minX) * scale * (bounds.maxY - bounds.minY) * scale;
  return pixels > area.members.length * (MEMBER_SIDE * unit) ** 2;
};

/** In a storm every box is an outage: beyond so many names nobody reads one, and the ground is gone. The others keep their figure. */
const MOST_CHIPS = 14;

/** Names keep this far off a leader, in tenths of a rem. */
const LEADER_STEP = 6;

type Others = Pick<AreaSpotRequest, 'others' | 'placed' | 'before'>;

/**
 * Where each area is named, the worst and of these the widest first: beside it or in its middle, else at the nearest free spot in sight, with a leader, and never on another area, for
 * it would be read as that one's. A compact one holds its figure itself; on a lettered map, or where a graver one beside it has taken the room, it has a chip
 * like the others.
 */
export function placeAreaLabels(input: LayoutInput, claimed: BoxGrid<null>): readonly PlacedAreaLabel[] {
  const { layers, scene, view, theme } = input;
  if (!layers.areas) return [];
  const pane: Box = { left: 0, top: 0, right: view.width, bottom: view.height };
  const shaped = [...scene.areas.values()].map((area) => ({
    area,
    shape: areaShape(area, view, theme.unit),
  }));
  const inSight = shaped.filter(({ shape }) => overlaps(shape.bounds, pane)).sort(worstFirst);
  // Off an area that fills the pane there is no place.
  const keptFree = inSight.filter(({ shape }) => !coversBox(shape, pane));
  const earlier = earlierLabels(input);
  const placed: PlacedAreaLabel[] = [];
  for (const { area, shape } of inSight) {
    const others = keptFree.flatMap((other) => (other.area === area ? [] : other.shape));
    const before = earlier.standing(area.area.id);
    const label = earlier.isHopeless(area)
      ? null
      : placeLabel(input, { area, shape }, claimed, { others, placed, before });
    // Names keep off its ring.
    if (isAreaCompact(area, view.scale, theme.unit)) claimed.add(ringOf(input, area), null);
    if (!label) continue;
    placed.push(label);
    claimed.add(boxOf(label), null);
    for (const box of label.leader ? boxesAlong(label.leader, LEADER_STEP * theme.unit) : [])
      claimed.add(box, null);
  }

  return placed;
}

type Shaped = Pick<AreaSpotRequest, 'area' | 'shape'>;

const worstFirst = ({ area: { area: a } }: Shaped, { area: { area: b } }: Shaped): number =>
  RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || b.count - a.count;

function placeLabel(
  input: LayoutInput,
  shaped: Shaped,
  claimed: BoxGrid<null>,
  others: Others,
): PlacedAreaLabel | null {
  const isCompact = isAreaCompact(shaped.area, input.view.scale, input.theme.unit);
  const figure = () => (isCompact ? placeFigure(input, shaped.area, claimed) : null);
  const mayBeNamed = others.placed.filter(({ isChip }) => isChip).length < MOST_CHIPS;
  const chip = () => (mayBeNamed ? placeChip(input, shaped, claimed, others) : null);
  return input.lettered ? (chip() ?? figure()) : (figure() ?? chip());
}

const FIGURE = 26;

function placeFigure(input: LayoutInput, scene: SceneArea, claimed: BoxGrid<null>): PlacedAreaLabel | null {
  const ring = ringOf(input, scene);
  if (!claimed.isFree(ring)) return null;
  const [width, height] = [ring.right - ring.left, ring.bottom - ring.top];
  const { id: areaId, count } = scene.area;
  return {
    areaId,
    text: String(count),
    isChip: false,
    leader: null,
    x: ring.left + width / 2,
    y: ring.top + height / 2,
    width,
    height,
  };
}

/** What a compact area takes: the ring around its place. */
function ringOf({ view, theme }: LayoutInput, { bounds }: SceneArea): Box {
  const x = ((bounds.minX + bounds.maxX) / 2) * view.scale - view.left;
  const y = ((bounds.minY + bounds.maxY) / 2) * view.scale - view.top;
  return boxAround(x, y, FIGURE * theme.unit, FIGURE * theme.unit);
}

/** Nearer than this a label needs no leader, in tenths of a rem. */
const TOUCH = 4;

function placeChip(
  input: LayoutInput,
  shaped: Shaped,
  claimed: BoxGrid<null>,
  others: Others,
): PlacedAreaLabel | null {
  const { view, theme, lettered } = input;
  const { label, count, id } = shaped.area.area;
  const text = `${label}  ${count}`;
  const size = chipSize(input, shaped.area, text);
  const spot = areaSpot({ ...shaped, ...others, view, unit: theme.unit, lettered, size, claimed });
  if (!spot) return null;
  const leader = leaderBetween(boxAround(spot.x, spot.y, size.width, size.height), shaped.shape);
  const isApart = leader.length > TOUCH * theme.unit;
  return { areaId: id, text, isChip: true, leader: isApart ? leader : null, ...size, ...spot };
}

type Earlier = {
  standing(areaId: string): Spot | null;
  /** It had no place, and nothing has changed that could give it one. */
  isHopeless(scene: SceneArea): boolean;
};

/** Only of the very same view: after a move of the map another side may be the better one. */
function earlierLabels({ before, view, scene }: LayoutInput): Earlier {
  if (before?.scale !== view.scale || before.left !== view.left || before.top !== view.top)
    return { standing: () => null, isHopeless: () => false };
  const labels = new Map(before.areaLabels.map((label) => [label.areaId, label]));
  // Then it is the number of tickets that decides who has one, and that changes.
  const areAllTaken = before.areaLabels.filter(({ isChip }) => isChip).length >= MOST_CHIPS;
  const hasRoomCome = before.areaLabels.some(({ areaId }) => !scene.areas.has(areaId));
  return {
    standing: (areaId) => labels.get(areaId) ?? null,
    isHopeless: ({ area: { id, rank } }) =>
      !hasRoomCome && !areAllTaken && !labels.has(id) && before.areaRanks.get(id) === rank,
  };
}

function chipSize({ lettered, theme, measure }: LayoutInput, { area }: SceneArea, text: string) {
  const { unit } = theme;
  if (!lettered)
    return { width: measure(text, areaLabelFont(theme)) + 2 * PADDING * unit, height: HEIGHT * unit };
  const counted = letteredSize(area.rank, area.marks, unit);
  const name = measure(area.label, areaLabelFont(theme)) + NAME_GAP * unit;
  return { width: counted.width + name, height: counted.height };
}

const boxOf = ({ x, y, width, height }: PlacedAreaLabel): Box => boxAround(x, y, width, height);
