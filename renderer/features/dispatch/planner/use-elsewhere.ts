import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlannedDay } from '../../../../shared/contracts/planned-day.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useQuery } from '../../../live/use-query.ts';
import type { Elsewhere, ElsewherePlanner, ElsewhereTrouble, SearchWish } from '../dispatch-desk.ts';
import { askServer, askVroom } from './ask-elsewhere.ts';
import type { Searched } from './use-proposing.ts';
import type { Ask } from './use-questions.ts';
import { useSearchProgress } from './use-search-progress.ts';

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
type Asking = { readonly left: AbortController; readonly enough: AbortController };

/**
 * The day planned by our server, or by the VROOM server behind it. The answer is held to our own rules before anybody sees
 * it, and is a proposal like any other; without an answer our own planner searches, and the board says why.
 */
export function useElsewhere({ day, mayPlan, routesVersion, ask, propose, searchHere }: Planning) {
  const { desk, newId } = useRoom();
  const vroom = useQuery('dispatch.vroom', mayPlan ? {} : null);
  const { progress, begin, tell, end } = useSearchProgress();
  const [asked, setAsked] = useState<ElsewherePlanner | null>(null);
  const [trouble, setTrouble] = useState<ElsewhereTrouble | null>(null);
  const asking = useRef<Asking | null>(null);
  const latest = useRef({ routesVersion, ask, propose, searchHere });
  latest.current = { routesVersion, ask, propose, searchHere };

  /** Whatever is answered now is not heard. */
  const dismiss = useCallback(() => {
    asking.current?.left.abort();
    asking.current = null;
    setAsked(null);
    setTrouble(null);
    end();
  }, [end]);
  /* Another day, or no board: nobody waits for it any more. */
  // biome-ignore lint/correctness/useExhaustiveDependencies: a day that is left gives its question up
  useEffect(() => dismiss, [dismiss, day]);
  const answerOf = useCallback(
    ({ kind, seconds }: ElsewhereWish, { left, enough }: Asking) => {
      if (kind === 'vroom') return askVroom(desk, { day }, left.signal);
      begin(seconds * secondMs);
      const search = { id: newId(), day, seconds };
      return askServer(desk, search, { tell, left: left.signal, enough: enough.signal });
    },
    [desk, newId, day, begin, tell],
  );
  const plan = useCallback(
    async (wish: ElsewhereWish) => {
      dismiss();
      const now = { left: new AbortController(), enough: new AbortController() };
      asking.current = now;
      setAsked(wish.kind);
      const basedOn = latest.current.routesVersion;
      const answer = await answerOf(wish, now);
      const held = 'routes' in answer ? await heldOf(latest.current.ask, answer) : null;
      if (now.left.signal.aborted) return;
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
  /** What our server has found by then is kept. */
  const stop = useCallback(() => asking.current?.enough.abort(), []);
  return { choice, progress, plan, stop, dismiss };
}

const heldOf = (ask: Ask, { routes }: PlannedDay) =>
  ask('hold', {
    answer: routes.map(({ technicianId, ticketIds }) => ({ shiftId: technicianId, visitIds: ticketIds })),
  }).catch(() => null);
