import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { followingRoutes } from '../../../shared/domain/dispatch/following-routes.ts';
import { useRoom } from '../../live/room-context.tsx';
import { changingRoutes } from './changing-routes.ts';
import {
  asItStands,
  type HistoryGround,
  isNews,
  madeBy,
  type Step,
  standing,
  subjectOf,
} from './history-step.ts';

/** What this window has changed of the day, to be taken back step by step. */
export function useHistory(ground: HistoryGround) {
  const send = useSending(ground);
  const [past, setPast] = useState<readonly Step[]>([]);
  const [future, setFuture] = useState<readonly Step[]>([]);
  /** Of each thing, as this window made it last: where it is otherwise, somebody else has gone on from there. */
  const ours = useRef(new Map<string, string>());
  const isOurs = (step: Step) => ours.current.get(subjectOf(step)) === standing(ground, step);
  const go = (step: Step, isReturning: boolean) => {
    ours.current.set(subjectOf(step), madeBy(ground, step));
    send(step, isReturning);
  };
  const take = (step: Step) => {
    setPast([...past.filter(isOurs), asItStands(ground, step)]);
    setFuture([]);
    go(step, false);
  };
  const back = past.at(-1);
  const forth = future.at(-1);
  const canUndo = back !== undefined && isOurs(back);
  const canRedo = forth !== undefined && isOurs(forth);
  return {
    canUndo,
    canRedo,
    take(step: Step) {
      if (isNews(ground, step)) take(step);
    },
    undo() {
      if (!back || !canUndo) return;
      setPast(past.slice(0, -1));
      setFuture([...future, asItStands(ground, back)]);
      go(back, true);
    },
    redo() {
      if (!forth || !canRedo) return;
      setFuture(future.slice(0, -1));
      setPast([...past, asItStands(ground, forth)]);
      go(forth, true);
    },
  };
}

type RoutesStep = Extract<Step, { readonly kind: 'routes' }>;

/** Says a step to the room, with what follows from it. */
function useSending({ day, visits, planned, routesVersion }: HistoryGround) {
  const { t } = useTranslation();
  const { submit, submitWith } = useRoom();
  return (step: Step, isReturning: boolean): void => {
    switch (step.kind) {
      case 'weights':
        submit('dispatch.set-weights', { planDay: day, weights: step.weights });
        return;
      case 'terms':
        submit('work-order.set', { ticketId: step.ticketId, terms: step.terms });
        return;
      case 'shift':
        submit('dispatch.set-shift', { planDay: day, technicianId: step.technicianId, shift: step.shift });
        return;
      case 'routes':
        sendWithWhatFollows(step, isReturning);
    }
  };

  function sendWithWhatFollows({ routes, back }: RoutesStep, isReturning: boolean): void {
    const { locks, released, returned } = followingRoutes(visits.values(), routes, back);
    const reason = t('dispatch.tray.released', { day });
    /* What came to somebody's hand since is not taken from them by a step back to before. */
    const named = new Set(planned.flatMap(({ ticketIds }) => ticketIds));
    const taken = released.filter((ticketId) => !isReturning || named.has(ticketId));
    submitWith(changingRoutes({ planDay: day, basedOn: routesVersion, routes }), [
      ...locks.map(({ ticketId, lock }) => ({
        name: 'work-order.set' as const,
        input: { ticketId, terms: { lock } },
      })),
      ...taken.map((ticketId) => ({ name: 'ticket.unassign' as const, input: { ticketId, reason } })),
      ...returned.map((input) => ({ name: 'ticket.assign' as const, input })),
    ]);
  }
}
