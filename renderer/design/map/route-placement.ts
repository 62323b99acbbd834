import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import type { LayoutInput, PlacedPlate } from './layout-model.ts';
import type { WorldPoint } from './projection.ts';
import type { SceneRoute } from './scene-routes.ts';

/** Radius of a numbered stop, in tenths of a rem. */
export const stopRadius = (emphasised: boolean): number => (emphasised ? 9 : 7.5);

const plateSize = ({ emphasised, isDrawn }: SceneRoute['route']) =>
  emphasised ? { width: 32, height: 20 } : isDrawn ? { width: 26, height: 16 } : { width: 22, height: 14 };

/** Around the anchor, the nearest first. */
const rings = [
  { reach: 20, steps: 8 },
  { reach: 30, steps: 12 },
  { reach: 44, steps: 16 },
];
const offsets = rings.flatMap(({ reach, steps }) =>
  Array.from({ length: steps }, (_, i) => {
    const angle = (i / steps) * 2 * Math.PI - Math.PI / 2;
    return { dx: Math.cos(angle) * reach * 1.15, dy: Math.sin(angle) * reach };
  }),
);

/** Stops stand where they are; plates take what room is left beside their routes, the emphasised one's first. */
export function placeRoutes(input: LayoutInput, claimed: BoxGrid<null>): readonly PlacedPlate[] {
  const { routes, loose, moves } = input.scene.routes;
  const ordered = [...routes].sort((a, b) => precedence(b) - precedence(a));
  for (const scene of ordered) if (scene.route.isDrawn) claimStops(input, claimed, scene);
  for (const stop of loose) claimAt(input, claimed, stop, 14);
  for (const move of moves) claimAt(input, claimed, move, 26);
  return ordered.flatMap((scene) => placePlate(input, claimed, scene) ?? []);
}

const precedence = ({ route }: SceneRoute): number => (route.emphasised ? 2 : route.isDrawn ? 1 : 0);

function claimStops(input: LayoutInput, claimed: BoxGrid<null>, { route, ahead, passed }: SceneRoute): void {
  for (const stop of ahead) claimAt(input, claimed, stop, 2 * stopRadius(route.emphasised));
  for (const stop of passed) claimAt(input, claimed, stop, 6);
}

function claimAt({ view, theme }: LayoutInput, claimed: BoxGrid<null>, at: WorldPoint, side: number): void {
  const [x, y] = [at.x * view.scale - view.left, at.y * view.scale - view.top];
  claimed.add(boxAround(x, y, side * theme.unit, side * theme.unit), null);
}

/** A drawn route never goes without its plate; one that is not drawn is left out where it has no room. */
function placePlate(input: LayoutInput, claimed: BoxGrid<null>, scene: SceneRoute): PlacedPlate | null {
  const { view, theme } = input;
  const anchor = scene.ahead[0] ?? scene.from ?? scene.passed.at(-1);
  if (!anchor) return null;
  const size = plateSize(scene.route);
  const [width, height] = [size.width * theme.unit, size.height * theme.unit];
  const [x, y] = [anchor.x * view.scale - view.left, anchor.y * view.scale - view.top];
  const spots = offsets.map(({ dx, dy }) => ({ x: x + dx * theme.unit, y: y + dy * theme.unit }));
  const free = spots.find((spot) => {
    const box = boxAround(spot.x, spot.y, width + 2 * theme.unit, height + 2 * theme.unit);
    return claimed.isFree(box) && isInSight(box, input);
  });
  const spot = free ?? (scene.route.isDrawn ? spots[0] : undefined);
  if (!spot) return null;
  claimed.add(boxAround(spot.x, spot.y, width, height), null);
  return { routeId: scene.route.id, width, height, ...spot };
}

/** Within the layout, which is wider than the pane. */
function isInSight({ left, top, right, bottom }: Box, { view }: LayoutInput): boolean {
  const isNear = right > 0 && bottom > 0 && left < view.width && top < view.height;
  return !isNear || (left >= 0 && top >= 0 && right <= view.width && bottom <= view.height);
}
