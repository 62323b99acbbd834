import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import type { DropTarget } from '../../../design/map/index.ts';
import { isMovable } from '../board/movable.ts';
import type { DispatchDesk, DropOutlook, DropPlace } from '../dispatch-desk.ts';

export type Drop = {
  readonly place: DropPlace;
  readonly outlook: DropOutlook;
  /** Null for the tray. */
  readonly route: RouteView | null;
};

/**
 * Before the stop that is pointed at, or where a plate's route takes it at the least cost, or into the tray; null where
 * nothing takes it, and for what is not to be given to another any more.
 */
export function dropAt(
  { view, actions }: Pick<DispatchDesk, 'view' | 'actions'>,
  ticketId: TicketId,
  target: DropTarget,
): Drop | null {
  const routeId = target.kind === 'stop' ? target.routeId : target.kind === 'route' ? target.id : null;
  const route = view.routes.find(({ technicianId }) => technicianId === routeId);
  const dragged = view.routes.flatMap(({ stops }) => stops).find((stop) => stop.ticketId === ticketId);
  if (dragged && !isMovable(dragged)) return null;
  if (dragged && target.kind === 'page' && target.element.closest('[data-area="tray"]')) {
    const place = { technicianId: null, index: 0 };
    return { place, outlook: actions.outlook(ticketId, place), route: null };
  }
  if (!route) return null;
  const others = route.stops.filter((stop) => stop.ticketId !== ticketId);
  const done = others.filter(({ state }) => state === 'done').length;
  const outlookAt = (index: number): Drop => {
    const place = { technicianId: route.technicianId as TechnicianId, index };
    return { place, outlook: actions.outlook(ticketId, place), route };
  };
  if (target.kind === 'stop') {
    const index = others.findIndex((stop) => stop.ticketId === target.id);
    return index < 0 ? null : outlookAt(Math.max(done, index));
  }
  const drops = Array.from({ length: others.length - done + 1 }, (_, i) => outlookAt(done + i));
  return drops.sort(byWorth)[0] ?? null;
}

const byWorth = (a: Drop, b: Drop): number =>
  Number(a.outlook.conflict !== null) - Number(b.outlook.conflict !== null) ||
  a.outlook.costChange - b.outlook.costChange;
