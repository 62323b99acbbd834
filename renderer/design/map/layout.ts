import { areMembersApart, placeAreaLabels } from './area-labels.ts';
import { type Box, BoxGrid, boxAround } from './box-grid.ts';
import { placeLabels } from './label-layout.ts';
import type { LayoutInput, MapLayout, MoverCandidate } from './layout-model.ts';
import { type MarkCandidate, placeMarks } from './mark-placement.ts';
import { gatherMovers } from './mover-gathering.ts';
import { placeMoverGroups } from './mover-groups.ts';
import { placeMovers } from './mover-placement.ts';
import type { MapView } from './projection.ts';
import { placeRoutes } from './route-placement.ts';

/** Laid out this far beyond the pane: a pan of so many pixels needs no new layout. */
const MARGIN = 140;

/** Below this zoom leaves of the tree would be a grey carpet. */
export const LEAF_ZOOM = 12.75;

/** The order is the priority: what lies over the map, sites, areas, routes and the selection, then chips, movers, and names with what room is left. */
export function layOut(input: LayoutInput): MapLayout {
  const { view, theme } = input;
  const { unit } = theme;
  const box: Box = { left: -MARGIN, top: -MARGIN, right: view.width + MARGIN, bottom: view.height + MARGIN };
  const before = input.before?.scale === view.scale ? input.before : null;
  const claimed = new BoxGrid<null>();
  for (const control of input.reserved) claimed.add(control, null);
  claimPlaces(input, claimed, 'sites');
  claimAreas(input, claimed);
  const areaLabels = placeAreaLabels(input, claimed);
  const plates = placeRoutes(input, claimed);
  const principal = placeLabels('first', input, claimed, { box, before });
  const marks = input.layers.marks
    ? placeMarks(markCandidates(input, box), claimed, {
        unit,
        lettered: input.lettered,
        size: view,
        before: new Map((before?.marks ?? []).map((placed) => [placed.key, placed])),
      })
    : [];
  const movers = placeAllMovers(input, claimed, { box, before });
  if (view.zoom >= LEAF_ZOOM) claimPlaces(input, claimed, 'leaves');
  const labels = [...principal, ...placeLabels('rest', input, claimed, { box, before })];
  return {
    left: view.left,
    top: view.top,
    scale: view.scale,
    madeMs: input.nowMs,
    box,
    marks,
    ...movers,
    labels,
    areaLabels,
    areaRanks: new Map([...input.scene.areas.values()].map(({ area: { id, rank } }) => [id, rank])),
    plates,
  };
}

/** While zooming, chips ride along for so long before they are placed anew: placing at every frame would make them dance. */
const ZOOM_LAYOUT_MS = 110;

export const isLayoutRiding = (layout: MapLayout, view: MapView): boolean => layout.scale !== view.scale;

/** A layout serves until the pan leaves it, and for a moment of a zoom. */
export function isLayoutUsable(layout: MapLayout | null, view: MapView, nowMs: number): layout is MapLayout {
  if (!layout) return false;
  if (isLayoutRiding(layout, view)) return nowMs - layout.madeMs < ZOOM_LAYOUT_MS;
  const [dx, dy] = [Math.abs(layout.left - view.left), Math.abs(layout.top - view.top)];
  const isSameSize = layout.box.right - MARGIN === view.width && layout.box.bottom - MARGIN === view.height;
  return isSameSize && dx < MARGIN * 0.8 && dy < MARGIN * 0.8;
}

/** Sites push chips aside; leaves, of which there are many, only keep names off themselves. */
function claimPlaces(input: LayoutInput, claimed: BoxGrid<null>, which: 'sites' | 'leaves'): void {
  const { scene, view, theme, layers, selectedPlaceId } = input;
  if (!layers.places) return;
  for (const { place, x, y } of scene.places.values()) {
    const isLeaf = place.kind === 'odp' && place.id !== selectedPlaceId;
    if (isLeaf !== (which === 'leaves')) continue;
    const side = (place.id === selectedPlaceId ? 13 : 8) * theme.unit;
    claimed.add(boxAround(x * view.scale - view.left, y * view.scale - view.top, side, side), null);
  }
}

function claimAreas(
  { scene, view, theme, layers, selectedMarkId }: LayoutInput,
  claimed: BoxGrid<null>,
): void {
  const claim = (x: number, y: number, side: number): void =>
    claimed.add(
      boxAround(x * view.scale - view.left, y * view.scale - view.top, side * theme.unit, side * theme.unit),
      null,
    );
  const selected = selectedMarkId === null ? undefined : scene.marks.get(selectedMarkId);
  if (selected && layers.marks) claim(selected.x, selected.y, 26);
  if (!layers.areas) return;
  for (const area of scene.areas.values()) {
    if (!areMembersApart(area, view.scale, theme.unit)) continue;
    for (const mark of area.area.members.flatMap(({ id }) => scene.marks.get(id) ?? []))
      claim(mark.x, mark.y, 18);
  }
}

/** Groups first: they stand for many. */
function placeAllMovers(
  input: LayoutInput,
  claimed: BoxGrid<null>,
  { box, before }: { readonly box: Box; readonly before: MapLayout | null },
): Pick<MapLayout, 'movers' | 'moverGroups' | 'moverReach'> {
  const { view, theme, lettered, layers, measure } = input;
  const { unit } = theme;
  if (!layers.movers) return { movers: new Map(), moverGroups: [], moverReach: 0 };
  const { groups, alone, reach } = gatherMovers(moverCandidates(input, box), {
    unit,
    size: view,
    before: before?.moverReach ?? null,
  });
  const earlier = before?.moverGroups ?? [];
  return {
    moverGroups: placeMoverGroups(groups, claimed, { unit, lettered, size: view, before: earlier }),
    movers: placeMovers(alone, claimed, { theme, size: view, measure, before: before?.movers ?? new Map() }),
    moverReach: reach,
  };
}

function markCandidates({ clusters, view }: LayoutInput, box: Box): MarkCandidate[] {
  return clusters.result.clusters.flatMap((cluster) => {
    const mark = clusters.markOf(cluster);
    // Gone since the index was built.
    if (cluster.markIndex !== null && !mark) return [];
    const place = mark ?? cluster;
    const [x, y] = [place.x * view.scale - view.left, place.y * view.scale - view.top];
    return isIn(box, x, y) ? [{ cluster, mark, x, y }] : [];
  });
}

function moverCandidates({ scene, view }: LayoutInput, box: Box): MoverCandidate[] {
  return [...scene.movers.values()].flatMap((mover) => {
    const [x, y] = [mover.glide.to.x * view.scale - view.left, mover.glide.to.y * view.scale - view.top];
    return isIn(box, x, y) ? [{ mover, x, y }] : [];
  });
}

const isIn = (box: Box, x: number, y: number): boolean =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
