import { describe, expect, it } from 'vitest';
import { BoxGrid, boxAround } from './box-grid.ts';
import type { LayoutInput } from './layout-model.ts';
import type { MapRoute } from './map-model.ts';
import { placeRoutes } from './route-placement.ts';
import { sceneRoutes } from './scene-routes.ts';

const scale = 100_000;
const centre = { longitude: 107.3, latitude: -6.3 };
const aRoute = (fact: Partial<MapRoute>): MapRoute => ({
  id: 'a',
  plate: '01',
  line: 'solid',
  emphasised: false,
  isDrawn: true,
  from: null,
  to: null,
  stops: [{ id: 's', number: '1', isPassed: false, lateStep: 0, label: () => '', ...centre }],
  label: () => '',
  ...fact,
});

function place(routes: readonly MapRoute[], claimed = new BoxGrid<null>()) {
  const scene = { routes: sceneRoutes({ routes, moves: [], loose: [] }) };
  const [stop] = scene.routes.routes[0]?.ahead ?? [];
  const view = {
    left: (stop?.x ?? 0) * scale - 250,
    top: (stop?.y ?? 0) * scale - 250,
    width: 500,
    height: 500,
    scale,
  };
  return placeRoutes({ scene, view, theme: { unit: 1 } } as unknown as LayoutInput, claimed);
}

describe('the plates of routes', () => {
  it('stand beside the next stop, clear of it', () => {
    const [plate] = place([aRoute({})]);
    expect(Math.hypot((plate?.x ?? 0) - 250, (plate?.y ?? 0) - 250)).toBeGreaterThan(15);
    expect(Math.hypot((plate?.x ?? 0) - 250, (plate?.y ?? 0) - 250)).toBeLessThan(30);
  });

  it('never cover each other, the emphasised one having the first choice', () => {
    const plates = place([aRoute({}), aRoute({ id: 'b', emphasised: true }), aRoute({ id: 'c' })]);
    expect(plates[0]?.routeId).toBe('b');
    const grid = new BoxGrid<null>();
    for (const { x, y, width, height } of plates) {
      expect(grid.isFree(boxAround(x, y, width, height))).toBe(true);
      grid.add(boxAround(x, y, width, height), null);
    }
  });

  it('are left out without room, unless their route is drawn', () => {
    const full = () => {
      const claimed = new BoxGrid<null>();
      claimed.add(boxAround(250, 250, 400, 400), null);
      return claimed;
    };
    expect(place([aRoute({ isDrawn: false })], full())).toEqual([]);
    expect(place([aRoute({})], full())).toHaveLength(1);
  });
});

describe('the routes of a scene', () => {
  it('are told apart into what is passed and what is ahead, the emphasised one on top', () => {
    const passed = { id: 'p', number: '1', isPassed: true, lateStep: 0 as const, label: () => '', ...centre };
    const { routes } = sceneRoutes({
      routes: [aRoute({ id: 'top', emphasised: true, stops: [passed] }), aRoute({ id: 'below' })],
      moves: [],
      loose: [],
    });
    expect(routes.map(({ route }) => route.id)).toEqual(['below', 'top']);
    expect(routes[1]?.passed).toHaveLength(1);
    expect(routes[1]?.ahead).toHaveLength(0);
  });
});
