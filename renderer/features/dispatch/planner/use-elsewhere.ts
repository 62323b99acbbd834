import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlannedDay } from '../../../../shared/contracts/planned-day.ts';
import { mostServerSeconds } from '../../../../shared/contracts/server-plan.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useQuery } from '../../../live/use-query.ts';
import type { Elsewhere, ElsewherePlanner, ElsewhereTrouble, SearchWish } from '../dispatch-desk.ts';
import type { Searched } from './use-proposing.ts';
import type { Ask } from './use-questions.ts';

type Planning = {
  readonly day: string;
  readonly mayPlan: boolean;
  readonly routesVersion: number;
  readonly ask: Ask;
  propose(plan: Plan, searched: Searched): void;
  /** Our own planner, where nobody else answers. */
  searchHere(wish: SearchWish): void;
};

type ElsewhereWish = SearchWish & { readonly kind: ElsewherePlanner };
type Answer = PlannedDay | ElsewhereTrouble;

/**
 * The day planned by our server, or by the VROOM server behind it. The answer is held to our own rules before anybody sees
 * it, and is a proposal like any other; without an answer our own planner searches, and the board says why.
 */
export function useElsewhere({ day, mayPlan, routesVersion, ask, propose, searchHere }: Planning) {
  const { desk } = useRoom();
  const vroom = useQuery('dispatch.vroom', mayPlan ? {} : null);
  const [asked, setAsked] = useState<ElsewherePlanner | null>(null);
  const [trouble, setTrouble] = useState<ElsewhereTrouble | null>(null);
  const asking = useRef<AbortController | null>(null);
  const latest = useRef({ routesVersion, ask, propose, searchHere });
  latest.current = { routesVersion, ask, propose, searchHere };

  /** Whatever is answered now is not heard. */
  const dismiss = useCallback(() => {
    asking.current?.abort();
    asking.current = null;
    setAsked(null);
    setTrouble(null);
  }, []);
  /* Another day, or no board: nobody waits for it any more. */
  // biome-ignore lint/correctness/useExhaustiveDependencies: a day that is left gives its question up
  useEffect(() => dismiss, [dismiss, day]);
  const answerOf = useCallback(
    async ({ kind, seconds }: ElsewhereWish, signal: AbortSignal): Promise<Answer> => {
      if (kind === 'vroom') {
        const answer = await desk.query('dispatch.vroom-plan', { day }, signal).catch(() => null);
        if (answer?.kind !== 'answered') return { planner: kind, why: 'server-away' };
        const { value } = answer;
        if (value.kind === 'planned') return value;
        return { planner: kind, why: value.kind === 'fault' ? value.fault : 'nobody' };
      }
      const question = { day, seconds: Math.min(seconds, mostServerSeconds) };
      const answer = await desk.query('dispatch.server-plan', question, signal).catch(() => null);
      if (answer?.kind !== 'answered') return { planner: kind, why: 'server-away' };
      return answer.value.kind === 'planned' ? answer.value : { planner: kind, why: answer.value.kind };
    },
    [desk, day],
  );
  const plan = useCallback(
    async (wish: ElsewhereWish) => {
      dismiss();
      const stop = new AbortController();
      asking.current = stop;
      setAsked(wish.kind);
      const basedOn = latest.current.routesVersion;
      const answer = await answerOf(wish, stop.signal);
      const held = 'routes' in answer ? await heldOf(latest.current.ask, answer) : null;
      if (stop.signal.aborted) return;
      dismiss();
      if (held) {
        const takenOut = held.takenOut.map((id) => ticketIdSchema.parse(id));
        const cause = { kind: wish.kind, seconds: wish.seconds, takenOut } as const;
        return latest.current.propose(held.plan, { cause, mostMoves: null, basedOn });
      }
      setTrouble('routes' in answer ? { planner: wish.kind, why: 'not-held' } : answer);
      latest.current.searchHere({ ...wish, kind: 'anew' });
    },
    [answerOf, dismiss],
  );
  const hasVroom = vroom.kind === 'answered' && vroom.value.isThere;
  const choice: Elsewhere = { offered: hasVroom ? ['server', 'vroom'] : ['server'], asked, trouble };
  return { choice, plan, dismiss };
}

const heldOf = (ask: Ask, { routes }: PlannedDay) =>
  ask('hold', {
    answer: routes.map(({ technicianId, ticketIds }) => ({ shiftId: technicianId, visitIds: ticketIds })),
  }).catch(() => null);
