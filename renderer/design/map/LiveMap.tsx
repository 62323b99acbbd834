import {
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { BaseMap } from './base-map.ts';
import { describeHit } from './describe-hit.ts';
import type { MapHit } from './frame.ts';
import './live-map.css';
import type { GroundTileSource } from './ground-tiles.ts';
import { MapController, type MapOptions } from './map-controller.ts';
import { MapInput, type MapInputHandlers, type MapKey } from './map-input.ts';
import {
  ALL_LAYERS,
  type GeoPoint,
  type LayerVisibility,
  type MapLabels,
  type ViewInSight,
} from './map-model.ts';
import type { MapScene } from './map-scene.ts';
import type { StopDragHandlers } from './stop-dragging.ts';
import { watchView } from './view-in-sight.ts';
import { watchAppearance } from './watch-appearance.ts';
import { ZoomControls } from './ZoomControls.tsx';

export interface LiveMapHandle {
  /** Centres on a point; without a zoom, close enough to tell single marks apart. */
  flyTo(point: GeoPoint, zoom?: number): void;
  /** Shows the whole region. */
  fit(): void;
  /** To the map's own place, or the whole region where it has none. */
  goHome(): void;
  /** Shows all of these points. */
  fitPoints(points: Iterable<GeoPoint>): void;
  zoomBy(delta: number): void;
  panBy(x: number, y: number): void;
  /** Shows one district whole, by its name on the base map. */
  showDistrict(name: string): void;
  /** Repaints after the scene was changed behind its back. */
  invalidate(): void;
  /** Reads the custom properties again; changes on the document element are noticed without it. */
  refreshTheme(): void;
  /** What the last frame cost, in milliseconds. */
  lastPaintMs(): number;
}

export interface LiveMapProps {
  readonly scene: MapScene;
  readonly baseMap: BaseMap;
  readonly labels: MapLabels;
  /** Finer than the base map, where it has squares. */
  readonly ground?: GroundTileSource | null;
  /** Whose data the ground is. */
  readonly attribution?: string;
  /** The ground that was wished for cannot be read at all. */
  readonly isGroundUnreadable?: boolean;
  /** The map's own place; else it is at home in the whole region. */
  readonly home?: GeoPoint | null;
  readonly selectedMarkId?: string | null;
  readonly selectedPlaceId?: string | null;
  readonly selectedStopId?: string | null;
  readonly layers?: LayerVisibility;
  /** Severities wear their letters, to be read from afar; else chips, of which more find room. */
  readonly lettered?: boolean;
  /** Older than its budget: healthy greys drop an ink, movers go grey. */
  readonly stale?: boolean;
  readonly onSelectMark?: (id: string) => void;
  readonly onSelectMover?: (id: string) => void;
  readonly onSelectPlace?: (id: string) => void;
  readonly onSelectArea?: (id: string) => void;
  readonly onSelectStop?: (id: string) => void;
  readonly onSelectRoute?: (id: string) => void;
  /** What a key means while the map has the focus; the arrows move it in any case. */
  readonly keyMeans?: (event: KeyboardEvent) => MapKey | null;
  /** Given where a stop may be taken to another route by hand. */
  readonly drag?: StopDragHandlers;
  /** False for a wall: no controls, no pointer. */
  readonly interactive?: boolean;
  /** Null until the map stands: whoever flies it as soon as it does keeps the handle as state. */
  readonly ref?: Ref<LiveMapHandle | null>;
  /** Lies over the map: a legend, a notice. */
  readonly children?: ReactNode;
}

interface Mounted {
  readonly controller: MapController;
  readonly input: MapInput | null;
}

export function LiveMap(props: LiveMapProps): ReactNode {
  const { scene, baseMap, labels, interactive = true, children } = props;
  const host = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<Mounted | null>(null);
  const options = optionsOf(props);
  const handlers = handlersOf(props);
  const latest = useRef({ options, handlers });
  latest.current = { options, handlers };

  useLayoutEffect(() => {
    if (!host.current) return;
    const next = mount(host.current, { scene, baseMap, interactive, ...latest.current });
    setMounted(next);
    return () => {
      next.unmount();
      setMounted(null);
    };
  }, [scene, baseMap, interactive]);

  const viewId = useId();
  const [view, setView] = useState<ViewInSight | null>(null);
  useEffect(() => (mounted ? watchView(mounted.controller.map, setView) : undefined), [mounted]);

  const { ground = null, attribution = '', isGroundUnreadable = false } = props;
  const [isIncomplete, setIncomplete] = useState(false);
  useEffect(() => mounted?.controller.setGround(ground, setIncomplete), [mounted, ground]);

  const { selectedMarkId, selectedPlaceId, selectedStopId, layers, stale, home } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `options` is new at every render, its parts are not
  useEffect(
    () => mounted?.controller.setOptions(latest.current.options),
    [mounted, selectedMarkId, selectedPlaceId, selectedStopId, layers, stale, home, labels],
  );
  useEffect(() => mounted?.input?.setHandlers(latest.current.handlers));
  useImperativeHandle<LiveMapHandle | null, LiveMapHandle | null>(
    props.ref,
    () => mounted && handleOf(mounted.controller),
    [mounted],
  );

  return (
    <div className="live-map">
      <section
        ref={host}
        className="live-map-pane"
        tabIndex={interactive ? 0 : -1}
        aria-label={labels.map}
        aria-describedby={viewId}
      />
      <span id={viewId} className="visually-hidden">
        {view && labels.view(view)}
      </span>
      {interactive && mounted ? (
        <ZoomControls
          labels={labels}
          onZoom={(delta) => mounted.controller.camera.zoomBy(delta)}
          onFit={() => mounted.controller.camera.fit()}
        />
      ) : null}
      {isIncomplete || isGroundUnreadable ? (
        <p className="live-map-note" role="status">
          {labels.groundMissing}
        </p>
      ) : (
        attribution !== '' && <p className="live-map-note">{attribution}</p>
      )}
      {children}
    </div>
  );
}

function optionsOf({
  selectedMarkId = null,
  selectedPlaceId = null,
  selectedStopId = null,
  layers = ALL_LAYERS,
  stale = false,
  lettered = false,
  home = null,
  labels,
}: LiveMapProps): MapOptions {
  return { selectedMarkId, selectedPlaceId, selectedStopId, layers, stale, lettered, home, labels };
}

function handlersOf(props: LiveMapProps): MapInputHandlers {
  const onHit = (hit: MapHit): void => {
    if (hit.kind === 'mark') props.onSelectMark?.(hit.id);
    if (hit.kind === 'mover') props.onSelectMover?.(hit.id);
    if (hit.kind === 'place') props.onSelectPlace?.(hit.id);
    if (hit.kind === 'area') props.onSelectArea?.(hit.id);
    if (hit.kind === 'stop') props.onSelectStop?.(hit.id);
    if (hit.kind === 'route') props.onSelectRoute?.(hit.id);
  };
  return {
    onHit,
    describe: (hit) => describeHit(hit, props.scene, props.labels),
    keyMeans: (event) => props.keyMeans?.(event) ?? null,
    drag: props.drag ?? null,
  };
}

interface MountRequest {
  readonly scene: MapScene;
  readonly baseMap: BaseMap;
  readonly interactive: boolean;
  readonly options: MapOptions;
  readonly handlers: MapInputHandlers;
}

function mount(
  host: HTMLElement,
  { scene, baseMap, interactive, options, handlers }: MountRequest,
): Mounted & { unmount: () => void } {
  const controller = new MapController(host, { base: baseMap, scene, options });
  const input = interactive ? new MapInput(controller, handlers) : null;
  if (!interactive) controller.map.dragging.disable();
  const stopWatching = watchAppearance(host, {
    onResize: () => controller.resize(),
    onTheme: () => controller.refreshTheme(),
  });
  const unmount = (): void => {
    stopWatching();
    input?.destroy();
    controller.destroy();
  };
  return { controller, input, unmount };
}

function handleOf(controller: MapController): LiveMapHandle {
  const { camera } = controller;
  return {
    flyTo: (point, zoom) => camera.flyTo(point, zoom),
    fit: () => camera.fit(),
    goHome: () => camera.goHome(),
    fitPoints: (points) => camera.fitPoints(points),
    zoomBy: (delta) => camera.zoomBy(delta),
    panBy: (x, y) => camera.panBy(x, y),
    showDistrict: (name) => camera.showDistrict(name),
    invalidate: () => controller.invalidate(),
    refreshTheme: () => controller.refreshTheme(),
    lastPaintMs: () => controller.layer.paintMs,
  };
}
