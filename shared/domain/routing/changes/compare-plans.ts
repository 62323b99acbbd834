import { type Compiled, compileProblem } from '../compile-problem.ts';
import { lateAfter } from '../late-after.ts';
import { type Plan, type Stop, toAssignments } from '../plan.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { longestRising } from './longest-rising.ts';
import { PlanProbe } from './plan-probe.ts';

/** The figures by which two plans are weighed. */
export type PlanFigures = {
  readonly kilometres: number;
  /** Sum over visits of the time beyond their first due; who is left out waits until somebody would go after all. */
  readonly lateSeconds: number;
  /** Visits that begin after one of their dues, or are left out beyond it. */
  readonly breaches: number;
  readonly overtimeSeconds: number;
  readonly unassigned: number;
  readonly cost: number;
};

export type Comparison = {
  readonly before: PlanFigures;
  readonly after: PlanFigures;
  readonly moved: readonly MovedVisit[];
  /** Who waits longer beyond what they were owed, the longest first. */
  readonly later: readonly LaterVisit[];
};

/** A visit of both plans that begins later beyond its first due than it did. */
export type LaterVisit = {
  readonly visitId: string;
  readonly shiftId: string;
  readonly lateSecondsBefore: number;
  readonly lateSeconds: number;
};

/** Where a visit was and is; null where it had or has no route. */
export type MovedVisit = {
  readonly visitId: string;
  readonly from: Standing | null;
  readonly to: Standing | null;
  readonly reason: MoveReason;
};

type Standing = { readonly shiftId: string; readonly startsAt: number };

export type MoveReason =
  | { readonly kind: 'new' }
  | { readonly kind: 'shift-gone' }
  | { readonly kind: 'now-has-a-route' }
  | { readonly kind: 'left-out' }
  /** Another visit took the time it had there. */
  | { readonly kind: 'makes-room'; readonly forVisitId: string }
  /** Its old shift would take it again, for so much more. */
  | { readonly kind: 'cheaper-here'; readonly saved: number }
  | { readonly kind: 'no-longer-fits' }
  /** It stays with its shift, before or after others than it did. */
  | { readonly kind: 'another-order' };

/** @param problem the one the new plan was made for; @param before may name visits and shifts it no longer has */
export function comparePlans(problem: RoutingProblem, before: Plan, after: Plan): Comparison {
  const compiled = compileProblem(problem);
  const then = standings(before);
  const now = standings(after);
  const turned = reordered(problem, before, after);
  const moved = problem.visits.flatMap(({ id }): MovedVisit[] => {
    const from = then.get(id) ?? null;
    const to = now.get(id) ?? null;
    if (from?.shiftId === to?.shiftId)
      return turned.has(id) ? [{ visitId: id, from, to, reason: { kind: 'another-order' } }] : [];
    return [{ visitId: id, from, to, reason: reasonOf(compiled, id, { before, after, from, to }) }];
  });
  return {
    before: figuresOf(problem, before),
    after: figuresOf(problem, after),
    moved,
    later: laterVisits(before, after),
  };
}

/** Less is not felt at the door. */
const leastLaterSeconds = 60;

function laterVisits(before: Plan, after: Plan): readonly LaterVisit[] {
  const lateBefore = new Map(
    before.routes.flatMap(({ stops }) => stops.map((stop) => [stop.visitId, stop.lateSeconds] as const)),
  );
  return after.routes
    .flatMap(({ shiftId, stops }) =>
      stops.flatMap(({ visitId, lateSeconds }): LaterVisit[] => {
        const lateSecondsBefore = lateBefore.get(visitId);
        return lateSecondsBefore === undefined ? [] : [{ visitId, shiftId, lateSecondsBefore, lateSeconds }];
      }),
    )
    .filter(({ lateSecondsBefore, lateSeconds }) => lateSeconds - lateSecondsBefore >= leastLaterSeconds)
    .sort((a, b) => longerBy(b) - longerBy(a));
}

const longerBy = ({ lateSecondsBefore, lateSeconds }: LaterVisit) => lateSeconds - lateSecondsBefore;

/**
 * Visits that keep their shift but not their order, as a change budget counts them: all but the longest run in the old
 * order through those whose order is locked.
 */
function reordered({ visits }: RoutingProblem, before: Plan, after: Plan): ReadonlySet<string> {
  const locked = new Set(visits.flatMap(({ id, lock }) => (lock && lock.order !== 'free' ? [id] : [])));
  return new Set(
    after.routes.flatMap(({ shiftId, stops }) => {
      const rankOf = new Map(stopsOf(before, shiftId).map(({ visitId }, index) => [visitId, index]));
      const staying = stops.flatMap(({ visitId }) => {
        const rank = rankOf.get(visitId);
        return rank === undefined ? [] : [{ id: visitId, rank, isFixed: locked.has(visitId) }];
      });
      const kept = longestRising(staying);
      return staying.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
    }),
  );
}

export const figuresOf = ({ visits }: Pick<RoutingProblem, 'visits'>, plan: Plan): PlanFigures => {
  const leftOut = new Set(plan.unassigned);
  const late = [
    ...plan.routes.flatMap(({ stops }) => stops.map(({ lateSeconds }) => lateSeconds)),
    ...visits.flatMap((visit) => (leftOut.has(visit.id) ? [lateLeftOut(visit)] : [])),
  ].filter((seconds) => seconds > 0);
  const sum = (of: (route: Plan['routes'][number]) => number) =>
    plan.routes.reduce((total, route) => total + of(route), 0);
  return {
    kilometres: sum((route) => route.metres) / 1000,
    lateSeconds: late.reduce((total, seconds) => total + seconds, 0),
    breaches: late.length,
    overtimeSeconds: sum((route) => route.overtimeSeconds),
    unassigned: plan.unassigned.length,
    cost: plan.cost.total,
  };
};

/** Where nobody knows of a later plan, it is late by nothing that could be counted. */
const lateLeftOut = (visit: Visit): number =>
  visit.waitsUntil === null ? 0 : Math.max(0, visit.waitsUntil - lateAfter(visit));

const standings = (plan: Plan): Map<string, Standing> =>
  new Map(
    plan.routes.flatMap(({ shiftId, stops }) =>
      stops.map(({ visitId, startsAt }) => [visitId, { shiftId, startsAt }] as const),
    ),
  );

type Move = {
  readonly before: Plan;
  readonly after: Plan;
  readonly from: Standing | null;
  readonly to: Standing | null;
};

function reasonOf(compiled: Compiled, visitId: string, { before, after, from, to }: Move): MoveReason {
  if (!from) return { kind: before.unassigned.includes(visitId) ? 'now-has-a-route' : 'new' };
  if (!compiled.shiftNumber.has(from.shiftId)) return { kind: 'shift-gone' };
  if (!to) return { kind: 'left-out' };
  const taker = whoTookItsTime(visitId, from, { before, after });
  if (taker) return { kind: 'makes-room', forVisitId: taker };
  const probe = new PlanProbe(compiled, toAssignments(after));
  const saved = probe.takeOut(visitId);
  const back = probe.cheapest(visitId, from.shiftId);
  return back ? { kind: 'cheaper-here', saved: back.cost - saved } : { kind: 'no-longer-fits' };
}

/** A visit that is new on the old shift and overlaps the time it had there. */
function whoTookItsTime(
  visitId: string,
  { shiftId }: Standing,
  { before, after }: Pick<Move, 'before' | 'after'>,
): string | null {
  const then = stopsOf(before, shiftId);
  const left = then.find((stop) => stop.visitId === visitId);
  const known = new Set(then.map((stop) => stop.visitId));
  const taker = stopsOf(after, shiftId).find(
    (stop) => left && !known.has(stop.visitId) && stop.startsAt < left.endsAt && stop.endsAt > left.arrivesAt,
  );
  return taker?.visitId ?? null;
}

const stopsOf = (plan: Plan, shiftId: string): readonly Stop[] =>
  plan.routes.find((route) => route.shiftId === shiftId)?.stops ?? [];
