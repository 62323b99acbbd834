import { distanceMetres, type Position } from '../../../../shared/kernel/position.ts';
import { ROUTE_LINES, type RouteLine } from '../../../design/map/index.ts';

/** As a map-maker looks at his neighbours: these many must not be drawn alike. */
const neighbours = 4;

type Placed = { readonly id: string; readonly centre: Position };

/** A line for each route that its nearest ones do not have, as far as five lines go. The plate tells the rest. */
export function assignLines(routes: readonly Placed[]): ReadonlyMap<string, RouteLine> {
  const lines = new Map<string, RouteLine>();
  for (const route of routes) {
    const taken = nearestTo(route, routes).flatMap(({ id }) => lines.get(id) ?? []);
    const rarest = [...ROUTE_LINES].sort((a, b) => countOf(taken, a) - countOf(taken, b));
    lines.set(route.id, rarest[0] ?? 'solid');
  }
  return lines;
}

const nearestTo = ({ id, centre }: Placed, routes: readonly Placed[]): readonly Placed[] =>
  routes
    .filter((other) => other.id !== id)
    .sort((a, b) => distanceMetres(centre, a.centre) - distanceMetres(centre, b.centre))
    .slice(0, neighbours);

const countOf = (lines: readonly RouteLine[], line: RouteLine): number =>
  lines.filter((taken) => taken === line).length;

/** The middle of what is known of a route; null when nothing is. */
export function centreOf(points: readonly Position[]): Position | null {
  if (points.length === 0) return null;
  const mean = (of: (point: Position) => number) => points.reduce((sum, p) => sum + of(p), 0) / points.length;
  return { longitude: mean(({ longitude }) => longitude), latitude: mean(({ latitude }) => latitude) };
}
