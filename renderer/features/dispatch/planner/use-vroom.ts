import { useCallback, useEffect, useRef, useState } from 'react';
import type { VroomPlan } from '../../../../shared/contracts/vroom-plan.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useQuery } from '../../../live/use-query.ts';
import type { SearchWish, VroomChoice, VroomTrouble } from '../dispatch-desk.ts';
import type { Searched } from './use-proposing.ts';
import type { Ask } from './use-questions.ts';

type Planning = {
  readonly day: string;
  readonly mayPlan: boolean;
  readonly routesVersion: number;
  readonly ask: Ask;
  propose(plan: Plan, searched: Searched): void;
  /** Our own planner, where VROOM does not answer. */
  searchHere(wish: SearchWish): void;
};

/**
 * The day planned by the VROOM server behind ours. Its answer is held to our own rules before anybody sees it, and is a
 * proposal like any other; without an answer our own planner searches, and the board says why.
 */
export function useVroom({ day, mayPlan, routesVersion, ask, propose, searchHere }: Planning) {
  const { desk } = useRoom();
  const known = useQuery('dispatch.vroom', mayPlan ? {} : null);
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<VroomTrouble | null>(null);
  const asking = useRef<AbortController | null>(null);
  const latest = useRef({ routesVersion, ask, propose, searchHere });
  latest.current = { routesVersion, ask, propose, searchHere };

  /** Whatever it answers now is not heard. */
  const dismiss = useCallback(() => {
    asking.current?.abort();
    asking.current = null;
    setAsked(false);
    setTrouble(null);
  }, []);
  /* Another day, or no board: nobody waits for it any more. */
  // biome-ignore lint/correctness/useExhaustiveDependencies: a day that is left gives its question up
  useEffect(() => dismiss, [dismiss, day]);
  const plan = useCallback(
    async (wish: SearchWish) => {
      dismiss();
      const stop = new AbortController();
      asking.current = stop;
      setAsked(true);
      const basedOn = latest.current.routesVersion;
      const answer = await desk.query('dispatch.vroom-plan', { day }, stop.signal).catch(() => null);
      const value = answer?.kind === 'answered' ? answer.value : null;
      const held = value?.kind === 'planned' ? await heldOf(latest.current.ask, value) : null;
      if (stop.signal.aborted) return;
      dismiss();
      if (held) {
        const takenOut = held.takenOut.map((id) => ticketIdSchema.parse(id));
        const cause = { kind: 'vroom', seconds: wish.seconds, takenOut } as const;
        return latest.current.propose(held.plan, { cause, mostMoves: null, basedOn });
      }
      setTrouble(troubleOf(value));
      latest.current.searchHere({ ...wish, kind: 'anew' });
    },
    [desk, day, dismiss],
  );
  const isOffered = known.kind === 'answered' && known.value.isThere;
  const choice: VroomChoice = { isOffered, isAsked, trouble };
  return { choice, plan, dismiss };
}

const heldOf = (ask: Ask, { routes }: Extract<VroomPlan, { kind: 'planned' }>) =>
  ask('hold', {
    answer: routes.map(({ technicianId, ticketIds }) => ({ shiftId: technicianId, visitIds: ticketIds })),
  }).catch(() => null);

function troubleOf(plan: VroomPlan | null): VroomTrouble {
  if (plan === null) return 'server-away';
  if (plan.kind === 'planned') return 'not-held';
  return plan.kind === 'fault' ? plan.fault : 'nobody';
}
