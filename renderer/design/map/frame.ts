import type { BoxGrid } from './box-grid.ts';
import type { Cluster } from './cluster-index.ts';
import type { MapLayout } from './layout-model.ts';
import type { LayerVisibility, MapLabels } from './map-model.ts';
import type { MapScene, SceneMark } from './map-scene.ts';
import type { MapView } from './projection.ts';
import type { SpreadOffset } from './spread-layout.ts';
import type { MapTheme } from './theme.ts';

/** What can be pointed at. */
export type MapHit =
  | { readonly kind: 'mark'; readonly id: string }
  | { readonly kind: 'mover'; readonly id: string }
  /** Of a group, by the mover it was gathered around. */
  | { readonly kind: 'movers'; readonly id: string; readonly ids: readonly string[] }
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'area'; readonly id: string }
  /** Of a route, or of none. */
  | { readonly kind: 'stop'; readonly id: string; readonly routeId: string | null }
  | { readonly kind: 'route'; readonly id: string }
  | { readonly kind: 'cluster'; readonly cluster: Cluster };

/** Marks which share a place, opened around it. */
export interface Spread {
  readonly x: number;
  readonly y: number;
  readonly marks: readonly SceneMark[];
  readonly offsets: readonly SpreadOffset[];
}

export interface Selection {
  readonly markId: string | null;
  readonly placeId: string | null;
  readonly stopId: string | null;
}

/** A stop on its way to another route, in pixels of the pane. */
export interface StopDrag {
  readonly stopId: string;
  readonly x: number;
  readonly y: number;
  readonly target: MapHit | null;
}

/** One frame being painted; painters draw, and say what they drew where. */
export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly view: MapView;
  readonly theme: MapTheme;
  readonly scene: MapScene;
  readonly layout: MapLayout;
  readonly layers: LayerVisibility;
  readonly labels: MapLabels;
  /** Symbols with their letters, as a wall's tiles have them. */
  readonly lettered: boolean;
  /** What is shown is last known: lettered symbols are hollow. */
  readonly stale: boolean;
  readonly selection: Selection;
  readonly pointedPlaceId: string | null;
  readonly spread: Spread | null;
  readonly drag: StopDrag | null;
  readonly nowMs: number;
  readonly reducedMotion: boolean;
  readonly hits: BoxGrid<MapHit>;
}

export const screenX = (frame: Frame, worldX: number): number => worldX * frame.view.scale - frame.view.left;
export const screenY = (frame: Frame, worldY: number): number => worldY * frame.view.scale - frame.view.top;

/** From pixels of the layout to pixels of the pane, which during a zoom is already at another scale. */
export function fromLayout(
  { layout, view }: Frame,
  spot: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } {
  const ratio = view.scale / layout.scale;
  return { x: (spot.x + layout.left) * ratio - view.left, y: (spot.y + layout.top) * ratio - view.top };
}
