import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import type { PlannedRoute } from './dispatch-day.ts';

/** Where a visit that waits for another day would stand there: on whose route, and behind whom. */
export type Seat = {
  readonly ticketId: TicketId;
  readonly technicianId: TechnicianId;
  /** Null for nobody. */
  readonly after: TicketId | null;
};

/**
 * The routes of a day with those of the seats that are taken, in their order on the routes. Whoever would follow a visit
 * that is not taken follows whom that one would have followed.
 */
export function deferredRoutes(
  routes: readonly PlannedRoute[],
  seats: readonly Seat[],
  taken: ReadonlySet<TicketId>,
): readonly PlannedRoute[] {
  const left = new Map(
    seats.flatMap(({ ticketId, after }) => (taken.has(ticketId) ? [] : [[ticketId, after] as const])),
  );
  const ahead = ({ after }: Seat): TicketId | null => {
    let before = after;
    while (before !== null && left.has(before)) before = left.get(before) ?? null;
    return before;
  };
  return seats
    .filter(({ ticketId }) => taken.has(ticketId))
    .reduce<readonly PlannedRoute[]>(
      (day, seat) =>
        day.map((route) => {
          if (route.technicianId !== seat.technicianId) return route;
          const before = ahead(seat);
          const at = before === null ? 0 : route.ticketIds.indexOf(before) + 1;
          return { ...route, ticketIds: route.ticketIds.toSpliced(at, 0, seat.ticketId) };
        }),
      routes,
    );
}
