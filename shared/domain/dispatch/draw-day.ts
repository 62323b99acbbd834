import type { TicketId } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs, secondMs } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import type { UnassignedExplanation } from '../routing/changes/explain-unassigned.ts';
import { isNone, type PartCounts } from '../routing/part-counts.ts';
import type { Plan, Route, Stop } from '../routing/plan.ts';
import { schedulePlan, toRouteList } from '../routing/schedule-plan.ts';
import type { DayProblem } from './day-problem.ts';
import type { DayTechnician } from './day-technicians.ts';
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
import { hoursThatMatter } from './hours-that-matter.ts';
import { openAssignments } from './planned-routes.ts';
import { toInstant } from './usual-service.ts';
import { leastWanting, wantingAlong } from './van-stock.ts';

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
      wanting: leastWanting(visit.parts, day),
    }));
  return {
    day: day.day,
    ...hoursThatMatter(day, views),
    routes: views,
    tray,
    figures: figuresOfDay(views, tray.length),
    weights: day.weights,
    cost: plan.cost,
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
  const stock = day.stocks.get(technician.id);
  const left = (route?.stops ?? []).flatMap((stop, index) => {
    const visit = day.visits.get(stop.visitId as TicketId);
    return visit && route ? [{ visit, stop, ...alongside(route, index) }] : [];
  });
  const wanting = wantingAlong(
    stock,
    left.map(({ visit }) => visit),
  );
  const ahead = left.map((each, index) =>
    aheadStop(day, technician, { ...each, wanting: wanting[index] ?? {} }),
  );
  const last = ahead.at(-1);
  const stops = [...done.toSorted((a, b) => a.endsAt - b.endsAt), ...ahead].map((stop, index) => ({
    ...stop,
    order: index + 1,
  }));
  const endsAt = route ? toInstant(route.endsAt) : (stops.at(-1)?.endsAt ?? null);
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
    endsAt,
    wayBack: route && technician.returnsTo && last ? { from: last.endsAt, to: technician.returnsTo } : null,
    overtimeSeconds: overtimeOf(technician.span, endsAt),
    worstLateSeconds: Math.max(0, ...ahead.map(({ lateSeconds }) => lateSeconds)),
    stock: stock ?? null,
    onVan: day.onVans.get(technician.id) ?? null,
  };
}

/** Seconds beyond the shift, those already worked with them; for whoever has none that day a plan has no route. */
const overtimeOf = (span: DayTechnician['span'], endsAt: Instant | null): number =>
  span && endsAt !== null ? Math.max(0, endsAt - span.to) / secondMs : 0;

type Alongside = {
  /** When the way there begins: after the stop before it. */
  readonly freeAt: number;
  /** When it is over; of the last one, when the day's end is reached. */
  readonly overAt: number;
  /** From the start until then. */
  readonly drivenSeconds: number;
};

function alongside(route: Route, index: number): Alongside {
  const free = (at: number) => route.stops[at - 1]?.endsAt ?? route.startsAt;
  const ways = route.stops.slice(0, index + 1).map(({ arrivesAt }, at) => Math.max(0, arrivesAt - free(at)));
  const isLast = index === route.stops.length - 1;
  return {
    freeAt: free(index),
    overAt: isLast ? route.endsAt : (route.stops[index]?.endsAt ?? route.endsAt),
    drivenSeconds: isLast ? route.travelSeconds : ways.reduce((sum, way) => sum + way, 0),
  };
}

function visitView({
  id,
  ticket,
  terms,
  position,
  customerName,
  serviceMinutes,
  parts,
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
    parts,
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
    overrunSeconds: 0,
    lateSeconds: 0,
    lateStep: 0,
    conflict: null,
    wanting: {},
  };
}

type Ahead = Alongside & {
  readonly visit: DayVisit;
  readonly stop: Stop;
  readonly wanting: PartCounts;
};

function aheadStop(day: DayProblem, technician: DayTechnician, ahead: Ahead): StopView {
  const { visit, stop, freeAt, wanting } = ahead;
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
    overrunSeconds: isOnSite ? overrunOf(visit, day.now) : 0,
    lateSeconds: isOnSite ? 0 : stop.lateSeconds,
    lateStep: isOnSite ? 0 : lateStepOf(stop.lateSeconds),
    conflict: state === 'ahead' ? conflictOf(day, technician, ahead) : null,
    wanting,
  };
}

const overrunOf = ({ progress, serviceMinutes }: DayVisit, now: Instant): number =>
  Math.max(0, now - progress.since - serviceMinutes * minuteMs) / secondMs;

/** What of the plan cannot hold, the gravest first. */
function conflictOf(
  { findings, problem }: DayProblem,
  { id, technician, span }: DayTechnician,
  { visit, stop: { startsAt, lateSeconds }, overAt, drivenSeconds, wanting }: Ahead,
): StopConflict | null {
  if (!span) return 'no-shift';
  if (visit.skills.some((skill) => !technician.skills.includes(skill))) return 'skills';
  if (!isNone(wanting)) return 'parts';
  if (findings.has(visit.id)) return 'unplannable';
  if (isAfterLock(visit, toInstant(startsAt))) return 'start-missed';
  if (lateSeconds > 0 && !problem.weights.lateRatherThanUnassigned) return 'window-passed';
  if (toInstant(overAt) > span.overtimeTo) return 'beyond-overtime';
  const mostDriving = problem.shifts.find(({ technicianId }) => technicianId === id)?.maxTravelSeconds;
  // Times are sums of fractions: no limit is passed within a second of it.
  return mostDriving != null && drivenSeconds > mostDriving + 1 ? 'beyond-driving' : null;
}

/** Written to the minute. A moment of another day was fixed for a plan that no longer holds. */
const isAfterLock = ({ terms: { lock } }: DayVisit, startsAt: Instant): boolean =>
  lock?.start != null && startsAt >= lock.start + minuteMs && localDay(lock.start) === localDay(startsAt);

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
