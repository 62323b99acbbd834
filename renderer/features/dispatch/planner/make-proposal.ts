import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type {
  DayView,
  LaterStop,
  Proposal,
  ProposalCause,
  ProposedMove,
  ProposedPlace,
} from '../../../../shared/domain/dispatch/day-view.ts';
import { lateStepOf } from '../../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { openAssignments } from '../../../../shared/domain/dispatch/planned-routes.ts';
import { toInstant } from '../../../../shared/domain/dispatch/usual-service.ts';
import { comparePlans } from '../../../../shared/domain/routing/changes/compare-plans.ts';
import { compileProblem } from '../../../../shared/domain/routing/compile-problem.ts';
import type { Plan, Route } from '../../../../shared/domain/routing/plan.ts';
import { schedulePlan, toRouteList } from '../../../../shared/domain/routing/schedule-plan.ts';
import { metresBetween } from '../../../../shared/domain/routing/travel-matrix.ts';
import { type TicketId, technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';

/** The plan as the planner counts it: what cannot hold is left out. */
export const countedPlan = (day: DayProblem, routes: readonly PlannedRoute[]): Plan => {
  const compiled = compileProblem(day.problem);
  return schedulePlan(compiled, toRouteList(compiled, openAssignments(day, routes)));
};

type Found = {
  readonly day: DayProblem;
  readonly view: DayView;
  readonly routes: readonly PlannedRoute[];
  readonly after: Plan;
  readonly cause: ProposalCause;
  readonly mostMoves: number | null;
  /** The version of the routes that were searched. */
  readonly basedOn: number;
  readonly now: Instant;
};

export function makeProposal({ day, view, routes, after, cause, mostMoves, basedOn, now }: Found): Proposal {
  const before = countedPlan(day, routes);
  const comparison = comparePlans(day.problem, before, after);
  const detour = detoursIn(day.problem);
  const visits = new Map(
    [...view.routes.flatMap(({ stops }) => stops), ...view.tray].map((visit) => [visit.ticketId, visit]),
  );
  const moves = comparison.moved.flatMap(({ visitId, reason }): ProposedMove[] => {
    const visit = visits.get(visitId as TicketId);
    if (!visit) return [];
    return [
      {
        visit,
        before: placeNow(view, visit.ticketId),
        after: placeIn(day, after, visitId),
        reason,
        metres: detour(after, visitId) - detour(before, visitId),
      },
    ];
  });
  const later = comparison.later.flatMap(
    ({ visitId, shiftId, lateSecondsBefore, lateSeconds }): LaterStop[] => {
      const visit = visits.get(visitId as TicketId);
      const technicianName = day.technicians.find(({ id }) => id === shiftId)?.name ?? '';
      const lateStep = lateStepOf(lateSeconds);
      return visit ? [{ visit, technicianName, lateSecondsBefore, lateSeconds, lateStep }] : [];
    },
  );
  const stops = view.routes.flatMap((route) => route.stops);
  return {
    cause,
    madeAt: now,
    basedOn,
    mostMoves,
    comparison,
    moves: [...moves].sort((a, b) => Number(isCause(cause, b)) - Number(isCause(cause, a))),
    later,
    untouched: {
      locked: stops.filter(({ lock }) => lock).length,
      travelling: stops.filter(({ state }) => state === 'travelling').length,
    },
  };
}

/** Metres a plan goes for the sake of one visit: to it and on from it, instead of past it. */
function detoursIn({ visits, shifts, matrix }: DayProblem['problem']) {
  const placeOf = new Map(visits.map(({ id, place }) => [id, place]));
  const startOf = new Map(shifts.map(({ id, startPlace }) => [id, startPlace]));
  const way = (from: number | null | undefined, to: number | null | undefined) =>
    from == null || to == null ? 0 : metresBetween(matrix, from, to);
  return (plan: Plan, visitId: string): number => {
    const route = routeOf(plan, visitId);
    if (!route) return 0;
    const at = route.stops.findIndex((stop) => stop.visitId === visitId);
    const place = placeOf.get(visitId);
    const last = route.stops[at - 1];
    const from = last ? placeOf.get(last.visitId) : startOf.get(route.shiftId);
    const to = placeOf.get(route.stops[at + 1]?.visitId ?? '');
    return way(from, place) + way(place, to) - way(from, to);
  };
}

/** What it was all searched for is read first. */
const isCause = (cause: ProposalCause, { visit, before }: ProposedMove): boolean =>
  cause.kind === 'redistribute'
    ? before?.technicianId === cause.technicianId
    : 'ticketId' in cause && cause.ticketId === visit.ticketId;

function placeNow({ routes }: DayView, ticketId: TicketId): ProposedPlace | null {
  const route = routes.find(({ stops }) => stops.some((stop) => stop.ticketId === ticketId));
  const stop = route?.stops.find((candidate) => candidate.ticketId === ticketId);
  if (!route || !stop) return null;
  const { startsAt, endsAt, lateSeconds, lateStep } = stop;
  return {
    technicianId: route.technicianId,
    technicianName: route.name,
    startsAt,
    endsAt,
    lateSeconds,
    lateStep,
  };
}

function placeIn({ technicians }: DayProblem, plan: Plan, visitId: string): ProposedPlace | null {
  const route = routeOf(plan, visitId);
  const stop = route?.stops.find((candidate) => candidate.visitId === visitId);
  if (!route || !stop) return null;
  return {
    technicianId: technicianIdSchema.parse(route.technicianId),
    technicianName: technicians.find(({ id }) => id === route.technicianId)?.name ?? '',
    startsAt: toInstant(stop.startsAt),
    endsAt: toInstant(stop.endsAt),
    lateSeconds: stop.lateSeconds,
    lateStep: lateStepOf(stop.lateSeconds),
  };
}

const routeOf = (plan: Plan, visitId: string): Route | undefined =>
  plan.routes.find(({ stops }) => stops.some((stop) => stop.visitId === visitId));

/** The routes with these moves of the plan alone: each of them behind whom it follows in the plan, all others as they stand. */
export function withMoves(
  routes: readonly PlannedRoute[],
  after: Plan,
  chosen: ReadonlySet<TicketId>,
): readonly PlannedRoute[] {
  const orders = new Map(
    after.routes.map(({ technicianId, stops }) => [
      technicianId,
      stops.map(({ visitId }) => ticketIdSchema.parse(visitId)),
    ]),
  );
  return routes.map((route) => {
    const order = orders.get(route.technicianId) ?? [];
    const staying = route.ticketIds.filter((id) => !chosen.has(id));
    const taken = order.filter((id) => chosen.has(id));
    if (taken.length === 0 && staying.length === route.ticketIds.length) return route;
    return { ...route, ticketIds: taken.reduce((list, id) => seated(list, id, order), staying) };
  });
}

function seated(list: readonly TicketId[], id: TicketId, order: readonly TicketId[]): TicketId[] {
  const before = order.slice(0, order.indexOf(id)).findLast((other) => list.includes(other));
  return list.toSpliced(before ? list.indexOf(before) + 1 : 0, 0, id);
}
