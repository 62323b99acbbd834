import type { RouteView, StopView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import type { DropPlace } from '../dispatch-desk.ts';

export type Direction = 'up' | 'down' | 'earlier' | 'later';

/** What the keys stand on: a stop of a row, a row without stops, or a visit of the tray (without technician). */
export type Cursor = { readonly technicianId: TechnicianId | null; readonly ticketId: TicketId | null };

export type Ground = {
  /** The rows as they stand, from the top. */
  readonly routes: readonly RouteView[];
  readonly tray: readonly TrayVisit[];
};

export function stepCursor({ routes, tray }: Ground, cursor: Cursor, direction: Direction): Cursor {
  const inTray = tray.findIndex(({ ticketId }) => ticketId === cursor.ticketId);
  if (inTray >= 0) {
    // The timeline stands right of the tray.
    if (direction === 'later') return firstOf(routes);
    const next = direction === 'up' ? tray[inTray - 1] : direction === 'down' ? tray[inTray + 1] : undefined;
    return next ? { technicianId: null, ticketId: next.ticketId } : cursor;
  }
  const row = routes.findIndex((route) => standsOn(route, cursor));
  const route = routes[row];
  if (!route) return firstOf(routes);
  if (direction === 'earlier' || direction === 'later') return stepAlong(route, cursor, direction);
  const other = routes[row + (direction === 'up' ? -1 : 1)];
  const from = route.stops.find(({ ticketId }) => ticketId === cursor.ticketId);
  return other ? nearestIn(other, from ?? null) : cursor;
}

function stepAlong({ technicianId, stops }: RouteView, cursor: Cursor, direction: Direction): Cursor {
  const at = stops.findIndex(({ ticketId }) => ticketId === cursor.ticketId);
  const next = stops[at < 0 ? firstAhead(stops) : at + (direction === 'later' ? 1 : -1)];
  return next ? { technicianId, ticketId: next.ticketId } : cursor;
}

const standsOn = ({ technicianId, stops }: RouteView, cursor: Cursor): boolean =>
  cursor.ticketId === null
    ? technicianId === cursor.technicianId
    : stops.some(({ ticketId }) => ticketId === cursor.ticketId);

function firstOf(routes: readonly RouteView[]): Cursor {
  const [route] = routes;
  if (!route) return { technicianId: null, ticketId: null };
  return {
    technicianId: route.technicianId,
    ticketId: route.stops[firstAhead(route.stops)]?.ticketId ?? null,
  };
}

const firstAhead = (stops: readonly StopView[]): number =>
  Math.max(
    0,
    stops.findIndex(({ state }) => state !== 'done'),
  );

function nearestIn({ technicianId, stops }: RouteView, from: StopView | null): Cursor {
  const near = from ? from.startsAt : (stops[firstAhead(stops)]?.startsAt ?? 0);
  const [nearest] = stops.toSorted((a, b) => Math.abs(a.startsAt - near) - Math.abs(b.startsAt - near));
  return { technicianId, ticketId: nearest?.ticketId ?? null };
}

/** The stops among which a visit is put: all of the row but itself. */
const othersIn = ({ stops }: RouteView, ticketId: TicketId) =>
  stops.filter((stop) => stop.ticketId !== ticketId);

/** What is done or under way stays where it is: nothing is put before it. */
const leastIndex = (others: readonly StopView[]) =>
  others.findLastIndex(({ state }) => state !== 'ahead') + 1;

/** The place on a row where a visit would begin at about that time. */
export function placeAt(route: RouteView, ticketId: TicketId, at: number): DropPlace {
  const others = othersIn(route, ticketId);
  const before = others.filter(({ startsAt, endsAt }) => (startsAt + endsAt) / 2 < at).length;
  return { technicianId: route.technicianId, index: Math.max(leastIndex(others), before) };
}

/** Where a visit stands now; null for one that is neither in a row nor in the tray. */
export function placeOf({ routes, tray }: Ground, ticketId: TicketId): DropPlace | null {
  for (const { technicianId, stops } of routes) {
    const index = stops.findIndex((stop) => stop.ticketId === ticketId);
    if (index >= 0) return { technicianId, index };
  }
  return tray.some((visit) => visit.ticketId === ticketId) ? { technicianId: null, index: 0 } : null;
}

/** @param at when the visit would begin where it is held now */
export function stepPlace(
  { routes }: Pick<Ground, 'routes'>,
  held: { readonly ticketId: TicketId; readonly place: DropPlace; readonly at: number },
  direction: Direction,
): DropPlace {
  const { ticketId, place, at } = held;
  const row = routes.findIndex(({ technicianId }) => technicianId === place.technicianId);
  const route = routes[row];
  if (direction === 'up' || direction === 'down') {
    // Below the last row is the tray, and from it the way leads back up.
    if (!route)
      return direction === 'up' && routes.length > 0
        ? placeAt(routes.at(-1) as RouteView, ticketId, at)
        : place;
    const other = routes[row + (direction === 'up' ? -1 : 1)];
    if (other) return placeAt(other, ticketId, at);
    return direction === 'down' ? { technicianId: null, index: 0 } : place;
  }
  if (!route) return place;
  const others = othersIn(route, ticketId);
  const index = place.index + (direction === 'later' ? 1 : -1);
  return { ...place, index: Math.min(others.length, Math.max(leastIndex(others), index)) };
}
