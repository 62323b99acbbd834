import type { Leader } from './area-shape.ts';
import type { BaseMap } from './base-map.ts';
import type { Box } from './box-grid.ts';
import type { ClusterClient } from './cluster-client.ts';
import type { LayerVisibility, MapArea, MapLabels } from './map-model.ts';
import type { MapScene, SceneMover } from './map-scene.ts';
import type { PlacedMark } from './mark-placement.ts';
import type { MoverPart } from './mover-states.ts';
import type { MapView } from './projection.ts';
import type { MapTheme } from './theme.ts';

/** Somebody in sight, in pixels of the layout. */
export interface MoverCandidate {
  readonly mover: SceneMover;
  readonly x: number;
  readonly y: number;
}

/** How far from its place a mover that stands alone is drawn. */
export interface PlacedMover {
  readonly dx: number;
  readonly dy: number;
}

/** Several movers too close together to be told apart: one chip with how many are in which state. */
export interface PlacedMoverGroup {
  /** Id of the mover they were gathered around. */
  readonly key: string;
  readonly ids: readonly string[];
  readonly parts: readonly MoverPart[];
  /** Covers none of them: a leader shows whose it is. */
  readonly isApart: boolean;
  /** The middle of where they are. */
  readonly x: number;
  readonly y: number;
  /** Where the chip found room. */
  readonly chipX: number;
  readonly chipY: number;
  readonly width: number;
  readonly height: number;
}

export type LabelStyle =
  | 'district'
  | 'district-close'
  | 'highlighted'
  | 'village'
  | 'place'
  | 'selected-place'
  | 'neighbour'
  | 'sea';

export interface PlacedLabel {
  readonly key: string;
  readonly lines: readonly string[];
  /** Its last line is no name: how many there are of the worst in a shaded district. */
  readonly isCounted?: boolean;
  readonly style: LabelStyle;
  /** Centre, in pixels of the layout. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What an area is called and how many are in it, beside its outline. */
export interface PlacedAreaLabel {
  readonly areaId: string;
  readonly text: string;
  /** With a frame and its name; else the figure alone, in the middle of the area. */
  readonly isChip: boolean;
  /** Null where it touches its area. */
  readonly leader: Leader | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The shield with a route's number, in pixels of the layout. */
export interface PlacedPlate {
  readonly routeId: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Everything placed on the pane at one zoom, in pixels relative to `left`/`top`; a pan only shifts it. */
export interface MapLayout {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  readonly madeMs: number;
  readonly box: Box;
  readonly marks: readonly PlacedMark[];
  /** By their ids; who is in a group is absent. */
  readonly movers: ReadonlyMap<string, PlacedMover>;
  readonly moverGroups: readonly PlacedMoverGroup[];
  /** How far they were gathered, in tenths of a rem. */
  readonly moverReach: number;
  readonly labels: readonly PlacedLabel[];
  readonly areaLabels: readonly PlacedAreaLabel[];
  /** How grave each area was, also of those without a label. */
  readonly areaRanks: ReadonlyMap<string, MapArea['rank']>;
  readonly plates: readonly PlacedPlate[];
}

export interface LayoutInput {
  readonly view: MapView;
  readonly theme: MapTheme;
  readonly base: BaseMap;
  readonly scene: MapScene;
  readonly clusters: ClusterClient;
  readonly layers: LayerVisibility;
  readonly labels: MapLabels;
  readonly lettered: boolean;
  readonly highlight: string | null;
  readonly selectedPlaceId: string | null;
  readonly selectedMarkId: string | null;
  /** Controls that lie over the map, in pixels of the pane: no sign stands under them. */
  readonly reserved: readonly Box[];
  readonly measure: (text: string, font: string) => number;
  readonly before: MapLayout | null;
  readonly nowMs: number;
}
