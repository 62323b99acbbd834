import { useState } from 'react';
import type { BendWish, DayView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { BendCause } from '../../../../shared/domain/routing/changes/bend-plan.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { bendMs } from './plan-questions.ts';
import type { Searched } from './use-proposing.ts';
import type { Ask } from './use-questions.ts';

type Bending = {
  readonly view: DayView;
  readonly ask: Ask;
  readonly budget: number | null;
  readonly routesVersion: number;
  setFailed(isFailed: boolean): void;
  propose(plan: Plan, searched: Searched): void;
};

/** The plan bent for one thing that cannot wait. */
export function useBending({ view, ask, budget, routesVersion, setFailed, propose }: Bending) {
  const [isUnderWay, setUnderWay] = useState(false);
  const end = (isFailed: boolean) => {
    setUnderWay(false);
    setFailed(isFailed);
  };
  return {
    isUnderWay,
    bend(wish: BendWish) {
      const cause = causeOf(view, wish);
      if (!cause || isUnderWay) return;
      setUnderWay(true);
      ask('bend', { cause, mostMoves: budget, milliseconds: bendMs }).then(
        (plan) => {
          end(false);
          propose(plan, { cause: wish, mostMoves: budget, basedOn: routesVersion });
        },
        () => end(true),
      );
    },
  };
}

function causeOf({ routes }: DayView, wish: BendWish): BendCause | null {
  switch (wish.kind) {
    case 'insert':
      return { kind: 'insert', visitIds: [wish.ticketId] };
    case 'relieve': {
      const route = routes.find(({ stops }) => stops.some((stop) => stop.ticketId === wish.ticketId));
      return route ? { kind: 'relieve', shiftId: route.technicianId } : null;
    }
    case 'redistribute': {
      const route = routes.find(({ technicianId }) => technicianId === wish.technicianId);
      const ahead = route?.stops.filter(({ state }) => state === 'ahead') ?? [];
      return ahead.length > 0 ? { kind: 'insert', visitIds: ahead.map(({ ticketId }) => ticketId) } : null;
    }
  }
}
