import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type {
  DayView,
  Proposal,
  ProposedMove,
  ProposedPlace,
} from '../../../../shared/domain/dispatch/day-view.ts';
import { lateStepOf } from '../../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { openAssignments } from '../../../../shared/domain/dispatch/planned-routes.ts';
import { toInstant } from '../../../../shared/domain/dispatch/usual-service.ts';
import { comparePlans } from '../../../../shared/domain/routing/changes/compare-plans.ts';
import { explainVisit } from '../../../../shared/domain/routing/changes/explain-visit.ts';
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
  readonly now: Instant;
};

/** Who else could go is asked for so many moves: each takes milliseconds, and a plan made anew has hundreds. */
const mostAlternatives = 40;

export function makeProposal({ day, view, routes, after, now }: Found): Proposal {
  const before = countedPlan(day, routes);
  const comparison = comparePlans(day.problem, before, after);
  const detour = detoursIn(day.problem);
  const visits = new Map(
    [...view.routes.flatMap(({ stops }) => stops), ...view.tray].map((visit) => [visit.ticketId, visit]),
  );
  const moves = comparison.moved.flatMap(({ visitId, to, reason }, index): ProposedMove[] => {
    const visit = visits.get(ticketIdSchema.parse(visitId));
    if (!visit) return [];
    const next = to ? (index < mostAlternatives ? nextBest(day, after, visitId) : 'not-asked') : null;
    return [
      {
        visit,
        before: placeNow(view, visit.ticketId),
        after: placeIn(day, after, visitId),
        reason,
        nextBestLaterSeconds: next,
        metres: detour(after, visitId) - detour(before, visitId),
      },
    ];
  });
  const stops = view.routes.flatMap((route) => route.stops);
  return {
    madeAt: now,
    basedOn: day.routesVersion,
    comparison,
    moves,
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

function nextBest(day: DayProblem, after: Plan, visitId: string): number | null {
  const [next] = explainVisit(day.problem, after, visitId)?.alternatives ?? [];
  return next?.kind === 'possible' ? next.laterSeconds : null;
}

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

/** The routes with these moves of the plan alone. What gives or takes one of them is then in the plan's order. */
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
    return { ...route, ticketIds: [...merged(staying, order, new Set([...staying, ...taken]))] };
  });
}

/** Those of `order` that are `held`, in its order; each other one stays behind whom it stood behind. */
function merged(
  staying: readonly TicketId[],
  order: readonly TicketId[],
  held: ReadonlySet<TicketId>,
): readonly TicketId[] {
  const planned = order.filter((id) => held.has(id));
  return staying.reduce<readonly TicketId[]>((list, id, at) => {
    if (planned.includes(id)) return list;
    const before = staying[at - 1];
    const index = before ? list.indexOf(before) + 1 : 0;
    return list.toSpliced(index, 0, id);
  }, planned);
}
