import type { Map as LeafletMap } from 'leaflet';
import type { BaseMap } from './base-map.ts';
import { CanvasLayer } from './canvas-layer.ts';
import { ClusterClient } from './cluster-client.ts';
import type { Cluster } from './cluster-index.ts';
import type { MapHit, Spread, StopDrag } from './frame.ts';
import { FramePainter } from './frame-painter.ts';
import { type GroundTileSource, GroundTiles } from './ground-tiles.ts';
import { createLeaflet, MAX_ZOOM } from './leaflet-map.ts';
import { MapCamera } from './map-camera.ts';
import type { GeoPoint, LayerVisibility, MapLabels } from './map-model.ts';
import type { MapScene, SceneChange, SceneMark } from './map-scene.ts';
import { boundsOf, isSameView, type MapView, scaleAt, type WorldBounds } from './projection.ts';
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

/** Positions arrive many times a second; their places among the chips need no more than this. */
const MOVER_LAYOUT_MS = 500;
/** Within so long marks are counted even on a busy machine; until then the first picture of the map stands. */
const FIRST_COUNT_MS = 400;
/** Members closer together than this many pixels at the last zoom share a place: zooming would not part them. */
const SHARED_PLACE_PIXELS = 14;

/** The living map apart from React: owns Leaflet, the canvas and the index. */
export class MapController {
  readonly map: LeafletMap;
  readonly camera: MapCamera;
  readonly layer: CanvasLayer;
  readonly scene: MapScene;
  readonly #motion: ViewMotion;
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
  #countTimer: ReturnType<typeof setTimeout> | null = null;
  /** As it was painted last without its marks. */
  #uncounted: { readonly view: MapView; readonly sinceMs: number } | null = null;

  constructor(container: HTMLElement, setup: { base: BaseMap; scene: MapScene; options: MapOptions }) {
    this.#container = container;
    this.scene = setup.scene;
    this.#options = setup.options;
    this.#themes = readThemes(container);
    this.map = createLeaflet(container, setup.base.bounds);
    const isReduced = () => this.#reduced.matches;
    this.#motion = new ViewMotion(this.map, isReduced);
    this.camera = new MapCamera({
      map: this.map,
      motion: this.#motion,
      base: setup.base,
      isReduced,
      unit: () => this.#themes.live.unit,
      home: () => this.#options.home,
      onLeave: () => this.closeSpread(),
    });
    this.#clusters = new ClusterClient(
      this.scene,
      () => {
        this.#painter.invalidateLayout();
        this.layer.requestNewsFrame();
      },
      () => this.layer.requestNewsFrame(),
    );
    this.#painter = new FramePainter(setup.base, this.scene, this.#clusters);
    this.layer = new CanvasLayer((context, view, nowMs) => this.#paint(context, view, nowMs));
    this.camera.fit(false);
    this.layer.addTo(this.map);
    this.#unsubscribe = this.scene.subscribe((change) => this.#onChange(change));
    this.map.on('dragstart', () => this.camera.leaveFit());
    document.fonts?.ready.then(() => this.#onFonts());
  }

  destroy(): void {
    this.#unsubscribe();
    if (this.#moverTimer !== null) clearTimeout(this.#moverTimer);
    if (this.#countTimer !== null) clearTimeout(this.#countTimer);
    this.#motion.cancel();
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
    const before = this.#themes.live;
    this.#themes = readThemes(this.#container);
    const { unit, fontUi } = this.#themes.live;
    // Colours move nothing, and to seek the places of all names anew takes longer than to paint them.
    if (unit === before.unit && fontUi === before.fontUi) this.layer.requestFrame();
    else this.#onFonts();
  }

  resize(): void {
    this.camera.resize();
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
      else this.camera.zoomInto(bounds);
    });
  }

  /** Zooms to where those of a group are. */
  openMovers(ids: readonly string[]): void {
    const bounds = boundsOf(ids.flatMap((id) => this.scene.movers.get(id)?.glide.to ?? []));
    if (bounds) this.camera.zoomInto(bounds);
  }

  #spreadOut(marks: readonly SceneMark[], bounds: WorldBounds): void {
    const offsets = spreadLayout(marks.length, 22 * this.#theme.unit);
    this.#spread = { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2, marks, offsets };
    this.layer.requestFrame();
  }

  get #theme(): MapTheme {
    return this.#options.stale ? this.#themes.stale : this.#themes.live;
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

  /**
   * A map that has just been opened is told of one thing after the other. It is painted at once, and then with its marks:
   * each frame in between would keep them, and the rest of a board, waiting for as long again.
   */
  #awaitsCount(view: MapView, nowMs: number): boolean {
    if (this.#clusters.hasAnswered || !this.#options.layers.marks) return false;
    const before = this.#uncounted;
    this.#countTimer ??= setTimeout(() => {
      if (!this.#clusters.hasAnswered) this.layer.requestFrame();
    }, FIRST_COUNT_MS);
    this.#uncounted = { view, sinceMs: before?.sinceMs ?? nowMs };
    return before !== null && isSameView(before.view, view) && nowMs - before.sinceMs < FIRST_COUNT_MS;
  }

  #paint(context: CanvasRenderingContext2D, view: MapView, nowMs: number): boolean {
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
    if (this.#awaitsCount(view, nowMs)) return false;
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
