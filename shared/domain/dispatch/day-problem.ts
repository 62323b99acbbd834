import type { TicketId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { absenceCost } from '../routing/absence-cost.ts';
import { checkProblem, type VisitFault } from '../routing/check-problem.ts';
import { type Compiled, compileProblem } from '../routing/compile-problem.ts';
import type { RoutingProblem } from '../routing/problem.ts';
import { type DayTechnician, techniciansOfDay } from './day-technicians.ts';
import { type DayQuestion, type DayVisit, visitsOfDay } from './day-visits.ts';
import type { DayWeights } from './day-weights.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import { notBeforeLock, type StatedDay, stateDay, weightsOf, worthOn } from './state-day.ts';
import { withoutEnd } from './state-shift.ts';
import type { TravelBook } from './travel-book.ts';
import { stocksNow, stocksOfDay, type VanStocks } from './van-stock.ts';

/** One day of the room as a question to the planner, and what it was made of. */
export type DayProblem = {
  readonly day: string;
  readonly now: Instant;
  readonly visits: ReadonlyMap<TicketId, DayVisit>;
  readonly technicians: readonly DayTechnician[];
  /** For what is ahead on the day. */
  readonly stocks: VanStocks;
  /** What lies on the vans now: more than that while a day before it is not at its end. */
  readonly onVans: VanStocks;
  /** The routes of the day as they were planned. */
  readonly planned: readonly PlannedRoute[];
  readonly routesVersion: number;
  /** What can be planned: without what is done, and without what `findings` names. */
  readonly problem: RoutingProblem;
  readonly findings: ReadonlyMap<string, VisitFault>;
  readonly weights: DayWeights;
  /**
   * The same day with nothing that forbids: every place in a route holds, so that what a person has put where it cannot
   * be is drawn there. Times and costs are those of `problem` wherever that has them.
   */
  readonly forgiving: Compiled;
};

/** More visits than these are not looked at: the board is drawn again with each of a person's moves. */
export const mostVisitsOfDay = 600;

export function dayProblem(question: DayQuestion, book: TravelBook): DayProblem {
  const { rows, day, now } = question;
  const dispatch = rows.dispatchDays.get(day) ?? null;
  const visits = visitsOfDay(question);
  const technicians = techniciansOfDay(question, book);
  const ahead = [...visits.values()].filter(({ progress }) => progress.kind !== 'done');
  const left = mostUrgent(ahead, question);
  const onVans = stocksNow(question);
  const stocks = stocksOfDay(question, onVans);
  const stated = stateDay(question, { visits: left, technicians, stocks }, book);
  const { matrix, weights } = stated;
  const { problem, findings } = checkProblem({
    visits: stated.visits,
    shifts: stated.working,
    matrix,
    weights,
  });
  const looked = new Set(left.map(({ id }) => id));
  const tooMany = [...visits.keys()].filter(
    (id) => visits.get(id)?.progress.kind !== 'done' && !looked.has(id),
  );
  return {
    day,
    now,
    visits,
    technicians,
    stocks,
    onVans,
    weights,
    planned: dispatch?.routes ?? [],
    routesVersion: dispatch?.routesVersion ?? 0,
    problem,
    findings: new Map([
      ...tooMany.map((id) => [id as string, 'too-many-for-one-plan' as VisitFault] as const),
      ...findings.map(({ id, kind }) => [id, kind as VisitFault] as const),
    ]),
    forgiving: compileProblem(forgivingOf(stated)),
  };
}

/** What is under way, then what is fixed, promised, planned or in somebody's hand, then what it costs most to leave out. */
function mostUrgent(visits: readonly DayVisit[], question: DayQuestion): readonly DayVisit[] {
  if (visits.length <= mostVisitsOfDay) return visits;
  const worth = worthOn(question);
  const weights = weightsOf(question);
  const routes = question.rows.dispatchDays.get(question.day)?.routes ?? [];
  const planned = new Set(routes.flatMap(({ ticketIds }) => ticketIds));
  return visits
    .map((visit) => {
      const { progress, terms } = visit;
      const isFixed = terms.lock !== null || terms.promise !== null;
      const isBound = isFixed || progress.holder !== null || planned.has(visit.id);
      const rank = progress.kind !== 'ahead' ? 0 : isBound ? 1 : 2;
      return { visit, rank, cost: absenceCost(worth(visit), weights) };
    })
    .sort((a, b) => a.rank - b.rank || b.cost - a.cost)
    .slice(0, mostVisitsOfDay)
    .map(({ visit }) => visit);
}

const forgivingOf = ({ visits, shifts, matrix, weights }: StatedDay): RoutingProblem => ({
  matrix,
  weights: { ...weights, lateRatherThanUnassigned: true },
  visits: visits
    .filter(({ place }) => place !== null)
    .map((visit) => ({ ...notBeforeLock(visit), skills: [], parts: {}, lock: null })),
  shifts: shifts.map(withoutEnd),
});
