import type { Proposal, RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { distanceMetres } from '../../../../shared/kernel/position.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { centreOf } from './assign-lines.ts';

/** More lines than these cannot be told apart on one map. */
export const mostDrawn = 12;
/** Chosen for a person who has chosen none: as many as a pane shows with ease. */
const usuallyDrawn = 10;

/** A proposal of more moves than these is looked at route by route: all at once would hide the map. */
const mostMovesDrawn = 12;

/** The moves that are drawn: all of a small proposal, of a large one those of the selection. */
export function drawnMoves({
  view,
  proposal,
  selected,
  selectedTechnician,
}: DispatchDesk): Proposal['moves'] {
  const moves = proposal?.moves ?? [];
  if (moves.length <= mostMovesDrawn) return moves;
  const id = emphasisedRoute(view.routes, { selected, selectedTechnician })?.technicianId;
  return moves.filter(
    ({ visit, before, after }) =>
      visit.ticketId === selected ||
      (id !== undefined && (before?.technicianId === id || after?.technicianId === id)),
  );
}

/**
 * Which routes are drawn; the others have their plate alone. What a decision is about comes first: the selection, who
 * gives and who receives a proposed visit, who is late; then the neighbours of the selection.
 * @param wished chosen by a person; empty for nobody
 */
export function chooseRoutes(
  desk: DispatchDesk,
  wished: ReadonlySet<TechnicianId>,
): ReadonlySet<TechnicianId> {
  const { view, selected, selectedTechnician } = desk;
  const emphasised = emphasisedRoute(view.routes, { selected, selectedTechnician });
  const parties = drawnMoves(desk).flatMap(({ before, after }) =>
    [before, after].flatMap((place) => (place ? [place.technicianId] : [])),
  );
  const must = [...(emphasised ? [emphasised.technicianId] : []), ...parties];
  if (wished.size > 0) return new Set([...must, ...wished].slice(0, mostDrawn));
  const late = view.routes
    .filter(({ worstLateSeconds }) => worstLateSeconds >= 60)
    .sort((a, b) => b.worstLateSeconds - a.worstLateSeconds);
  const near = emphasised ? nearestFirst(view.routes, emphasised) : view.routes;
  const busy = [...late, ...near].filter(({ stops }) => stops.length > 0);
  const wanted = new Set([...must, ...busy.map(({ technicianId }) => technicianId)]);
  return new Set([...wanted].slice(0, Math.min(mostDrawn, Math.max(usuallyDrawn, new Set(must).size))));
}

/** The selected technician's, or the one that holds the selected visit. */
export const emphasisedRoute = (
  routes: readonly RouteView[],
  { selected, selectedTechnician }: Pick<DispatchDesk, 'selected' | 'selectedTechnician'>,
): RouteView | null =>
  routes.find(({ technicianId }) => technicianId === selectedTechnician) ??
  routes.find(({ stops }) => stops.some(({ ticketId }) => ticketId === selected)) ??
  null;

function nearestFirst(routes: readonly RouteView[], to: RouteView): readonly RouteView[] {
  const centre = centreOfRoute(to);
  if (!centre) return routes;
  const distance = (route: RouteView) => {
    const own = centreOfRoute(route);
    return own ? distanceMetres(centre, own) : Number.POSITIVE_INFINITY;
  };
  return [...routes].sort((a, b) => distance(a) - distance(b));
}

export const centreOfRoute = ({ stops, startsFrom }: RouteView) => {
  const places = stops.flatMap(({ position }) => position ?? []);
  return centreOf(places.length > 0 || !startsFrom ? places : [startsFrom]);
};
