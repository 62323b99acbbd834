import { convexHull } from './convex-hull.ts';
import {
  type DistrictShade,
  type DistrictShades,
  type MapArea,
  type MapHeatSpot,
  type MapLink,
  type MapMark,
  type MapMover,
  type MapPlace,
  type MapRoutes,
  NO_SHADES,
} from './map-model.ts';
import { type Glide, glideTo, standing } from './mover-motion.ts';
import { boundsOf, toWorld, type WorldBounds, type WorldPoint, worldX, worldY } from './projection.ts';
import { NO_ROUTES, type SceneRoutes, sceneRoutes } from './scene-routes.ts';

/** `looks`: marks are drawn otherwise, and stand and rank as before. */
export type SceneChange = 'marks' | 'looks' | 'movers' | 'places' | 'areas' | 'routes' | 'shades';

export interface SceneMark extends WorldPoint {
  readonly mark: MapMark;
}

export interface SceneMover {
  readonly mover: MapMover;
  readonly glide: Glide;
  /** x, y, x, y …, oldest first. */
  readonly trail: Float64Array;
}

export interface ScenePlace extends WorldPoint {
  readonly place: MapPlace;
}

export interface SceneArea {
  readonly area: MapArea;
  readonly hull: readonly WorldPoint[];
  readonly bounds: WorldBounds;
}

export interface SceneHeat extends WorldPoint {
  readonly spot: MapHeatSpot;
}

type Listener = (change: SceneChange) => void;

/**
 * What the map shows, mutated in place: at two hundred changes a second a copied map would cost more than the drawing.
 * Every change tells its listeners at once; they redraw at most once a frame.
 */
export class MapScene {
  readonly marks = new Map<string, SceneMark>();
  readonly movers = new Map<string, SceneMover>();
  readonly places = new Map<string, ScenePlace>();
  readonly links = new Map<string, MapLink>();
  readonly areas = new Map<string, SceneArea>();
  heat: readonly SceneHeat[] = [];
  shades: DistrictShades = NO_SHADES;
  /** The same by rank: another map only when a district is shaded otherwise. */
  groundShades: DistrictShades = NO_SHADES;
  routes: SceneRoutes = NO_ROUTES;
  readonly #childrenOf = new Map<string, ScenePlace[]>();
  readonly #listeners = new Set<Listener>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  invalidate(change: SceneChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  setMarks(marks: Iterable<MapMark>): void {
    this.marks.clear();
    for (const mark of marks) this.marks.set(mark.id, { mark, ...toWorld(mark) });
    this.invalidate('marks');
  }

  upsertMark(mark: MapMark): void {
    const before = this.marks.get(mark.id)?.mark;
    this.marks.set(mark.id, { mark, ...toWorld(mark) });
    this.invalidate(before && standsAlike(before, mark) ? 'looks' : 'marks');
  }

  removeMark(id: string): void {
    if (this.marks.delete(id)) this.invalidate('marks');
  }

  setMovers(movers: Iterable<MapMover>): void {
    const kept = new Set<string>();
    for (const mover of movers) {
      kept.add(mover.id);
      this.#putMover(mover);
    }
    for (const id of this.movers.keys()) if (!kept.has(id)) this.movers.delete(id);
    this.invalidate('movers');
  }

  upsertMover(mover: MapMover): void {
    this.#putMover(mover);
    this.invalidate('movers');
  }

  removeMover(id: string): void {
    if (this.movers.delete(id)) this.invalidate('movers');
  }

  setPlaces(places: Iterable<MapPlace>): void {
    this.places.clear();
    this.#childrenOf.clear();
    for (const place of places) this.places.set(place.id, { place, ...toWorld(place) });
    for (const child of this.places.values()) {
      const { parentId } = child.place;
      if (parentId !== null)
        this.#childrenOf.set(parentId, [...(this.#childrenOf.get(parentId) ?? []), child]);
    }
    this.invalidate('places');
  }

  setLinks(links: Iterable<MapLink>): void {
    this.links.clear();
    for (const link of links) this.links.set(link.id, link);
    this.invalidate('places');
  }

  setAreas(areas: Iterable<MapArea>): void {
    this.areas.clear();
    for (const area of areas) this.#putArea(area);
    this.invalidate('areas');
  }

  upsertArea(area: MapArea): void {
    this.#putArea(area);
    this.invalidate('areas');
  }

  removeArea(id: string): void {
    if (this.areas.delete(id)) this.invalidate('areas');
  }

  setShades(shades: DistrictShades): void {
    const isSame = (agree: (one: DistrictShade, other: DistrictShade | undefined) => boolean) =>
      shades.size === this.shades.size &&
      [...shades].every(([name, shade]) => agree(shade, this.shades.get(name)));
    const isAlike = isSame((one, other) => one.rank === other?.rank);
    if (isAlike && isSame((one, other) => one.count === other?.count)) return;
    this.shades = shades;
    // The ground is painted anew for it, which costs more than any other change; a count is only written over it.
    if (!isAlike) this.groundShades = shades;
    this.invalidate('shades');
  }

  setHeat(spots: readonly MapHeatSpot[]): void {
    this.heat = spots.map((spot) => ({ spot, ...toWorld(spot) }));
    this.invalidate('looks');
  }

  setRoutes(routes: MapRoutes): void {
    this.routes = sceneRoutes(routes);
    this.invalidate('routes');
  }

  childrenOf(placeId: string): readonly ScenePlace[] {
    return this.#childrenOf.get(placeId) ?? [];
  }

  #putMover(mover: MapMover): void {
    const at = toWorld(mover);
    const before = this.movers.get(mover.id);
    const trail = Float64Array.from(
      mover.trail.flatMap(([longitude, latitude]) => [worldX(longitude), worldY(latitude)]),
    );
    this.movers.set(mover.id, {
      mover,
      glide: before ? glideTo(before.glide, at, this.#now()) : standing(at),
      trail,
    });
  }

  #putArea(area: MapArea): void {
    const points = area.members.map(toWorld);
    const bounds = boundsOf(points);
    if (bounds) this.areas.set(area.id, { area, hull: convexHull(points), bounds });
    else this.areas.delete(area.id);
  }
}

/** Aggregates count places and ranks only: most changes of a mark leave them as they are. */
const standsAlike = (a: MapMark, b: MapMark): boolean =>
  a.longitude === b.longitude && a.latitude === b.latitude && a.rank === b.rank;
