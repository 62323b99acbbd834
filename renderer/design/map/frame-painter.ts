import { isAreaCompact } from './area-shape.ts';
import { BaseBitmap } from './base-bitmap.ts';
import type { BaseMap } from './base-map.ts';
import { type Box, BoxGrid } from './box-grid.ts';
import type { ClusterClient } from './cluster-client.ts';
import {
  type Frame,
  type MapHit,
  type Selection,
  type Spread,
  type StopDrag,
  screenX,
  screenY,
} from './frame.ts';
import type { GroundTiles } from './ground-tiles.ts';
import { isInside } from './label-placement.ts';
import { isLayoutRiding, isLayoutUsable, layOut } from './layout.ts';
import type { MapLayout } from './layout-model.ts';
import { type LayerVisibility, type MapLabels, NO_SHADES } from './map-model.ts';
import type { MapScene, SceneMark } from './map-scene.ts';
import { areaCentre, offerAreas, paintAreaContents, paintAreaLeaders, paintAreas } from './paint-areas.ts';
import { paintHeat } from './paint-heat.ts';
import { paintLabels, paintScaleBar, scaleBarBox } from './paint-labels.ts';
import { type BracketPlace, paintLeaders, paintMarks, paintSelectedMark } from './paint-marks.ts';
import { paintGroupLeaders, paintMoverGroups } from './paint-mover-groups.ts';
import { moversInSight, paintMoverLeaders, paintMovers } from './paint-movers.ts';
import { paintLinks, paintPlaces, paintTree, treeOf } from './paint-network.ts';
import { paintRouteLines, paintRouteStops } from './paint-routes.ts';
import { paintSpread } from './paint-spread.ts';
import type { MapView } from './projection.ts';
import type { MapTheme } from './theme.ts';

export interface PaintState {
  readonly theme: MapTheme;
  readonly layers: LayerVisibility;
  readonly labels: MapLabels;
  readonly lettered: boolean;
  readonly stale: boolean;
  readonly selection: Selection;
  readonly pointedPlaceId: string | null;
  readonly spread: Spread | null;
  readonly drag: StopDrag | null;
  readonly reserved: readonly Box[];
  readonly reducedMotion: boolean;
}

const NO_TREE: ReadonlySet<string> = new Set();

/** Composes a frame from what changed least to what changes most, and remembers what was drawn where. */
export class FramePainter {
  hits = new BoxGrid<MapHit>();
  readonly #base: BaseMap;
  readonly #scene: MapScene;
  readonly #clusters: ClusterClient;
  readonly #bitmap: BaseBitmap;
  readonly #widths = new Map<string, number>();
  #ground: GroundTiles | null = null;
  #layout: MapLayout | null = null;
  #isLayoutStale = true;

  constructor(base: BaseMap, scene: MapScene, clusters: ClusterClient) {
    this.#base = base;
    this.#scene = scene;
    this.#clusters = clusters;
    this.#bitmap = new BaseBitmap(base);
  }

  /** A finer ground over the built-in one; null for that alone. */
  setGround(ground: GroundTiles | null): void {
    this.#ground = ground;
  }

  /** Something placed has changed; the next frame places again, keeping what can stay where it is. */
  invalidateLayout(): void {
    this.#isLayoutStale = true;
  }

  /** Font metrics are those of the fallback until the fonts have loaded. */
  forgetMeasures(): void {
    this.#widths.clear();
    this.#layout = null;
  }

  /** Answers whether something is still moving. */
  paint(context: CanvasRenderingContext2D, view: MapView, nowMs: number, state: PaintState): boolean {
    const highlight = this.#districtOf(state.selection);
    const layout = this.#layoutFor(context, view, { state, highlight, nowMs });
    this.hits = new BoxGrid<MapHit>();
    const frame: Frame = { ...state, context, view, scene: this.#scene, layout, nowMs, hits: this.hits };
    this.#bitmap.drawTo(
      context,
      view,
      { theme: state.theme, highlight, shades: state.layers.shades ? this.#scene.groundShades : NO_SHADES },
      isLayoutRiding(layout, view),
    );
    if (state.layers.areas) offerAreas(frame);
    this.#ground?.drawTo(context, view, state.theme);
    this.#paintNetwork(frame);
    if (state.layers.areas) paintAreas(frame);
    if (state.layers.heat) paintHeat(frame);
    paintRouteLines(frame);
    paintLeaders(frame);
    const movers = moversInSight(frame);
    paintMoverLeaders(frame, movers);
    paintGroupLeaders(frame);
    if (state.layers.areas) paintAreaLeaders(frame);
    const scaleBar = scaleBarBox(frame);
    paintLabels(frame, scaleBar ? [...state.reserved, scaleBar] : state.reserved);
    paintMovers(frame, movers);
    paintMoverGroups(frame);
    if (state.layers.marks) paintMarks(frame);
    paintRouteStops(frame);
    if (state.layers.areas) paintAreaContents(frame);
    if (state.layers.marks) {
      paintSpread(frame);
      paintSelectedMark(frame, (mark) => spreadPlaceOf(frame, mark) ?? this.#compactAreaOf(frame, mark));
    }
    if (scaleBar) paintScaleBar(frame, state.labels);
    return movers.some(({ glides }) => glides) || isLayoutRiding(layout, view);
  }

  #paintNetwork(frame: Frame): void {
    if (!frame.layers.places) return;
    const rootId = frame.pointedPlaceId ?? frame.selection.placeId;
    const tree = rootId === null ? NO_TREE : treeOf(frame.scene, rootId);
    paintLinks(frame);
    paintTree(frame, tree);
    paintPlaces(frame, tree);
  }

  #layoutFor(
    context: CanvasRenderingContext2D,
    view: MapView,
    frame: { state: PaintState; highlight: string | null; nowMs: number },
  ): MapLayout {
    const { state, highlight, nowMs } = frame;
    if (!this.#isLayoutStale && isLayoutUsable(this.#layout, view, nowMs)) return this.#layout;
    this.#isLayoutStale = false;
    this.#layout = layOut({
      ...state,
      view,
      base: this.#base,
      scene: this.#scene,
      clusters: this.#clusters,
      highlight,
      selectedPlaceId: state.selection.placeId,
      selectedMarkId: state.selection.markId,
      measure: (text, font) => this.#measure(context, text, font),
      before: this.#layout,
      nowMs,
    });
    return this.#layout;
  }

  #measure(context: CanvasRenderingContext2D, text: string, font: string): number {
    const key = `${font}/${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    context.font = font;
    const { width } = context.measureText(text);
    this.#widths.set(key, width);
    return width;
  }

  #compactAreaOf(frame: Frame, mark: SceneMark): BracketPlace | null {
    if (!frame.layers.areas) return null;
    for (const area of frame.scene.areas.values()) {
      const isMember = area.area.members.some(({ id }) => id === mark.mark.id);
      if (isMember && isAreaCompact(area, frame.view.scale, frame.theme.unit))
        return { ...areaCentre(frame, area), radius: 17 };
    }
    return null;
  }

  #districtOf({ markId, placeId }: Selection): string | null {
    const selected =
      (markId === null ? undefined : this.#scene.marks.get(markId)) ??
      (placeId === null ? undefined : this.#scene.places.get(placeId));
    if (!selected) return null;
    return this.#base.districts.find(({ rings }) => isInside(selected.x, selected.y, rings))?.name ?? null;
  }
}

/** A spread mark is bracketed where it was spread to, not where it shares its place. */
function spreadPlaceOf(frame: Frame, mark: SceneMark): BracketPlace | null {
  const { spread } = frame;
  const offset = spread?.offsets[spread.marks.findIndex((other) => other.mark.id === mark.mark.id)];
  if (!spread || !offset) return null;
  return { x: screenX(frame, spread.x) + offset.dx, y: screenY(frame, spread.y) + offset.dy, radius: 13 };
}
