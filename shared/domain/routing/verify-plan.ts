import type { Plan, Route, Stop } from './plan.ts';
import type { Lock, RoutingProblem, Shift, TimeWindow, Visit } from './problem.ts';
import { secondsBetween } from './travel-matrix.ts';

/** A promise of the plan that does not hold. */
export type Violation = {
  readonly kind:
    | 'visit-twice'
    | 'visit-lost'
    | 'unknown-record'
    | 'wrong-technician'
    | 'skill-missing'
    | 'van-overloaded'
    | 'outside-window'
    | 'unreachable'
    | 'arrives-too-early'
    | 'service-cut'
    | 'break-missing'
    | 'break-outside-window'
    | 'break-overlaps'
    | 'shift-exceeded'
    | 'driven-too-long';
  readonly shiftId: string;
  readonly visitId: string | null;
};

/** Times are sums of doubles: equal within a microsecond. */
const tolerance = 1e-6;

/**
 * Checks a plan against its problem from the words of both, with nothing of the engine: who made a mistake in an
 * incremental evaluation does not make it here again. @returns what does not hold; nothing for a sound plan.
 */
export function verifyPlan(problem: RoutingProblem, plan: Plan): Violation[] {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const found = [...verifyOnce(problem, plan)];
  for (const route of plan.routes) {
    const shift = shifts.get(route.shiftId);
    const stops = route.stops.flatMap((stop) => {
      const visit = visits.get(stop.visitId);
      return visit ? [{ stop, visit }] : [];
    });
    if (!shift || stops.length !== route.stops.length) {
      found.push({ kind: 'unknown-record', shiftId: route.shiftId, visitId: null });
      continue;
    }
    found.push(...verifyRoute(problem, shift, route, stops));
  }
  return found;
}

type Visited = { readonly stop: Stop; readonly visit: Visit };

function verifyOnce(problem: RoutingProblem, plan: Plan): Violation[] {
  const times = new Map<string, number>();
  const everyId = [
    ...plan.routes.flatMap((route) => route.stops.map((stop) => stop.visitId)),
    ...plan.unassigned,
  ];
  for (const id of everyId) times.set(id, (times.get(id) ?? 0) + 1);
  const routes = new Set(plan.routes.map((route) => route.shiftId));
  return [
    ...problem.visits.flatMap(({ id }): Violation[] => {
      const count = times.get(id) ?? 0;
      if (count === 1) return [];
      return [{ kind: count === 0 ? 'visit-lost' : 'visit-twice', shiftId: '', visitId: id }];
    }),
    ...(routes.size < plan.routes.length
      ? [{ kind: 'unknown-record', shiftId: 'one shift with two routes', visitId: null } as const]
      : []),
  ];
}

function verifyRoute(
  problem: RoutingProblem,
  shift: Shift,
  route: Route,
  stops: readonly Visited[],
): Violation[] {
  const found: Violation[] = [];
  const report = (kind: Violation['kind'], visitId: string | null = null) =>
    found.push({ kind, shiftId: shift.id, visitId });
  if (!carries(shift, stops)) report('van-overloaded');
  for (const { visit, stop } of stops) {
    if (!visit.skills.every((skill) => shift.skills.includes(skill))) report('skill-missing', visit.id);
    if (visit.lock?.technicianId && visit.lock.technicianId !== shift.technicianId)
      report('wrong-technician', visit.id);
    if (!isInWindow(problem, visit, stop.startsAt)) report('outside-window', visit.id);
    if (stop.endsAt < stop.startsAt + visit.serviceSeconds - tolerance) report('service-cut', visit.id);
  }
  for (const kind of verifyBreaks(shift, route)) report(kind);
  verifyTravel(problem, shift, route, stops, report);
  return found;
}

function carries(shift: Shift, stops: readonly Visited[]): boolean {
  const taken = new Map<string, number>();
  for (const { visit } of stops)
    for (const [part, count] of Object.entries(visit.parts)) taken.set(part, (taken.get(part) ?? 0) + count);
  return [...taken].every(([part, count]) => count <= (shift.stock[part] ?? 0) + tolerance);
}

function isInWindow({ weights }: RoutingProblem, { windows, dues, lock }: Visit, startsAt: number): boolean {
  const within = ({ from, to }: TimeWindow) => startsAt >= from - tolerance && startsAt <= to + tolerance;
  const isPromiseKept =
    weights.lateRatherThanUnassigned ||
    dues.every((due) => due.kind !== 'promise' || startsAt <= due.at + tolerance);
  return isPromiseKept && isLockKept(lock, within) && (windows.length === 0 || windows.some(within));
}

const isLockKept = (lock: Lock | null, within: (window: TimeWindow) => boolean) =>
  !lock?.start || within(lock.start);

/** Walks the route leg by leg: travel and the breaks that lie between must fit between two services. */
function verifyTravel(
  { matrix }: RoutingProblem,
  shift: Shift,
  route: Route,
  stops: readonly Visited[],
  report: (kind: Violation['kind'], visitId?: string | null) => void,
): void {
  const end = { place: shift.endPlace, startsAt: route.endsAt, endsAt: route.endsAt, id: null };
  const legs = [...stops.map(({ visit, stop }) => ({ ...stop, place: visit.place, id: visit.id })), end];
  let from = shift.startPlace;
  let free = shift.from;
  let driven = 0;
  for (const leg of legs) {
    const seconds = from === null || leg.place === null ? 0 : secondsBetween(matrix, from, leg.place);
    const rested = restedBetween(route.breaks, free, leg.startsAt);
    if (!Number.isFinite(seconds)) report('unreachable', leg.id);
    else if (leg.startsAt < free + seconds + rested - tolerance) report('arrives-too-early', leg.id);
    driven += seconds;
    from = leg.place;
    free = leg.endsAt;
  }
  if (route.endsAt > shift.to + shift.overtimeSeconds + tolerance) report('shift-exceeded');
  if (shift.maxTravelSeconds !== null && driven > shift.maxTravelSeconds + tolerance)
    report('driven-too-long');
}

const restedBetween = (breaks: readonly TimeWindow[], from: number, to: number): number =>
  breaks
    .filter((pause) => pause.from >= from - tolerance && pause.to <= to + tolerance)
    .reduce((sum, pause) => sum + pause.to - pause.from, 0);

/** Every break that was due before the last visit ended is there, in its window, and not during a service. */
function verifyBreaks(shift: Shift, route: Route): Violation['kind'][] {
  const due = [...shift.breaks].sort((a, b) => a.from - b.from);
  const lastEnd = route.stops.at(-1)?.endsAt ?? shift.from;
  const found: Violation['kind'][] = [];
  for (const [index, pause] of due.entries()) {
    const taken = route.breaks[index];
    if (!taken) {
      if (lastEnd > pause.to + tolerance) found.push('break-missing');
      continue;
    }
    const isInTime = taken.from >= pause.from - tolerance && taken.from <= pause.to + tolerance;
    if (!isInTime || taken.to - taken.from < pause.seconds - tolerance) found.push('break-outside-window');
    const disturbed = route.stops.some(
      (stop) => taken.from < stop.endsAt - tolerance && stop.startsAt < taken.to - tolerance,
    );
    if (disturbed) found.push('break-overlaps');
  }
  return found;
}
