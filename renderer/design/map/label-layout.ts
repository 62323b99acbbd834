import type { BaseDistrict } from './base-map.ts';
import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import { isBoxInside, placeAtAnchors, placeBeside, placeInPolygon, type Spot } from './label-placement.ts';
import type { LabelStyle, LayoutInput, MapLayout, PlacedLabel } from './layout-model.ts';
import type { MapView } from './projection.ts';
import { precedence, shadeAttempts, shadeOf } from './shade-labels.ts';
import type { MapTheme } from './theme.ts';

interface Placing {
  readonly input: LayoutInput;
  readonly claimed: BoxGrid<null>;
  readonly box: Box;
  readonly before: ReadonlyMap<string, PlacedLabel>;
  /** Earlier layout to this one. */
  readonly shift: Spot;
}

const VILLAGE_ZOOM = 12.5;
const PLACE_ZOOM = 11.5;
const NEIGHBOUR_SPACING = 2.2;

export function fontOf(style: LabelStyle, theme: MapTheme): string {
  const size = (style === 'sea' ? 13 : 12) * theme.unit;
  if (style === 'highlighted' || style === 'district-close' || style === 'selected-place')
    return `600 ${size}px ${theme.fontUi}`;
  return `${style === 'sea' ? 'italic ' : ''}400 ${size}px ${theme.fontUi}`;
}

export function letterSpacingOf(style: LabelStyle, unit: number): number {
  if (style === 'sea') return 3 * unit;
  return style === 'neighbour' ? NEIGHBOUR_SPACING * unit : 0;
}

/** `first` is what must find room even among marks; `rest` takes what is left, and much of it may stay out. */
export function placeLabels(
  turn: 'first' | 'rest',
  input: LayoutInput,
  claimed: BoxGrid<null>,
  frame: { box: Box; before: MapLayout | null },
): PlacedLabel[] {
  const before = new Map((frame.before?.labels ?? []).map((label) => [label.key, label]));
  const shift = frame.before
    ? { x: frame.before.left - input.view.left, y: frame.before.top - input.view.top }
    : { x: 0, y: 0 };
  const placing: Placing = { input, claimed, box: frame.box, before, shift };
  const { base } = input;
  if (turn === 'first') {
    const principal = base.districts
      .filter((district) => isFirst(district, input))
      .sort((a, b) => precedence(a, input) - precedence(b, input));
    return [
      ...selectedPlaceLabel(placing),
      ...principal.flatMap((district) => districtLabel(district, placing)),
    ];
  }
  const others = base.districts.filter((district) => !isFirst(district, input));
  return [
    ...others.flatMap((d) => districtLabel(d, placing)),
    ...placeNames(placing),
    ...villageNames(placing),
    ...surroundings(placing),
  ];
}

const isFirst = (district: BaseDistrict, input: LayoutInput): boolean =>
  district.isPrincipal || district.name === input.highlight || shadeOf(district, input) !== undefined;

function claim(placing: Placing, label: Omit<PlacedLabel, 'x' | 'y'>, spot: Spot | null): PlacedLabel[] {
  if (!spot) return [];
  placing.claimed.add(boxAround(spot.x, spot.y, label.width, label.height), null);
  return [{ ...label, x: spot.x, y: spot.y }];
}

function measured(
  key: string,
  lines: readonly string[],
  style: LabelStyle,
  { input }: Placing,
): Omit<PlacedLabel, 'x' | 'y'> {
  const { theme, measure } = input;
  const spacing = letterSpacingOf(style, theme.unit);
  const width =
    Math.max(...lines.map((line) => measure(line, fontOf(style, theme)) + spacing * line.length)) +
    4 * theme.unit;
  return { key, lines, style, width, height: lines.length * 14 * theme.unit };
}

function earlierSpot(key: string, { before, shift }: Placing): Spot | undefined {
  const label = before.get(key);
  return label && { x: label.x + shift.x, y: label.y + shift.y };
}

function districtLabel(district: BaseDistrict, placing: Placing): PlacedLabel[] {
  const { view, highlight } = placing.input;
  const centre = toPixels(district.centre, view);
  const style =
    district.name === highlight ? 'highlighted' : view.zoom >= VILLAGE_ZOOM ? 'district-close' : 'district';
  const rings = district.rings.map((ring) =>
    ring.map((value, i) => value * view.scale - (i % 2 === 0 ? view.left : view.top)),
  );
  const isFree = (box: Box): boolean => placing.claimed.isFree(box);
  // In sight, not merely in its district: on a close view the centre is rarely on the pane.
  const within: Box = { left: 30, top: 14, right: view.width - 30, bottom: view.height - 14 };
  for (const { lines, overhang, isCounted } of shadeAttempts(district, placing.input)) {
    const label = { ...measured(`d/${district.name}`, lines, style, placing), isCounted };
    const before =
      placing.before.get(label.key)?.lines.length === lines.length
        ? earlierSpot(label.key, placing)
        : undefined;
    const spot = placeInPolygon({ rings, centre, size: label, within, isFree, before, overhang });
    if (spot) return claim(placing, label, spot);
  }
  return [];
}

function selectedPlaceLabel(placing: Placing): PlacedLabel[] {
  const { scene, selectedPlaceId, layers } = placing.input;
  const place = selectedPlaceId === null || !layers.places ? undefined : scene.places.get(selectedPlaceId);
  return place
    ? besidePlace(
        place.place.id,
        { ...place, name: place.place.label, style: 'selected-place', gap: 9 },
        placing,
      )
    : [];
}

function placeNames(placing: Placing): PlacedLabel[] {
  const { scene, view, layers, selectedPlaceId } = placing.input;
  if (!layers.places || view.zoom < PLACE_ZOOM) return [];
  const shown = [...scene.places.values()].filter(
    ({ place }) => place.id !== selectedPlaceId && (place.kind !== 'odp' || view.zoom >= 14.5),
  );
  return shown.flatMap((p) =>
    besidePlace(p.place.id, { ...p, name: p.place.label, style: 'place', gap: 7 }, placing),
  );
}

function villageNames(placing: Placing): PlacedLabel[] {
  const { base, view } = placing.input;
  if (view.zoom < VILLAGE_ZOOM) return [];
  return base.villages.flatMap((village) =>
    besidePlace(`v/${village.name}/${village.x}`, { ...village, style: 'village', gap: 3 }, placing),
  );
}

interface Named extends Spot {
  readonly name: string;
  readonly style: LabelStyle;
  readonly gap: number;
}

function besidePlace(key: string, named: Named, placing: Placing): PlacedLabel[] {
  const { view, theme } = placing.input;
  const at = toPixels(named, view);
  const { left, right, top, bottom } = placing.box;
  if (at.x < left || at.x > right || at.y < top || at.y > bottom) return [];
  const label = measured(`p/${key}`, [named.name], named.style, placing);
  const isFree = (box: Box): boolean => placing.claimed.isFree(box);
  const before = earlierSpot(label.key, placing);
  if (before && isFree(boxAround(before.x, before.y, label.width, label.height)))
    return claim(placing, label, before);
  return claim(placing, label, placeBeside(at, label, named.gap * theme.unit, isFree));
}

/** Names of the sea and of neighbours stand at whichever of their anchors is in sight, never on the region itself. */
function surroundings(placing: Placing): PlacedLabel[] {
  const { base, view, labels, theme } = placing.input;
  const pane: Box = { left: 6, top: 6, right: view.width - 6, bottom: view.height - 6 };
  const outlines = base.outline.map((ring) =>
    ring.map((value, i) => value * view.scale - (i % 2 === 0 ? view.left : view.top)),
  );
  const names = [
    { name: labels.sea, style: 'sea' as const, anchors: base.seaAnchors },
    ...base.neighbours.map(({ name, anchors }) => ({
      name: labels.neighbours?.[name] ?? name,
      style: 'neighbour' as const,
      anchors,
    })),
  ];
  return names.flatMap(({ name, style, anchors }) => {
    const label = measured(`n/${name}`, [name], style, placing);
    const isFree = (box: Box): boolean =>
      placing.claimed.isFree(box) && !touchesRegion(box, outlines, 10 * theme.unit);
    return claim(
      placing,
      label,
      placeAtAnchors(
        anchors.map((anchor) => toPixels(anchor, view)),
        label,
        pane,
        isFree,
      ),
    );
  });
}

function touchesRegion(box: Box, outlines: readonly ArrayLike<number>[], margin: number): boolean {
  const grown: Box = {
    left: box.left - margin,
    top: box.top - margin,
    right: box.right + margin,
    bottom: box.bottom + margin,
  };
  const corners = [
    [grown.left, grown.top],
    [grown.right, grown.top],
    [grown.left, grown.bottom],
    [grown.right, grown.bottom],
  ] as const;
  return corners.some(([x, y]) => isBoxInside(boxAround(x, y, 1, 1), outlines));
}

const toPixels = (point: Spot, view: MapView): Spot => ({
  x: point.x * view.scale - view.left,
  y: point.y * view.scale - view.top,
});
