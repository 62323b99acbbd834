import { useCallback, useMemo, useRef, useState } from 'react';
import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { DayView, Proposal, ProposalCause } from '../../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { type LapsedMoves, lapsedMoves, lapseOf } from '../../../../shared/domain/dispatch/proposal-lapse.ts';
import { figuresOf } from '../../../../shared/domain/routing/changes/compare-plans.ts';
import { type Plan, toAssignments } from '../../../../shared/domain/routing/plan.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { countedPlan, makeProposal, withMoves } from './make-proposal.ts';
import type { Ask } from './use-questions.ts';

const nothingChosen: ReadonlySet<TicketId> = new Set();
const nobodyAsked: ReadonlyMap<TicketId, number | null> = new Map();

const noneLapsed: LapsedMoves = new Map();

const without = (ids: ReadonlySet<TicketId>, lapsed: LapsedMoves): ReadonlySet<TicketId> =>
  lapsed.size === 0 ? ids : new Set([...ids].filter((id) => !lapsed.has(id)));

type Found = { readonly proposal: Proposal; readonly plan: Plan };
type Proposing = {
  readonly problem: DayProblem;
  readonly view: DayView;
  readonly routes: readonly PlannedRoute[];
  readonly ask: Ask;
  give(routes: readonly PlannedRoute[]): void;
};
export type Searched = {
  readonly cause: ProposalCause;
  readonly mostMoves: number | null;
  /** The version of the routes when it was asked: what somebody has changed meanwhile is not in what was found. */
  readonly basedOn: number;
};

/** What a search has found, until it is decided upon. */
export function useProposing({ problem, view, routes, ask, give }: Proposing) {
  const { clock } = useRoom();
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState(nothingChosen);
  const latest = useRef({ problem, view, routes });
  latest.current = { problem, view, routes };
  const propose = useCallback(
    (plan: Plan, searched: Searched) => {
      const { problem: day, ...drawn } = latest.current;
      const proposal = makeProposal({ ...drawn, ...searched, day, after: plan, now: clock.now() });
      setFound({ proposal, plan });
      setChosen(new Set(proposal.moves.map(({ visit }) => visit.ticketId)));
    },
    [clock],
  );
  const lapse = useMemo(() => found && lapseOf(found.proposal, problem, problem.now), [found, problem]);
  const lapsed = useMemo(() => (found ? lapsedMoves(found.proposal, problem) : noneLapsed), [found, problem]);
  const standing = useMemo(() => without(chosen, lapsed), [chosen, lapsed]);
  const chosenFigures = useMemo(() => {
    if (!found) return null;
    if (standing.size === found.proposal.moves.length) return found.proposal.comparison.after;
    return figuresOf(problem.problem, countedPlan(problem, withMoves(routes, found.plan, standing)));
  }, [found, standing, problem, routes]);
  return {
    proposal: found?.proposal ?? null,
    lapse,
    lapsed,
    chosen: found ? standing : nothingChosen,
    chosenFigures,
    ...useNextBest(found, ask),
    propose,
    toggle(ticketId: TicketId) {
      const next = new Set(chosen);
      if (!next.delete(ticketId)) next.add(ticketId);
      setChosen(next);
    },
    accept(which: 'chosen' | 'all' = 'chosen') {
      if (!found || lapse) return;
      const all = new Set(found.proposal.moves.map(({ visit }) => visit.ticketId));
      give(withMoves(routes, found.plan, which === 'all' ? without(all, lapsed) : standing));
      setFound(null);
    },
    reject: () => setFound(null),
  };
}

/** Who else could go to a move, of those that somebody has looked at. */
function useNextBest(found: Found | null, ask: Ask) {
  const [known, setKnown] = useState<{
    readonly of: Found | null;
    readonly later: typeof nobodyAsked;
  }>({ of: null, later: nobodyAsked });
  const asked = useRef<{ readonly of: Found | null; readonly ids: Set<TicketId> }>({
    of: null,
    ids: new Set(),
  });
  const askNextBest = useCallback(
    (ticketId: TicketId) => {
      if (asked.current.of !== found) asked.current = { of: found, ids: new Set() };
      const { ids } = asked.current;
      if (!found || ids.has(ticketId)) return;
      ids.add(ticketId);
      ask('next-best', { visitId: ticketId, routes: toAssignments(found.plan) }).then(
        (later) =>
          setKnown((before) => ({
            of: found,
            later: new Map(before.of === found ? before.later : []).set(ticketId, later),
          })),
        /* Asked again when it comes into sight again. */
        () => void ids.delete(ticketId),
      );
    },
    [found, ask],
  );
  return { nextBest: known.of === found ? known.later : nobodyAsked, askNextBest };
}
