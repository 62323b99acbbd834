import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import type { Withheld } from './assignments-of.ts';
import type { RouteView, StopView } from './day-view.ts';
import type { ToldRoute } from './dispatch-day.ts';

/** What is different for one technician from what they were told last. */
export type ToldChange = {
  readonly technicianId: TechnicianId;
  readonly added: readonly StopView[];
  /** Whom they no longer visit. */
  readonly taken: readonly TicketId[];
  readonly retimed: readonly { readonly stop: StopView; readonly was: Instant }[];
};

/** A technician who comes a few minutes earlier or later need not be told. */
export const retimedFromMs = 15 * minuteMs;

/** Of a route, what there is to tell. */
export type RouteToTell = Pick<RouteView, 'technicianId' | 'stops'>;

/** The routes as technicians are told them: without what they are not given. */
export function routesToTell(
  routes: readonly RouteToTell[],
  withheld: readonly Withheld[],
): readonly RouteToTell[] {
  const kept = new Set(withheld.map(({ ticketId }) => ticketId));
  return routes.map(({ technicianId, stops }) => ({
    technicianId,
    stops: stops.filter(({ ticketId }) => !kept.has(ticketId)),
  }));
}

/** What would be told of routes: what is ahead, and when it begins. */
export const toldOf = (routes: readonly RouteToTell[]): ToldRoute[] =>
  routes.flatMap(({ technicianId, stops }) => {
    const ahead = stops.filter(({ state }) => state !== 'done');
    return ahead.length > 0
      ? [{ technicianId, stops: ahead.map(({ ticketId, startsAt }) => ({ ticketId, startsAt })) }]
      : [];
  });

/** By technician, in the order of the routes; only those for whom something changed. What is done meanwhile is no change. */
export function toldChanges(
  told: readonly ToldRoute[],
  routes: readonly RouteToTell[],
): readonly ToldChange[] {
  const before = new Map(told.map((route) => [route.technicianId, route.stops]));
  return routes.flatMap(({ technicianId, stops }) => {
    const known = new Map(
      (before.get(technicianId) ?? []).map(({ ticketId, startsAt }) => [ticketId, startsAt]),
    );
    const held = new Set(stops.map(({ ticketId }) => ticketId));
    const ahead = stops.filter(({ state }) => state !== 'done');
    const change: ToldChange = {
      technicianId,
      added: ahead.filter(({ ticketId }) => !known.has(ticketId)),
      taken: [...known.keys()].filter((id) => !held.has(id)),
      retimed: ahead.flatMap((stop) => {
        const was = known.get(stop.ticketId);
        return was !== undefined && stop.state === 'ahead' && Math.abs(stop.startsAt - was) >= retimedFromMs
          ? [{ stop, was }]
          : [];
      }),
    };
    const isSame = change.added.length + change.taken.length + change.retimed.length === 0;
    return isSame ? [] : [change];
  });
}
