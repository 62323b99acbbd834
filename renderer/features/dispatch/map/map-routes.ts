import type {
  ProposedMove,
  RouteView,
  StopView,
  VisitView,
} from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { MapProposedMove, MapRoute, MapRoutes } from '../../../design/map/index.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { assignLines } from './assign-lines.ts';
import { centreOfRoute, drawnMoves, emphasisedRoute } from './choose-routes.ts';

/** What is said of a stop or a plate that is pointed at. */
export type RouteWords = {
  stop(stop: StopView, route: RouteView): string;
  loose(visit: VisitView): string;
  route(route: RouteView): string;
};

export const plateOf = (number: number): string => String(number).padStart(2, '0');

/** The day as the map draws it. */
export function mapRoutes(
  desk: DispatchDesk,
  drawn: ReadonlySet<TechnicianId>,
  words: RouteWords,
): MapRoutes {
  const { view, proposal, chosen } = desk;
  const moves = proposal?.moves ?? [];
  const emphasised = emphasisedRoute(view.routes, desk);
  const shown = view.routes.filter(({ technicianId }) => drawn.has(technicianId));
  const lines = assignLines(
    shown.flatMap((route) => {
      const centre = route === emphasised ? null : centreOfRoute(route);
      return centre ? [{ id: route.technicianId, centre }] : [];
    }),
  );
  return {
    routes: view.routes.map((route) => ({
      id: route.technicianId,
      plate: plateOf(route.number),
      line: lines.get(route.technicianId) ?? 'solid',
      emphasised: route === emphasised,
      isDrawn: drawn.has(route.technicianId),
      from: route.startsFrom,
      to: route.wayBack?.to ?? null,
      stops: stopsOf(route, words),
      label: () => words.route(route),
    })),
    moves: drawnMoves(desk).flatMap((move): MapProposedMove[] =>
      move.visit.position
        ? [
            {
              stopId: move.visit.ticketId,
              badge: String(moves.indexOf(move) + 1),
              isChosen: chosen.has(move.visit.ticketId),
              ...move.visit.position,
              legsBefore: legsBefore(move, view.routes),
              legsAfter: legsAfter(move, moves, view.routes),
            },
          ]
        : [],
    ),
    loose: view.tray.flatMap((visit) =>
      visit.position
        ? [
            {
              id: visit.ticketId,
              rank: visit.priority,
              ...visit.position,
              label: () => words.loose(visit),
            },
          ]
        : [],
    ),
  };
}

const stopsOf = (route: RouteView, words: RouteWords): MapRoute['stops'] =>
  route.stops.flatMap((stop) =>
    stop.position
      ? [
          {
            id: stop.ticketId,
            number: String(stop.order),
            isPassed: stop.state === 'done',
            lateStep: stop.lateStep,
            ...stop.position,
            label: () => words.stop(stop, route),
          },
        ]
      : [],
  );

/** Where the visit stands now, between its neighbours. */
function legsBefore({ visit, before }: ProposedMove, routes: readonly RouteView[]): readonly Position[] {
  const route = routes.find(({ technicianId }) => technicianId === before?.technicianId);
  if (!route) return [];
  return between(withStart(route, route.stops), visit);
}

/** Where it would stand, among what the other moves bring and take. */
function legsAfter(
  { visit, after }: ProposedMove,
  moves: readonly ProposedMove[],
  routes: readonly RouteView[],
): readonly Position[] {
  const route = routes.find(({ technicianId }) => technicianId === after?.technicianId);
  if (!route || !after) return [];
  const leaving = new Set(moves.map((move) => move.visit.ticketId));
  const staying = route.stops.filter(({ ticketId }) => !leaving.has(ticketId));
  const joining = moves.flatMap((move) =>
    move.after?.technicianId === route.technicianId
      ? [{ ...move.visit, startsAt: move.after.startsAt, state: 'ahead' as const }]
      : [],
  );
  const stops = [...staying, ...joining].sort((a, b) => a.startsAt - b.startsAt);
  return between(withStart(route, stops), visit);
}

type Placed = Pick<VisitView, 'ticketId' | 'position'>;

/** What is ahead begins where the technician is now. */
function withStart(
  { startsFrom }: RouteView,
  stops: readonly (Placed & Pick<StopView, 'state'>)[],
): readonly (Pick<Placed, 'position'> & { readonly ticketId: string | null })[] {
  const passed = stops.filter(({ state }) => state === 'done').slice(-1);
  const ahead = stops.filter(({ state }) => state !== 'done');
  return startsFrom ? [{ ticketId: null, position: startsFrom }, ...ahead] : [...passed, ...ahead];
}

function between(
  stops: readonly (Pick<Placed, 'position'> & { readonly ticketId: string | null })[],
  { ticketId }: VisitView,
): readonly Position[] {
  const at = stops.findIndex((stop) => stop.ticketId === ticketId);
  return at < 0 ? [] : stops.slice(Math.max(0, at - 1), at + 2).flatMap(({ position }) => position ?? []);
}
