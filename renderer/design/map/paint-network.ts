import { boxAround } from './box-grid.ts';
import { type Frame, screenX, screenY } from './frame.ts';
import { LEAF_ZOOM } from './layout.ts';
import type { MapPlace } from './map-model.ts';
import type { MapScene, ScenePlace } from './map-scene.ts';
import type { WorldPoint } from './projection.ts';

/** Cased, so that a link reads over the borders it crosses. */
export function paintLinks(frame: Frame): void {
  const { context, scene, theme } = frame;
  const { unit } = theme;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const links = [...scene.links.values()];
  stroke(frame, links, { colour: theme.land2, width: 4 * unit });
  stroke(
    frame,
    links.filter((link) => !link.abnormal),
    { colour: theme.mark, width: 1.2 * unit },
  );
  context.setLineDash([5 * unit, 3 * unit]);
  context.lineCap = 'butt';
  stroke(
    frame,
    links.filter((link) => link.abnormal),
    { colour: theme.critical, width: 2 * unit },
  );
  context.setLineDash([]);
}

function stroke(
  frame: Frame,
  links: readonly { fromPlaceId: string; toPlaceId: string }[],
  style: { colour: string; width: number },
): void {
  const { context, scene } = frame;
  context.strokeStyle = style.colour;
  context.lineWidth = style.width;
  context.beginPath();
  for (const link of links) {
    const from = scene.places.get(link.fromPlaceId);
    const to = scene.places.get(link.toPlaceId);
    if (from && to) trace(frame, from, to);
  }
  context.stroke();
}

function trace(frame: Frame, from: WorldPoint, to: WorldPoint): void {
  frame.context.moveTo(screenX(frame, from.x), screenY(frame, from.y));
  frame.context.lineTo(screenX(frame, to.x), screenY(frame, to.y));
}

/** A place with all below it, and the way up to its trunk. */
export function treeOf(scene: MapScene, rootId: string): ReadonlySet<string> {
  const members = new Set<string>();
  const root = scene.places.get(rootId);
  const down = root ? [root] : [];
  for (let next = down.pop(); next; next = down.pop()) {
    if (members.has(next.place.id)) continue;
    members.add(next.place.id);
    down.push(...scene.childrenOf(next.place.id));
  }
  for (
    let parent = parentOf(scene, root);
    parent && !members.has(parent.place.id);
    parent = parentOf(scene, parent)
  )
    members.add(parent.place.id);
  return members;
}

function parentOf(scene: MapScene, child: ScenePlace | undefined): ScenePlace | undefined {
  const parentId = child?.place.parentId;
  return parentId === null || parentId === undefined ? undefined : scene.places.get(parentId);
}

export function paintTree(frame: Frame, tree: ReadonlySet<string>): void {
  const { context, scene, theme } = frame;
  context.lineCap = 'round';
  context.strokeStyle = theme.info;
  for (const id of tree) {
    const child = scene.places.get(id);
    const parent = parentOf(scene, child);
    if (!child || !parent || !tree.has(parent.place.id)) continue;
    context.globalAlpha = child.place.kind === 'odp' ? 0.6 : 0.9;
    context.lineWidth = (child.place.kind === 'odp' ? 1 : 1.5) * theme.unit;
    context.beginPath();
    trace(frame, parent, child);
    context.stroke();
  }
  context.globalAlpha = 1;
}

export function paintPlaces(frame: Frame, tree: ReadonlySet<string>): void {
  const showLeaves = frame.view.zoom >= LEAF_ZOOM;
  const late: ScenePlace[] = [];
  for (const scenePlace of frame.scene.places.values()) {
    const { place } = scenePlace;
    if (place.kind === 'odp' && !showLeaves && !tree.has(place.id) && !place.abnormal) continue;
    if (place.id === frame.selection.placeId || place.abnormal) late.push(scenePlace);
    else paintPlace(frame, scenePlace, tree.has(place.id));
  }
  for (const scenePlace of late) paintPlace(frame, scenePlace, tree.has(scenePlace.place.id));
}

function paintPlace(frame: Frame, { place, x, y }: ScenePlace, isInTree: boolean): void {
  const at = { x: screenX(frame, x), y: screenY(frame, y) };
  const { view, context, theme, hits } = frame;
  if (at.x < -20 || at.y < -20 || at.x > view.width + 20 || at.y > view.height + 20) return;
  const isSelected = place.id === frame.selection.placeId;
  const side = sideOf(place, isSelected, view.zoom) * theme.unit;
  context.beginPath();
  context.rect(at.x - side / 2, at.y - side / 2, side, side);
  context.fillStyle = place.kind === 'odp' && isInTree && view.zoom < LEAF_ZOOM ? theme.info : theme.land2;
  context.fill();
  context.lineJoin = 'miter';
  context.lineWidth = (isSelected || place.abnormal ? 2 : 1.2) * theme.unit;
  context.strokeStyle = strokeOf(frame, place, isInTree);
  context.stroke();
  if (place.kind === 'pop') {
    context.fillStyle = context.strokeStyle;
    const dot = side / 3;
    context.fillRect(at.x - dot / 2, at.y - dot / 2, dot, dot);
  }
  hits.add(boxAround(at.x, at.y, side + 2, side + 2), { kind: 'place', id: place.id });
}

function sideOf(place: MapPlace, isSelected: boolean, zoom: number): number {
  if (isSelected) return 10;
  if (place.kind === 'odp') return zoom < LEAF_ZOOM && !place.abnormal ? 2 : 5;
  return place.kind === 'pop' ? 8 : 6.4;
}

function strokeOf({ theme }: Frame, place: MapPlace, isInTree: boolean): string {
  if (place.abnormal) return theme.critical;
  if (isInTree) return theme.info;
  return place.kind === 'odp' ? theme.mark : theme.text2;
}
