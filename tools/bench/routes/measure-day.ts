import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { bendMs } from '../../../renderer/features/dispatch/planner/plan-questions.ts';
import { searchersOn } from '../../../shared/domain/dispatch/search-day.ts';
import { bendPlan } from '../../../shared/domain/routing/changes/bend-plan.ts';
import { comparePlans } from '../../../shared/domain/routing/changes/compare-plans.ts';
import { type Plan, toAssignments } from '../../../shared/domain/routing/plan.ts';
import type { RoutingProblem } from '../../../shared/domain/routing/problem.ts';
import type { Solution } from '../../../shared/domain/routing/solve.ts';
import { withVisit } from '../../../shared/domain/routing/testing/change-problem.ts';
import { verifyPlan } from '../../../shared/domain/routing/verify-plan.ts';
import type { DaySearch } from './day-worker.ts';
import { dispatchDay, urgentVisit } from './dispatch-day.ts';

export type DayMeasured = {
  /** Of each day: the cost of the plan at five seconds over that at sixty, in per cent. */
  readonly replanGaps: readonly number[];
  readonly urgentMs: readonly number[];
  readonly lockedMoved: number;
  readonly violations: number;
  readonly unassigned: number;
  readonly iterations: number;
};

export const daySize = { visits: 200, technicians: 30 } as const;
const urgentVisits = 20;
/** From one day to the next the gap differs by more than its goal. */
export const days = 3;

/**
 * Plans some days twice, within five and within sixty seconds of the clock, with as many searchers as the board has on
 * this machine; then puts urgent visits into the first of the quick plans.
 */
export async function measureDays(seed: number): Promise<DayMeasured> {
  const gaps: number[] = [];
  const quick: DayPlanned[] = [];
  for (let day = 0; day < days; day += 1) {
    const problem = dispatchDay(seed + day, daySize);
    const within5 = await planWithin(problem, 5000);
    const within60 = await planWithin(problem, 60_000);
    gaps.push(100 * (within5.plan.cost.total / within60.plan.cost.total - 1));
    quick.push({ problem, ...within5 });
  }
  const [first] = quick;
  if (!first) throw new Error('No day was planned');
  const urgent = Array.from({ length: urgentVisits }, (_, index) =>
    insertUrgent(first.problem, first.plan, index),
  );
  return {
    replanGaps: gaps,
    urgentMs: urgent.map(({ ms }) => ms),
    lockedMoved: urgent.reduce((sum, { lockedMoved }) => sum + lockedMoved, 0),
    violations: [
      ...quick.map(({ problem, plan }) => verifyPlan(problem, plan).length),
      ...urgent.map((each) => each.violations),
    ].reduce((sum, each) => sum + each, 0),
    unassigned: quick.reduce((sum, { plan }) => sum + plan.unassigned.length, 0),
    iterations: quick.reduce((sum, { iterations }) => sum + iterations, 0),
  };
}

type DayPlanned = Solution & { readonly problem: RoutingProblem };

export const searchers = searchersOn(availableParallelism());

/** The cheapest plan of all searchers, and what they tried together. */
async function planWithin(problem: RoutingProblem, milliseconds: number): Promise<Solution> {
  const found = await Promise.all(
    Array.from({ length: searchers }, (_, index) => search({ problem, milliseconds, seed: index + 1 })),
  );
  const [cheapest] = found.toSorted((a, b) => a.plan.cost.total - b.plan.cost.total);
  if (!cheapest) throw new Error('Nobody searched');
  return { ...cheapest, iterations: found.reduce((sum, { iterations }) => sum + iterations, 0) };
}

function search(workerData: DaySearch): Promise<Solution> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./day-worker.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Every fourth visit is confirmed: it keeps its technician and its order. */
function insertUrgent(problem: RoutingProblem, plan: Plan, index: number) {
  const planned = new Set(toAssignments(plan).flatMap(({ visitIds }) => visitIds));
  const visits = problem.visits.map((visit, at) =>
    at % 4 === 0 && planned.has(visit.id)
      ? { ...visit, lock: { technicianId: null, start: null, order: 'kept' } as const }
      : visit,
  );
  const changed = withVisit({ ...problem, visits }, urgentVisit(index, daySize.visits));
  const urgent = changed.visits.at(-1)?.id ?? '';
  const startedAt = performance.now();
  const limit = { kind: 'time', milliseconds: bendMs, clock: () => performance.now() } as const;
  const cause = { kind: 'insert', visitIds: [urgent] } as const;
  const mended = bendPlan(changed, toAssignments(plan), cause, { limit, changeBudget: 5 });
  const ms = performance.now() - startedAt;
  const locked = new Set(visits.flatMap((visit) => (visit.lock ? [visit.id] : [])));
  const { moved } = comparePlans(changed, plan, mended);
  return {
    ms,
    lockedMoved: moved.filter(({ visitId }) => locked.has(visitId)).length,
    violations: verifyPlan(changed, mended).length,
  };
}
