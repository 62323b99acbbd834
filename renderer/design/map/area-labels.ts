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

/** Where the chip of each wide area stands: the first of its four sides that is free. A compact one holds its figure itself. */
export function placeAreaLabels(input: LayoutInput, claimed: BoxGrid<null>): readonly PlacedAreaLabel[] {
  if (!input.layers.areas) return [];
  return [...input.scene.areas.values()].flatMap((area) => {
    if (isAreaCompact(area, input.view.scale, input.theme.unit)) return [];
    const label = placeOne(input, area, claimed);
    if (!label) return [];
    claimed.add(boxOf(label), null);
    return [label];
  });
}

function placeOne(input: LayoutInput, area: SceneArea, claimed: BoxGrid<null>): PlacedAreaLabel | null {
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
  ];
  const spot = spots.find(({ x, y }) => claimed.isFree(boxAround(x, y, width, height)));
  return spot ? { areaId: id, text, width, height, ...spot } : null;
}

const boxOf = ({ x, y, width, height }: PlacedAreaLabel): Box => boxAround(x, y, width, height);
