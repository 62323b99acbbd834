import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { followingRoutes } from '../../../shared/domain/dispatch/following-routes.ts';
import { useRoom } from '../../live/room-context.tsx';
import { sendRoutes } from './send-routes.ts';

/** What this window has changed of the routes, to be taken back step by step. */
export function useHistory(
  { day, visits, planned, routesVersion }: DayProblem,
  routes: readonly PlannedRoute[],
) {
  const { t } = useTranslation();
  const { submit } = useRoom();
  const [past, setPast] = useState<readonly (readonly PlannedRoute[])[]>([]);
  const [future, setFuture] = useState<readonly (readonly PlannedRoute[])[]>([]);
  /** The version of the routes this window made last: with another, somebody else has gone on from there. */
  const ours = useRef(routesVersion);
  const isOurs = ours.current === routesVersion;
  /* What came to somebody's hand since is not taken from them by a step back to before. */
  const named = new Set(planned.flatMap(({ ticketIds }) => ticketIds));
  const send = (next: readonly PlannedRoute[], isStep: boolean) => {
    ours.current = routesVersion + 1;
    sendRoutes(submit, { planDay: day, basedOn: routesVersion, routes: next });
    const { locks, released } = followingRoutes(visits.values(), next);
    for (const { ticketId, lock } of locks) submit('work-order.set', { ticketId, terms: { lock } });
    const reason = t('dispatch.tray.released', { day });
    for (const ticketId of released)
      if (!isStep || named.has(ticketId)) submit('ticket.unassign', { ticketId, reason });
  };
  return {
    canUndo: isOurs && past.length > 0,
    canRedo: isOurs && future.length > 0,
    give(next: readonly PlannedRoute[]) {
      setPast(isOurs ? [...past, routes] : [routes]);
      setFuture([]);
      send(next, false);
    },
    undo() {
      const last = past.at(-1);
      if (!last || !isOurs) return;
      setPast(past.slice(0, -1));
      setFuture([...future, routes]);
      send(last, true);
    },
    redo() {
      const next = future.at(-1);
      if (!next || !isOurs) return;
      setFuture(future.slice(0, -1));
      setPast([...past, routes]);
      send(next, true);
    },
  };
}
