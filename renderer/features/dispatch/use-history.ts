import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { followingRoutes } from '../../../shared/domain/dispatch/following-routes.ts';
import type { Weights } from '../../../shared/domain/routing/weights.ts';
import { useRoom } from '../../live/room-context.tsx';
import { sendRoutes } from './send-routes.ts';

/** What this window may change of a day and take back: what it was before, or is to be again. */
type Step =
  | { readonly kind: 'routes'; readonly routes: readonly PlannedRoute[] }
  | { readonly kind: 'weights'; readonly weights: Weights | null };

/** The day as it stands; weights are null while the usual ones hold. */
export type HistoryGround = Pick<DayProblem, 'day' | 'visits' | 'planned' | 'routesVersion'> & {
  readonly routes: readonly PlannedRoute[];
  readonly weights: Weights | null;
};

/** What this window has changed of the routes and of what they weigh, to be taken back step by step. */
export function useHistory(ground: HistoryGround) {
  const { routes, weights, routesVersion } = ground;
  const send = useSending(ground);
  const [past, setPast] = useState<readonly Step[]>([]);
  const [future, setFuture] = useState<readonly Step[]>([]);
  /** As this window made them last: where they are otherwise, somebody else has gone on from there. */
  const ours = useRef({ routesVersion, weights });
  const isOurs = {
    routes: ours.current.routesVersion === routesVersion,
    weights: areSame(ours.current.weights, weights),
  };
  const stillOurs = (steps: readonly Step[]) => steps.filter(({ kind }) => isOurs[kind]);
  /** The way back from a step of that kind. */
  const now = (kind: Step['kind']): Step => (kind === 'routes' ? { kind, routes } : { kind, weights });
  const go = (step: Step, isReturning: boolean) => {
    ours.current =
      step.kind === 'routes'
        ? { ...ours.current, routesVersion: routesVersion + 1 }
        : { ...ours.current, weights: step.weights };
    send(step, isReturning);
  };
  const take = (step: Step) => {
    setPast([...stillOurs(past), now(step.kind)]);
    setFuture([]);
    go(step, false);
  };
  const back = past.at(-1);
  const forth = future.at(-1);
  const canUndo = back !== undefined && isOurs[back.kind];
  const canRedo = forth !== undefined && isOurs[forth.kind];
  return {
    canUndo,
    canRedo,
    give: (next: readonly PlannedRoute[]) => take({ kind: 'routes', routes: next }),
    weigh: (next: Weights | null) => {
      if (!areSame(next, weights)) take({ kind: 'weights', weights: next });
    },
    undo() {
      if (!back || !canUndo) return;
      setPast(past.slice(0, -1));
      setFuture([...future, now(back.kind)]);
      go(back, true);
    },
    redo() {
      if (!forth || !canRedo) return;
      setFuture(future.slice(0, -1));
      setPast([...past, now(forth.kind)]);
      go(forth, true);
    },
  };
}

/** Says a step to the room, with what follows from it. */
function useSending({ day, visits, planned, routesVersion }: HistoryGround) {
  const { t } = useTranslation();
  const { submit } = useRoom();
  return (step: Step, isReturning: boolean): void => {
    if (step.kind === 'weights') {
      submit('dispatch.set-weights', { planDay: day, weights: step.weights });
      return;
    }
    sendRoutes(submit, { planDay: day, basedOn: routesVersion, routes: step.routes });
    const { locks, released } = followingRoutes(visits.values(), step.routes);
    for (const { ticketId, lock } of locks) submit('work-order.set', { ticketId, terms: { lock } });
    const reason = t('dispatch.tray.released', { day });
    /* What came to somebody's hand since is not taken from them by a step back to before. */
    const named = new Set(planned.flatMap(({ ticketIds }) => ticketIds));
    for (const ticketId of released)
      if (!isReturning || named.has(ticketId)) submit('ticket.unassign', { ticketId, reason });
  };
}

/** Postgres gives the fields back in an order of its own. */
const areSame = (a: Weights | null, b: Weights | null): boolean => inOrder(a) === inOrder(b);
const inOrder = (weights: Weights | null): string =>
  JSON.stringify(weights && Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1)));
