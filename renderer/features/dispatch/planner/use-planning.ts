import { useState } from 'react';
import type { BendWish } from '../../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { SearchWish } from '../dispatch-desk.ts';
import type { DayGround } from '../use-day-ground.ts';
import { useBending } from './use-bending.ts';
import { useElsewhere } from './use-elsewhere.ts';
import { useProposing } from './use-proposing.ts';
import { useSearch } from './use-search.ts';

/** A plan that people already know bends by a handful of visits. */
const usualBudget = 5;

type Planning = {
  readonly ground: DayGround;
  readonly mayPlan: boolean;
  give(routes: readonly PlannedRoute[]): void;
};

/** The ways to a proposal, one at a time: a search here, another's plan, or the plan bent for one thing. */
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
  const elsewhere = useElsewhere({ day, mayPlan, routesVersion, ask: askNow, propose, searchHere });
  return {
    proposing,
    budget,
    progress: search.progress ?? elsewhere.progress,
    searchFailed,
    isBending: bending.isUnderWay,
    elsewhere: elsewhere.choice,
    setBudget,
    search(wish: SearchWish) {
      const { kind } = wish;
      if (kind === 'server' || kind === 'vroom') return void elsewhere.plan({ ...wish, kind });
      elsewhere.dismiss();
      searchHere(wish);
    },
    stopSearch() {
      search.stop();
      elsewhere.stop();
    },
    bend(wish: BendWish) {
      elsewhere.dismiss();
      search.stop();
      bending.bend(wish);
    },
  };
}
