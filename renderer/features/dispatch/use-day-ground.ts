import { useMemo } from 'react';
import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { DayView } from '../../../shared/domain/dispatch/day-view.ts';
import type { DispatchDay, PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { drawDay } from '../../../shared/domain/dispatch/draw-day.ts';
import { openAssignments, routesNow } from '../../../shared/domain/dispatch/planned-routes.ts';
import { useRow } from '../../live/room-context.tsx';
import { useAskedTravelBook } from '../../live/use-travel-book.ts';
import { type Ask, useQuestions } from './planner/use-questions.ts';
import { useTrayReasons } from './planner/use-tray-reasons.ts';
import { useDayProblem } from './use-day-problem.ts';

/** A day as it stands: what all else on the board is reckoned from. */
export type DayGround = {
  readonly day: string;
  readonly travel: ReturnType<typeof useAskedTravelBook>;
  readonly problem: DayProblem;
  /** What dispatch has said of the day; null before the first word. */
  readonly kept: DispatchDay | null;
  readonly routes: readonly PlannedRoute[];
  readonly view: DayView;
  /** For what may wait for the reasons of the tray, which are worked out all the time; `askNow` does not. */
  readonly ask: Ask;
  readonly askNow: Ask;
  /** What a search begins with. */
  readonly held: Parameters<typeof useQuestions>[0];
};

export function useDayGround(day: string): DayGround {
  const travel = useAskedTravelBook(day);
  const problem = useDayProblem(day, travel.book);
  const kept = useRow('dispatchDays', day) ?? null;
  const routes = useMemo(() => routesNow(problem), [problem]);
  const held = useMemo(
    () => ({ problem: problem.problem, routes: openAssignments(problem, routes) }),
    [problem, routes],
  );
  const ask = useQuestions(held);
  const askNow = useQuestions(held);
  const bindings = useTrayReasons(problem, routes, ask);
  const view = useMemo(() => drawDay(problem, routes, bindings), [problem, routes, bindings]);
  return { day, travel, problem, kept, routes, view, ask, askNow, held };
}
