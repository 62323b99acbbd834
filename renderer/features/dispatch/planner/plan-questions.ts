import { type BendCause, bendPlan } from '../../../../shared/domain/routing/changes/bend-plan.ts';
import {
  explainUnassigned,
  type UnassignedExplanation,
} from '../../../../shared/domain/routing/changes/explain-unassigned.ts';
import { explainVisit } from '../../../../shared/domain/routing/changes/explain-visit.ts';
import {
  type OpenDay,
  type Spread,
  spreadVisits,
} from '../../../../shared/domain/routing/changes/spread-visits.ts';
import { compileProblem } from '../../../../shared/domain/routing/compile-problem.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import type { Assignment, RoutingProblem } from '../../../../shared/domain/routing/problem.ts';
import { schedulePlan, toRouteList } from '../../../../shared/domain/routing/schedule-plan.ts';
import { type HeldAnswer, holdToProblem } from '../../../../shared/domain/routing/vroom/hold-to-problem.ts';

/** With what is around it an answer stands within the third of a second in which a gesture still feels answered. */
export const bendMs = 100;

/** The day that is asked about. It is told once; what a question adds is small. */
export type DayHeld = { readonly problem: RoutingProblem; readonly routes: readonly Assignment[] };

/** What the board asks beside its own work: each takes some milliseconds and holds nobody up. */
export type Answers = {
  /** Why a visit has no route, and what would free it. */
  'why-not': UnassignedExplanation | null;
  /** By how many seconds the next best technician would come later under a plan; null when nobody else can. */
  'next-best': number | null;
  /** The plan bent for one cause. */
  bend: Plan;
  /** What VROOM answered, held to what it could not be told. */
  hold: HeldAnswer;
  /** Where visits that do not fit in the day fit best on others. */
  spread: readonly Spread[];
};
export type Questions = {
  'why-not': { readonly visitId: string };
  'next-best': { readonly visitId: string; readonly routes: readonly Assignment[] };
  spread: { readonly days: readonly OpenDay[]; readonly visitIds: readonly string[] };
  hold: { readonly answer: readonly Assignment[] };
  bend: { readonly cause: BendCause; readonly mostMoves: number | null; readonly milliseconds: number };
};
export type QuestionKind = keyof Questions;

/** @param clock milliseconds */
export const answersAbout = (
  { problem, routes }: DayHeld,
  clock: () => number,
): { readonly [Kind in QuestionKind]: (asked: Questions[Kind]) => Answers[Kind] } => {
  const planOf = (assigned: readonly Assignment[]): Plan => {
    const compiled = compileProblem(problem);
    return schedulePlan(compiled, toRouteList(compiled, assigned));
  };
  const held = new Set(routes.flatMap(({ visitIds }) => visitIds));
  return {
    'why-not'({ visitId }) {
      const visit = problem.visits.find(({ id }) => id === visitId);
      if (!visit) return null;
      /* Others without a route take nobody's time: without them each of the many problems that are tried is smaller. */
      const visits = problem.visits.filter(({ id }) => id === visitId || held.has(id));
      return explainUnassigned({ ...problem, visits }, planOf(routes), visit);
    },
    'next-best'({ visitId, routes: assigned }) {
      const [next] = explainVisit(problem, planOf(assigned), visitId)?.alternatives ?? [];
      return next?.kind === 'possible' ? next.laterSeconds : null;
    },
    spread: ({ days, visitIds }) => spreadVisits(days, visitIds),
    hold: ({ answer }) => holdToProblem(problem, routes, answer),
    bend({ cause, mostMoves, milliseconds }) {
      const limit = { kind: 'time', milliseconds, clock } as const;
      return bendPlan(problem, routes, cause, { limit, changeBudget: mostMoves });
    },
  };
};

/** To the worker: the day, then questions about it by number. */
export type ToWorker =
  | { readonly kind: 'day'; readonly day: DayHeld }
  | { readonly kind: 'question'; readonly number: number; readonly question: Asked };
export type Asked = {
  readonly [Kind in QuestionKind]: { readonly of: Kind; readonly asked: Questions[Kind] };
}[QuestionKind];
export type FromWorker = { readonly number: number; readonly answer: Answers[QuestionKind] };

/** What a worker does with what it is told; a question before any day has no answer. */
export function questionDesk(clock: () => number): (told: ToWorker) => FromWorker | null {
  let answers: ReturnType<typeof answersAbout> | null = null;
  return (told) => {
    if (told.kind === 'day') {
      answers = answersAbout(told.day, clock);
      return null;
    }
    const { of, asked } = told.question;
    if (!answers) return null;
    return { number: told.number, answer: answers[of](asked as never) };
  };
}
