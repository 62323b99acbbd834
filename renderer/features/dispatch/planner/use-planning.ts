import { useState } from 'react';
import type { BendWish } from '../../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { SearchWish } from '../dispatch-desk.ts';
import type { DayGround } from '../use-day-ground.ts';
import { useBending } from './use-bending.ts';
import { useProposing } from './use-proposing.ts';
import { useSearch } from './use-search.ts';
import { useVroom } from './use-vroom.ts';

/** A plan that people already know bends by a handful of visits. */
const usualBudget = 5;

type Planning = {
  readonly ground: DayGround;
  readonly mayPlan: boolean;
  give(routes: readonly PlannedRoute[]): void;
};

/** The ways to a proposal, one at a time: a search here, VROOM's plan, or the plan bent for one thing. */
export function usePlanning({ ground, mayPlan, give }: Planning) {
  const { day, problem, routes, view, ask, askNow, held } = ground;
  const { routesVersion } = problem;
  const [searchFailed, setFailed] = useState(false);
  const [budget, setBudget] = useState<number | null>(usualBudget);
  const search = useSearch(setFailed);
  const proposing = useProposing({ problem, view, routes, ask, give });
  const { propose } = proposing;
  const bending = useBending({ view, ask: askNow, budget, routesVersion, setFailed, propose });
  const searchHere = ({ kind, seconds, mostMoves }: SearchWish) => {
    const how = kind === 'mend' ? kind : 'anew';
    search.begin({ ...held, kind: how, milliseconds: seconds * secondMs, mostMoves }, (plan) =>
      propose(plan, { cause: { kind: how, seconds }, mostMoves, basedOn: routesVersion }),
    );
  };
  const vroom = useVroom({ day, mayPlan, routesVersion, ask: askNow, propose, searchHere });
  return {
    proposing,
    budget,
    progress: search.progress,
    searchFailed,
    isBending: bending.isUnderWay,
    vroom: vroom.choice,
    setBudget,
    search(wish: SearchWish) {
      if (wish.kind === 'vroom') return void vroom.plan(wish);
      vroom.dismiss();
      searchHere(wish);
    },
    stopSearch: search.stop,
    bend(wish: BendWish) {
      vroom.dismiss();
      search.stop();
      bending.bend(wish);
    },
  };
}
