import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import type { LayoutInput, PlacedAreaLabel } from './layout-model.ts';
import type { SceneArea } from './map-scene.ts';

/** Between the outline of an area and its chip, in tenths of a rem. */
const GAP = 27;
const HEIGHT = 19;
const PADDING = 7;

export const areaLabelFont = ({ unit, fontUi }: LayoutInput['theme']): string =>
  `600 ${12 * unit}px ${fontUi}`;

export const isAreaCompact = (area: SceneArea, scale: number, unit: number): boolean =>
  Math.max(area.bounds.maxX - area.bounds.minX, area.bounds.maxY - area.bounds.minY) * scale < 26 * unit;

/** Pixels each member must have before all of them are drawn: closer together they would hide each other and the ground. */
const MEMBER_SIDE = 30;

/** Whether an area is wide enough to draw its members one by one; else its chip counts them. */
export const areMembersApart = ({ area, bounds }: SceneArea, scale: number, unit: number): boolean => {
  const pixels = (bounds.maxX - bounds.minX) * scale * (bounds.maxY - bounds.minY) * scale;
  return pixels > area.members.length * (MEMBER_SIDE * unit) ** 2;
};

/**
 * Where the chip of each wide area stands: the first of its sides, or its middle, that is free and in sight. A compact one holds its figure itself, unless a
 * graver one beside it has taken the room: its ring is still there.
 */
export function placeAreaLabels(input: LayoutInput, claimed: BoxGrid<null>): readonly PlacedAreaLabel[] {
  if (!input.layers.areas) return [];
  return [...input.scene.areas.values()].flatMap((area) => {
    const isCompact = isAreaCompact(area, input.view.scale, input.theme.unit);
    const label = isCompact ? placeFigure(input, area, claimed) : placeChip(input, area, claimed);
    if (!label) return [];
    claimed.add(boxOf(label), null);
    return [label];
  });
}

const FIGURE = 26;

function placeFigure(
  { view, theme }: LayoutInput,
  { area, bounds }: SceneArea,
  claimed: BoxGrid<null>,
): PlacedAreaLabel | null {
  const side = FIGURE * theme.unit;
  const x = ((bounds.minX + bounds.maxX) / 2) * view.scale - view.left;
  const y = ((bounds.minY + bounds.maxY) / 2) * view.scale - view.top;
  if (!claimed.isFree(boxAround(x, y, side, side))) return null;
  return { areaId: area.id, text: String(area.count), isChip: false, x, y, width: side, height: side };
}

function placeChip(input: LayoutInput, area: SceneArea, claimed: BoxGrid<null>): PlacedAreaLabel | null {
  const { view, theme } = input;
  const { label, count, id } = area.area;
  const text = `${label}  ${count}`;
  const width = input.measure(text, areaLabelFont(theme)) + 2 * PADDING * theme.unit;
  const height = HEIGHT * theme.unit;
  const left = area.bounds.minX * view.scale - view.left;
  const right = area.bounds.maxX * view.scale - view.left;
  const top = area.bounds.minY * view.scale - view.top;
  const bottom = area.bounds.maxY * view.scale - view.top;
  const [middleX, middleY, gap] = [(left + right) / 2, (top + bottom) / 2, GAP * theme.unit];
  const spots = [
    { x: middleX, y: top - gap },
    { x: middleX, y: bottom + gap },
    { x: right + gap + width / 2, y: middleY },
    { x: left - gap - width / 2, y: middleY },
    { x: middleX, y: middleY },
  ];
  const spot = spots.find(({ x, y }) => {
    const box = boxAround(x, y, width, height);
    return claimed.isFree(box) && isInSight(box, view);
  });
  return spot ? { areaId: id, text, isChip: true, width, height, ...spot } : null;
}

const isInSight = ({ left, top, right, bottom }: Box, view: LayoutInput['view']): boolean =>
  left >= 0 && top >= 0 && right <= view.width && bottom <= view.height;

const boxOf = ({ x, y, width, height }: PlacedAreaLabel): Box => boxAround(x, y, width, height);
