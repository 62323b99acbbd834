/** What the map can show. Nothing here knows a domain: a mark is a ranked dot, a mover is something with a heading. */

export type Rank = 'critical' | 'high' | 'normal' | 'low';

/** Worst first; the index of a rank in this list is also its wire number. */
export const RANKS: readonly Rank[] = ['critical', 'high', 'normal', 'low'];

export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
}

export interface MapMark extends GeoPoint {
  readonly id: string;
  readonly rank: Rank;
  /** An unacknowledged mark is a solid tile, an acknowledged one a bare glyph. */
  readonly acknowledged: boolean;
  /** Changed here, not yet confirmed elsewhere: wears a dotted ring. */
  readonly pending?: boolean;
  /** Past its limit: wears a bar under the glyph. */
  readonly breached?: boolean;
  /** Asked for on hover: thousands of marks are never pointed at. */
  readonly label?: () => string;
}

export type MoverKind = 'moving' | 'on-site' | 'free' | 'paused' | 'lost';

/** What a mover is counted as, the most telling first. */
export const MOVER_STATES = ['emphasised', 'lost', 'free', 'moving', 'on-site', 'paused'] as const;
export type MoverState = (typeof MOVER_STATES)[number];

/** Longitude, latitude, time in milliseconds; oldest first. */
export type TrailPoint = readonly [longitude: number, latitude: number, at: number];

export interface MapMover extends GeoPoint {
  readonly id: string;
  readonly headingDegrees: number | null;
  readonly kind: MoverKind;
  /** Emphasised movers are blue; everyone else stays grey. */
  readonly emphasised: boolean;
  readonly label: string;
  readonly trail: readonly TrailPoint[];
  /** 0 for a position of now, 1 for one that is nearly too old to be believed: older ones are fainter. */
  readonly ageing: number;
  /** Age of the position, in words, to be drawn beside the mover; empty for one that is believed. */
  readonly ageLabel: string;
}

export type PlaceKind = 'pop' | 'olt' | 'odp';

export interface MapPlace extends GeoPoint {
  readonly id: string;
  /** Trunk, branch and leaf of a tree: leaves are drawn only when zoomed in or when their tree is selected. */
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  readonly label: string;
  readonly abnormal?: boolean;
}

export interface MapLink {
  readonly id: string;
  readonly fromPlaceId: string;
  readonly toPlaceId: string;
  readonly abnormal?: boolean;
}

export interface MapAreaMember extends GeoPoint {
  /** When it is the id of a mark, that mark is counted here and kept out of the aggregates. */
  readonly id: string;
}

/** What stands beside a sign of severity: how many are what the sign says, and how many are less grave. */
export interface WorstCount {
  readonly ofWorst: number;
  readonly others: number;
}

export interface MapArea {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly rank: Rank;
  /** Of the marks that it stands for. */
  readonly marks: WorstCount;
  readonly members: readonly MapAreaMember[];
  /** A proposal has a dashed outline; a confirmed area a solid one. */
  readonly confirmed?: boolean;
}

export interface LayerVisibility {
  readonly marks: boolean;
  readonly movers: boolean;
  readonly places: boolean;
  readonly areas: boolean;
  /** Districts tinted by the worst that is in them. */
  readonly shades: boolean;
  /** How much was where, of a past that the caller chooses. */
  readonly heat: boolean;
}

/** How much was somewhere. */
export interface MapHeatSpot extends GeoPoint {
  readonly id: string;
  readonly count: number;
}

/** Told apart without hue: neighbours have different lines, and each its plate. */
export const ROUTE_LINES = ['solid', 'long-dash', 'dotted', 'dash-dot', 'double'] as const;
export type RouteLine = (typeof ROUTE_LINES)[number];

export interface MapRouteStop extends GeoPoint {
  readonly id: string;
  readonly number: string;
  /** Passed stops shrink to dots, and the legs to them fade. */
  readonly isPassed: boolean;
  /** How late, in three steps; 0 in time. */
  readonly lateStep: 0 | 1 | 2 | 3;
  readonly label: () => string;
}

/** Stops in their order. The legs are straight: which roads are taken is not known here. */
export interface MapRoute {
  readonly id: string;
  readonly plate: string;
  readonly line: RouteLine;
  readonly emphasised: boolean;
  /** Else its plate stands alone. */
  readonly isDrawn: boolean;
  /** Where the leg to the first stop ahead begins. */
  readonly from: GeoPoint | null;
  /** Where the day ends after the last stop ahead; null where that is open. */
  readonly to: GeoPoint | null;
  readonly stops: readonly MapRouteStop[];
  readonly label: () => string;
}

/** A stop that would stand elsewhere, by the same figure as in the list beside the map. */
export interface MapProposedMove extends GeoPoint {
  readonly stopId: string;
  readonly badge: string;
  readonly isChosen: boolean;
  /** Its neighbours on the route it would leave and on the one it would join, itself between them. */
  readonly legsBefore: readonly GeoPoint[];
  readonly legsAfter: readonly GeoPoint[];
}

/** On no route. */
export interface MapLooseStop extends GeoPoint {
  readonly id: string;
  readonly rank: Rank;
  readonly label: () => string;
}

export interface MapRoutes {
  readonly routes: readonly MapRoute[];
  readonly moves: readonly MapProposedMove[];
  readonly loose: readonly MapLooseStop[];
}

/** The worst that is in a district, and how many of that rank are. */
export interface DistrictShade {
  readonly rank: Rank;
  readonly count: number;
}

/** By a district's name on the base map; one without a shade is absent. */
export type DistrictShades = ReadonlyMap<string, DistrictShade>;
export const NO_SHADES: DistrictShades = new Map();

export const ALL_LAYERS: LayerVisibility = {
  marks: true,
  movers: true,
  places: true,
  areas: true,
  shades: false,
  heat: false,
};

/** Which part of the world a map shows. */
export interface ViewInSight {
  /** Of its centre, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly widthMetres: number;
}

export interface MapLabels {
  /** For figures: `0,5 km` in Indonesian. */
  readonly locale: string;
  readonly map: string;
  readonly sea: string;
  /** Translations of neighbour names, by the base map's own name; absent ones stay as they are. */
  readonly neighbours?: Readonly<Record<string, string>>;
  readonly kilometres: string;
  readonly metres: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** The view, for who does not see it. */
  view(view: ViewInSight): string;
  /** Said while squares of a finer ground cannot be had: what shows is the built-in base. */
  readonly groundMissing: string;
  /** For tooltips of groups. */
  readonly movers: Readonly<Record<MoverState, string>>;
  /** One letter per rank, for tooltips of aggregates. */
  readonly ranks: Readonly<Record<Rank, string>>;
}
