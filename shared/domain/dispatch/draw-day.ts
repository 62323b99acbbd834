import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import type { UnassignedExplanation } from '../routing/changes/explain-unassigned.ts';
import type { Plan, Route, Stop } from '../routing/plan.ts';
import type { Assignment } from '../routing/problem.ts';
import { schedulePlan, toRouteList } from '../routing/schedule-plan.ts';
import type { DayProblem, DayTechnician } from './day-problem.ts';
import { spanOf, usualShift } from './day-shifts.ts';
import {
  type DayFigures,
  type DayView,
  lateStepOf,
  type RouteView,
  type StopConflict,
  type StopView,
  type VisitView,
} from './day-view.ts';
import type { DayVisit } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import { toInstant } from './usual-service.ts';

/** Who visits whom now: as planned, and what tickets say of who is under way to what nobody planned. */
export function routesNow({ planned, visits, technicians }: DayProblem): readonly PlannedRoute[] {
  const named = new Set(planned.flatMap(({ ticketIds }) => ticketIds));
  const plannedBy = new Map(planned.map(({ technicianId, ticketIds }) => [technicianId, ticketIds]));
  return technicians.map(({ id }) => {
    const others = [...visits.values()].filter(
      ({ id: ticketId, progress }) => progress.holder === id && !named.has(ticketId),
    );
    const known = (plannedBy.get(id) ?? []).filter((ticketId) => visits.has(ticketId));
    const begun = others.filter(({ progress }) => progress.kind !== 'ahead');
    const ahead = others.filter(({ progress }) => progress.kind === 'ahead');
    const inOrder = [...known, ...begun.map((visit) => visit.id)].sort(
      (a, b) => rankOf(visits.get(a)) - rankOf(visits.get(b)),
    );
    return { technicianId: id, ticketIds: [...inOrder, ...ahead.map((visit) => visit.id)] };
  });
}

/** What is done comes before what is under way, and that before what is ahead; a stable sort keeps the rest. */
const rankOf = (visit: DayVisit | undefined): number =>
  ({ done: 0, 'on-site': 1, travelling: 2, ahead: 3 })[visit?.progress.kind ?? 'ahead'];

/** As the planner is asked: without what is done. */
export const openAssignments = (
  { visits }: Pick<DayProblem, 'visits'>,
  routes: readonly PlannedRoute[],
): readonly Assignment[] =>
  routes.map(({ technicianId, ticketIds }) => ({
    shiftId: technicianId,
    visitIds: ticketIds.filter((id) => visits.get(id)?.progress.kind !== 'done'),
  }));

export const scheduled = (day: DayProblem, routes: readonly PlannedRoute[]): Plan =>
  schedulePlan(day.forgiving, toRouteList(day.forgiving, openAssignments(day, routes)));

export type Bindings = ReadonlyMap<string, UnassignedExplanation>;

/** The day as it is drawn. */
export function drawDay(day: DayProblem, routes: readonly PlannedRoute[], bindings: Bindings): DayView {
  const plan = scheduled(day, routes);
  const views = day.technicians.map((technician) => routeView(day, technician, routes, plan));
  const held = new Set(views.flatMap(({ stops }) => stops.map(({ ticketId }) => ticketId)));
  const tray = [...day.visits.values()]
    .filter(({ id, progress }) => progress.kind !== 'done' && !held.has(id))
    .map((visit) => ({
      ...visitView(visit),
      fault: day.findings.get(visit.id) ?? null,
      binding: bindings.get(visit.id) ?? null,
    }));
  return {
    day: day.day,
    ...spanOfDay(day, views),
    routes: views,
    tray,
    figures: figuresOfDay(views, tray.length),
    weights: day.problem.weights,
    cost: plan.cost,
  };
}

function spanOfDay({ day }: DayProblem, routes: readonly RouteView[]) {
  const usual = spanOf(day, usualShift) as NonNullable<ReturnType<typeof spanOf>>;
  const froms = routes.flatMap(({ shiftSpan, stops }) => [
    shiftSpan?.from ?? usual.from,
    ...stops.map(({ arrivesAt, travelSeconds }) => arrivesAt - travelSeconds * 1000),
  ]);
  const tos = routes.flatMap(({ shiftSpan, stops }) => [
    shiftSpan?.overtimeTo ?? usual.to,
    ...stops.map(({ endsAt }) => endsAt),
  ]);
  return {
    from: instant(Math.floor(Math.min(usual.from, ...froms) / hourMs) * hourMs),
    to: instant(Math.ceil(Math.max(usual.overtimeTo, ...tos) / hourMs) * hourMs),
  };
}

function routeView(
  day: DayProblem,
  technician: DayTechnician,
  routes: readonly PlannedRoute[],
  plan: Plan,
): RouteView {
  const route = plan.routes.find(({ shiftId }) => shiftId === technician.id) ?? null;
  const planned = routes.find(({ technicianId }) => technicianId === technician.id)?.ticketIds ?? [];
  const done = planned.flatMap((id) => {
    const visit = day.visits.get(id);
    return visit?.progress.kind === 'done' ? [doneStop(visit)] : [];
  });
  const ahead = (route?.stops ?? []).flatMap((stop, index) => {
    const visit = day.visits.get(stop.visitId as TicketId);
    return visit ? [aheadStop(day, technician, { visit, stop, freeAt: freeBefore(route, index) })] : [];
  });
  const stops = [...done.toSorted((a, b) => a.endsAt - b.endsAt), ...ahead].map((stop, index) => ({
    ...stop,
    order: index + 1,
  }));
  return {
    technicianId: technician.id,
    number: technician.number,
    name: technician.name,
    shift: technician.shift,
    shiftSpan: technician.span,
    breaks: (route?.breaks ?? []).map(({ from, to }) => ({ from: toInstant(from), to: toInstant(to) })),
    startsFrom: technician.startsFrom,
    stops,
    done: done.length,
    metres: route?.metres ?? 0,
    travelSeconds: route?.travelSeconds ?? 0,
    endsAt: stops.at(-1)?.endsAt ?? null,
    overtimeSeconds: route?.overtimeSeconds ?? 0,
    worstLateSeconds: Math.max(0, ...ahead.map(({ lateSeconds }) => lateSeconds)),
  };
}

/** When the way to a stop begins: after the stop before it. */
const freeBefore = (route: Route | null, index: number): number =>
  route?.stops[index - 1]?.endsAt ?? route?.startsAt ?? 0;

function visitView({
  id,
  ticket,
  terms,
  position,
  customerName,
  serviceMinutes,
  slaDueAt,
}: DayVisit): VisitView {
  return {
    ticketId: id,
    number: ticket.number,
    title: ticket.title,
    kind: ticket.kind,
    priority: ticket.priority,
    customerName,
    village: ticket.village,
    district: ticket.district,
    position,
    promise: terms.promise,
    slaDueAt,
    serviceMinutes,
    lock: terms.lock,
  };
}

function doneStop(visit: DayVisit): StopView {
  const endsAt = visit.progress.since;
  const startsAt = instant(endsAt - visit.serviceMinutes * minuteMs);
  return {
    ...visitView(visit),
    order: 0,
    state: 'done',
    travelSeconds: 0,
    arrivesAt: startsAt,
    startsAt,
    endsAt,
    lateSeconds: 0,
    lateStep: 0,
    conflict: null,
  };
}

type Ahead = { readonly visit: DayVisit; readonly stop: Stop; readonly freeAt: number };

function aheadStop(day: DayProblem, technician: DayTechnician, { visit, stop, freeAt }: Ahead): StopView {
  const state = visit.progress.kind === 'done' ? 'ahead' : visit.progress.kind;
  const isOnSite = state === 'on-site';
  const endsAt = toInstant(stop.endsAt);
  return {
    ...visitView(visit),
    order: 0,
    state,
    travelSeconds: isOnSite ? 0 : Math.max(0, stop.arrivesAt - freeAt),
    arrivesAt: isOnSite ? visit.progress.since : toInstant(stop.arrivesAt),
    startsAt: isOnSite ? visit.progress.since : toInstant(stop.startsAt),
    endsAt,
    lateSeconds: isOnSite ? 0 : stop.lateSeconds,
    lateStep: isOnSite ? 0 : lateStepOf(stop.lateSeconds),
    conflict: state === 'ahead' ? conflictOf(day, technician, visit, endsAt) : null,
  };
}

/** What of the plan cannot hold, the gravest first. */
function conflictOf(
  { findings }: DayProblem,
  { technician, span }: DayTechnician,
  visit: DayVisit,
  endsAt: Instant,
): StopConflict | null {
  if (!span) return 'no-shift';
  if (visit.skills.some((skill) => !technician.skills.includes(skill))) return 'skills';
  if (findings.has(visit.id)) return 'unplannable';
  return endsAt > span.overtimeTo ? 'beyond-overtime' : null;
}

function figuresOfDay(routes: readonly RouteView[], unassigned: number): DayFigures {
  const stops = routes.flatMap((route) => route.stops);
  const ahead = stops.filter(({ state }) => state !== 'done');
  const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
    items.reduce((total, item) => total + of(item), 0);
  const late = (step: 1 | 2 | 3) => ahead.filter(({ lateStep }) => lateStep === step).length;
  return {
    technicians: routes.filter(({ shiftSpan }) => shiftSpan !== null).length,
    visits: stops.length + unassigned,
    done: stops.length - ahead.length,
    underWay: ahead.filter(({ state }) => state !== 'ahead').length,
    unassigned,
    late: { 1: late(1), 2: late(2), 3: late(3) },
    metres: sum(routes, ({ metres }) => metres),
    lateSeconds: sum(ahead, ({ lateSeconds }) => lateSeconds),
    overtimeSeconds: sum(routes, ({ overtimeSeconds }) => overtimeSeconds),
  };
}

/** The routes with a visit put there, and nowhere else. Null technician: in no route. */
export const withPlaced = (
  routes: readonly PlannedRoute[],
  ticketId: TicketId,
  { technicianId, index }: { readonly technicianId: TechnicianId | null; readonly index: number },
): readonly PlannedRoute[] =>
  routes.map((route) => {
    const others = route.ticketIds.filter((id) => id !== ticketId);
    return {
      technicianId: route.technicianId,
      ticketIds: route.technicianId === technicianId ? others.toSpliced(index, 0, ticketId) : others,
    };
  });
