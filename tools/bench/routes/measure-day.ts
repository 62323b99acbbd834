import { mendPlan, withVisit } from '../../../shared/domain/routing/changes/change-plan.ts';
import { comparePlans } from '../../../shared/domain/routing/changes/compare-plans.ts';
import { type Plan, toAssignments } from '../../../shared/domain/routing/plan.ts';
import type { RoutingProblem } from '../../../shared/domain/routing/problem.ts';
import { solve } from '../../../shared/domain/routing/solve.ts';
import { verifyPlan } from '../../../shared/domain/routing/verify-plan.ts';
import { dispatchDay, urgentVisit } from './dispatch-day.ts';

export type DayMeasured = {
  /** The cost of the plan at five seconds over that at sixty, in per cent. */
  readonly replanGap: number;
  readonly urgentMs: readonly number[];
  readonly lockedMoved: number;
  readonly violations: number;
  readonly unassigned: number;
  readonly iterations: number;
};

export const daySize = { visits: 200, technicians: 30 } as const;
const urgentVisits = 20;

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Plans a day twice, for five and for sixty CPU seconds, then puts urgent visits into the first of the two plans. */
export function measureDay(seed: number): DayMeasured {
  const problem = dispatchDay(seed, daySize);
  const within = (seconds: number) =>
    solve(problem, { seed, limit: { kind: 'time', milliseconds: seconds * 1000, clock: cpuMs } });
  const quick = within(5);
  const long = within(60);
  const urgent = Array.from({ length: urgentVisits }, (_, index) => insertUrgent(problem, quick.plan, index));
  return {
    replanGap: 100 * (quick.plan.cost.total / long.plan.cost.total - 1),
    urgentMs: urgent.map(({ ms }) => ms),
    lockedMoved: urgent.reduce((sum, { lockedMoved }) => sum + lockedMoved, 0),
    violations:
      verifyPlan(problem, quick.plan).length + urgent.reduce((sum, each) => sum + each.violations, 0),
    unassigned: quick.plan.unassigned.length,
    iterations: quick.iterations,
  };
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
  const startedAt = performance.now();
  const limit = { kind: 'time', milliseconds: 150, clock: () => performance.now() } as const;
  const { plan: mended } = mendPlan(changed, plan, { limit, changeBudget: 5 });
  const ms = performance.now() - startedAt;
  const locked = new Set(visits.flatMap((visit) => (visit.lock ? [visit.id] : [])));
  const { moved } = comparePlans(changed, plan, mended);
  return {
    ms,
    lockedMoved: moved.filter(({ visitId }) => locked.has(visitId)).length,
    violations: verifyPlan(changed, mended).length,
  };
}
