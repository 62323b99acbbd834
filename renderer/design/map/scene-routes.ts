import type { MapLooseStop, MapProposedMove, MapRoute, MapRouteStop, MapRoutes } from './map-model.ts';
import { toWorld, type WorldPoint } from './projection.ts';

export interface SceneStop extends WorldPoint {
  readonly stop: MapRouteStop;
}

export interface SceneRoute {
  readonly route: MapRoute;
  readonly from: WorldPoint | null;
  readonly to: WorldPoint | null;
  readonly passed: readonly SceneStop[];
  readonly ahead: readonly SceneStop[];
}

export interface SceneMove extends WorldPoint {
  readonly move: MapProposedMove;
  readonly legsBefore: readonly WorldPoint[];
  readonly legsAfter: readonly WorldPoint[];
}

export interface SceneLooseStop extends WorldPoint {
  readonly stop: MapLooseStop;
}

/** The emphasised routes last: they are drawn over the others. */
export interface SceneRoutes {
  readonly routes: readonly SceneRoute[];
  readonly moves: readonly SceneMove[];
  readonly loose: readonly SceneLooseStop[];
}

export const NO_ROUTES: SceneRoutes = { routes: [], moves: [], loose: [] };

export function sceneRoutes({ routes, moves, loose }: MapRoutes): SceneRoutes {
  return {
    routes: routes.map(sceneRoute).sort((a, b) => Number(a.route.emphasised) - Number(b.route.emphasised)),
    moves: moves.map((move) => ({
      move,
      ...toWorld(move),
      legsBefore: move.legsBefore.map(toWorld),
      legsAfter: move.legsAfter.map(toWorld),
    })),
    loose: loose.map((stop) => ({ stop, ...toWorld(stop) })),
  };
}

function sceneRoute(route: MapRoute): SceneRoute {
  const stops = route.stops.map((stop) => ({ stop, ...toWorld(stop) }));
  return {
    route,
    from: route.from && toWorld(route.from),
    to: route.to && toWorld(route.to),
    passed: stops.filter(({ stop }) => stop.isPassed),
    ahead: stops.filter(({ stop }) => !stop.isPassed),
  };
}
