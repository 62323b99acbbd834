import type { Map as LeafletMap } from 'leaflet';
import type { BaseMap } from './base-map.ts';
import { CanvasLayer } from './canvas-layer.ts';
import { ClusterClient } from './cluster-client.ts';
import type { Cluster } from './cluster-index.ts';
import type { MapHit, Spread, StopDrag } from './frame.ts';
import { FramePainter } from './frame-painter.ts';
import { type GroundTileSource, GroundTiles } from './ground-tiles.ts';
import { createLeaflet, MAX_ZOOM, MIN_ZOOM } from './leaflet-map.ts';
import type { GeoPoint, LayerVisibility, MapLabels } from './map-model.ts';
import type { MapScene, SceneChange, SceneMark } from './map-scene.ts';
import {
  boundsOf,
  type Fit,
  fitBounds,
  type Padding,
  scaleAt,
  toGeo,
  toWorld,
  type WorldBounds,
} from './projection.ts';
import { reservedBoxes } from './reserved-boxes.ts';
import { spreadLayout } from './spread-layout.ts';
import { type MapTheme, staleTheme, themeFromStyles } from './theme.ts';
import { ViewMotion } from './view-motion.ts';

export interface MapOptions {
  readonly selectedMarkId: string | null;
  readonly selectedPlaceId: string | null;
  readonly selectedStopId: string | null;
  readonly layers: LayerVisibility;
  readonly stale: boolean;
  readonly labels: MapLabels;
  readonly lettered: boolean;
  readonly home: GeoPoint | null;
}

/** Close enough to tell single marks apart. */
const HOME_ZOOM = 14;

/** Positions arrive many times a second; their places among the chips need no more than this. */
const MOVER_LAYOUT_MS = 500;
/** Members closer together than this many pixels at the last zoom share a place: zooming would not part them. */
const SHARED_PLACE_PIXELS = 14;

/** The living map apart from React: owns Leaflet, the canvas, the index and the view. */
export class MapController {
  readonly map: LeafletMap;
  readonly motion: ViewMotion;
  readonly layer: CanvasLayer;
  readonly scene: MapScene;
  readonly #base: BaseMap;
  readonly #container: HTMLElement;
  readonly #clusters: ClusterClient;
  readonly #painter: FramePainter;
  readonly #reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  readonly #unsubscribe: () => void;
  #options: MapOptions;
  #themes: { readonly live: MapTheme; readonly stale: MapTheme };
  #spread: Spread | null = null;
  #drag: StopDrag | null = null;
  #pointedPlaceId: string | null = null;
  #excluded: ReadonlySet<string> = new Set();
  #areExclusionsStale = true;
  #moversLaidOutMs = -Infinity;
  #moverTimer: ReturnType<typeof setTimeout> | null = null;
  /** Until the operator moves it, the map keeps fitting its pane. */
  #isFitted = true;
  /** Null for the whole region. */
  #fitted: WorldBounds | null = null;

  constructor(container: HTMLElement, setup: { base: BaseMap; scene: MapScene; options: MapOptions }) {
    this.#container = container;
    this.#base = setup.base;
    this.scene = setup.scene;
    this.#options = setup.options;
    this.#themes = readThemes(container);
    this.map = createLeaflet(container, setup.base.bounds);
    this.motion = new ViewMotion(this.map, () => this.#reduced.matches);
    this.#clusters = new ClusterClient(
      this.scene,
      () => {
        this.#painter.invalidateLayout();
        this.layer.requestNewsFrame();
      },
      () => this.layer.requestNewsFrame(),
    );
    this.#painter = new FramePainter(this.#base, this.scene, this.#clusters);
    this.layer = new CanvasLayer((context, view, nowMs) => this.#paint(context, view, nowMs));
    this.fit(false);
    this.layer.addTo(this.map);
    this.#unsubscribe = this.scene.subscribe((change) => this.#onChange(change));
    this.map.on('dragstart', () => this.leaveFit());
    document.fonts?.ready.then(() => this.#onFonts());
  }

  destroy(): void {
    this.#unsubscribe();
    if (this.#moverTimer !== null) clearTimeout(this.#moverTimer);
    this.motion.cancel();
    this.#clusters.close();
    this.map.remove();
  }

  setOptions(options: MapOptions): void {
    this.#options = options;
    this.#areExclusionsStale = true;
    this.#relayout();
  }

  /** After a change of theme or type scale. */
  refreshTheme(): void {
    this.#themes = readThemes(this.#container);
    this.#painter.forgetMeasures();
    this.#relayout();
  }

  resize(): void {
    this.map.invalidateSize({ pan: false });
    if (this.#isFitted) this.#keepFitting(false);
    this.#relayout();
  }

  invalidate(): void {
    this.#relayout();
  }

  /** @param incomplete told whether squares in sight are missing, whenever that has changed */
  setGround(source: GroundTileSource | null, incomplete: (isIncomplete: boolean) => void): void {
    const changed = () => this.layer.requestNewsFrame();
    incomplete(false);
    this.#painter.setGround(source && new GroundTiles(source, { changed, incomplete }));
    this.layer.requestFrame();
  }

  fit(animate = true): void {
    this.#fitted = null;
    this.#keepFitting(animate);
  }

  /** Shows all of these points, and keeps showing them until the operator moves the map. */
  fitPoints(points: Iterable<GeoPoint>, animate = true): void {
    this.#fitted = boundsOf([...points].map(toWorld));
    this.#keepFitting(animate);
  }

  #keepFitting(animate: boolean): void {
    this.#isFitted = true;
    this.closeSpread();
    // The region stands high in the pane: scale bar and legend stand at its foot.
    const fit = this.#fitted
      ? this.#fitOf(this.#fitted, this.#edges(44))
      : this.#fitOf(this.#base.bounds, this.#padding(), 0.2);
    this.motion.fit(fit, animate);
  }

  flyTo(point: GeoPoint, zoom = Math.max(this.map.getZoom(), HOME_ZOOM)): void {
    this.leaveFit();
    this.motion.flyTo(point, zoom);
  }

  goHome(): void {
    const { home } = this.#options;
    if (home) this.flyTo(home, HOME_ZOOM);
    else this.fit();
  }

  /** Shows one district whole. */
  showDistrict(name: string): void {
    const district = this.#base.districts.find((known) => known.name === name);
    if (!district) return;
    this.leaveFit();
    this.closeSpread();
    const fit = this.#fitOf(district.bounds, this.#padding());
    this.motion.flyTo(toGeo(fit.centre), fit.zoom);
  }

  zoomBy(delta: number, pixel?: { x: number; y: number }): void {
    this.leaveFit();
    this.closeSpread();
    this.motion.zoomBy(delta, pixel);
  }

  panBy(x: number, y: number): void {
    this.leaveFit();
    this.map.panBy([x, y], { animate: !this.#reduced.matches, duration: 0.15 });
  }

  leaveFit(): void {
    this.#isFitted = false;
  }

  closeSpread(): void {
    if (!this.#spread) return;
    this.#spread = null;
    this.layer.requestFrame();
  }

  dragStop(drag: StopDrag | null): void {
    this.#drag = drag;
    this.layer.requestFrame();
  }

  /** A place of the tree that is pointed at shows its tree, as a selected one does. */
  pointAtPlace(placeId: string | null): void {
    if (placeId === this.#pointedPlaceId) return;
    this.#pointedPlaceId = placeId;
    this.layer.requestFrame();
  }

  hitAt(x: number, y: number): MapHit | undefined {
    return this.#painter.hits.topAt(x, y, 3 * this.#theme.unit);
  }

  /** Zooms to what an aggregate holds, or spreads it where no zoom would part it. */
  openCluster(cluster: Cluster): void {
    this.#clusters.membersOf(cluster, (marks) => {
      const bounds = boundsOf(marks);
      if (!bounds) return;
      const extent = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
      if (extent * scaleAt(MAX_ZOOM) < SHARED_PLACE_PIXELS || this.map.getZoom() >= MAX_ZOOM - 0.1)
        this.#spreadOut(marks, bounds);
      else this.#zoomInto(bounds);
    });
  }

  /** Zooms to where those of a group are. */
  openMovers(ids: readonly string[]): void {
    const bounds = boundsOf(ids.flatMap((id) => this.scene.movers.get(id)?.glide.to ?? []));
    if (bounds) this.#zoomInto(bounds);
  }

  #zoomInto(bounds: WorldBounds): void {
    this.leaveFit();
    const fit = this.#fitOf(bounds, this.#edges(60));
    // At least one level, or a press on a wide aggregate would seem to do nothing.
    const zoom = Math.min(MAX_ZOOM, Math.max(fit.zoom, this.map.getZoom() + 1));
    this.motion.flyTo(toGeo(fit.centre), zoom);
  }

  #spreadOut(marks: readonly SceneMark[], bounds: WorldBounds): void {
    const offsets = spreadLayout(marks.length, 22 * this.#theme.unit);
    this.#spread = { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2, marks, offsets };
    this.layer.requestFrame();
  }

  get #theme(): MapTheme {
    return this.#options.stale ? this.#themes.stale : this.#themes.live;
  }

  #padding(): Padding {
    const { unit } = this.#themes.live;
    return { top: 22 * unit, right: 14 * unit, bottom: 22 * unit, left: 14 * unit };
  }

  #edges(tenthsOfRem: number): Padding {
    const edge = tenthsOfRem * this.#theme.unit;
    return { top: edge, right: edge, bottom: edge, left: edge };
  }

  #fitOf(bounds: WorldBounds, padding: Padding, above = 0.5): Fit {
    const { x: width, y: height } = this.map.getSize();
    return fitBounds(bounds, { width, height }, { padding, minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM, above });
  }

  #onFonts(): void {
    this.#painter.forgetMeasures();
    this.#relayout();
  }

  #relayout(): void {
    this.#painter.invalidateLayout();
    this.layer.requestFrame();
  }

  #onChange(change: SceneChange): void {
    // Marks are placed anew when the index has counted them; until then they are painted as they now are.
    if (change === 'marks') this.#clusters.invalidate();
    if (change === 'areas') this.#areExclusionsStale = true;
    if (change === 'movers') this.#placeMoversLater();
    if (change !== 'marks' && change !== 'looks' && change !== 'movers') this.#painter.invalidateLayout();
    this.layer.requestNewsFrame();
  }

  #placeMoversLater(): void {
    if (this.#moverTimer !== null) return;
    const wait = Math.max(0, this.#moversLaidOutMs + MOVER_LAYOUT_MS - performance.now());
    this.#moverTimer = setTimeout(() => {
      this.#moverTimer = null;
      this.#moversLaidOutMs = performance.now();
      this.#relayout();
    }, wait);
  }

  /** The selection and the members of areas stand outside the aggregates, and must not be counted twice. */
  #exclusions(): ReadonlySet<string> {
    if (!this.#areExclusionsStale) return this.#excluded;
    this.#areExclusionsStale = false;
    const { selectedMarkId, layers } = this.#options;
    const areas = layers.areas ? [...this.scene.areas.values()] : [];
    this.#excluded = new Set([
      ...areas.flatMap(({ area }) => area.members.map(({ id }) => id)),
      ...(selectedMarkId === null ? [] : [selectedMarkId]),
    ]);
    return this.#excluded;
  }

  #paint(
    context: CanvasRenderingContext2D,
    view: Parameters<FramePainter['paint']>[1],
    nowMs: number,
  ): boolean {
    const {
      layers,
      labels,
      lettered,
      stale,
      selectedMarkId: markId,
      selectedPlaceId: placeId,
      selectedStopId: stopId,
    } = this.#options;
    this.#clusters.follow(view, this.#theme.unit, this.#exclusions());
    const reserved = reservedBoxes(this.#container);
    const state = {
      theme: this.#theme,
      layers,
      labels,
      lettered,
      stale,
      selection: { markId, placeId, stopId },
      pointedPlaceId: this.#pointedPlaceId,
      spread: this.#spread,
      drag: this.#drag,
      reserved,
      reducedMotion: this.#reduced.matches,
    };
    return this.#painter.paint(context, view, nowMs, state);
  }
}

function readThemes(container: HTMLElement): { live: MapTheme; stale: MapTheme } {
  const live = themeFromStyles(container);
  return { live, stale: staleTheme(live) };
}
