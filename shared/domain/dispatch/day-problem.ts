import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import { checkProblem, type VisitFault } from '../routing/check-problem.ts';
import { type Compiled, compileProblem } from '../routing/compile-problem.ts';
import type { RoutingProblem, Shift, Visit } from '../routing/problem.ts';
import { defaultRates, defaultWeights, type Weights } from '../routing/weights.ts';
import { availabilityAt, freshPosition, type Technician } from '../technicians/technician.ts';
import { restMs, restOf, type ShiftSpan, shiftOf, spanOf, usualShift } from './day-shifts.ts';
import { type DayQuestion, type DayVisit, visitsOfDay, workBegins } from './day-visits.ts';
import type { DayShift, PlannedRoute } from './dispatch-day.ts';
import type { TravelBook } from './travel-book.ts';
import { absencePriceOf, duesOf, toSeconds } from './usual-service.ts';

/** A technician on the day; `number` is the same on map, timeline and run sheet. */
export type DayTechnician = {
  readonly id: TechnicianId;
  readonly number: number;
  readonly name: string;
  readonly technician: Technician;
  readonly shift: DayShift;
  readonly span: ShiftSpan | null;
  readonly startsFrom: Position;
};

/** One day of the room as a question to the planner, and what it was made of. */
export type DayProblem = {
  readonly day: string;
  readonly now: Instant;
  readonly visits: ReadonlyMap<TicketId, DayVisit>;
  readonly technicians: readonly DayTechnician[];
  /** The routes of the day as they were planned. */
  readonly planned: readonly PlannedRoute[];
  readonly routesVersion: number;
  /** What can be planned: without what is done, and without what `findings` names. */
  readonly problem: RoutingProblem;
  readonly findings: ReadonlyMap<string, VisitFault>;
  /**
   * The same day with nothing that forbids: every place in a route holds, so that what a person has put where it cannot
   * be is drawn there. Times and costs are those of `problem` wherever that has them.
   */
  readonly forgiving: Compiled;
};

/** More visits than these are not looked at: the board is drawn again with each of a person's moves. */
export const mostVisitsOfDay = 600;
/** How long somebody who should have finished is expected to need yet. */
const leastLeftMs = 10 * minuteMs;
const wholeDaySeconds = 24 * 3600;

export function dayProblem(question: DayQuestion, book: TravelBook): DayProblem {
  const { rows, day, now } = question;
  const dispatch = rows.dispatchDays.get(day) ?? null;
  const visits = visitsOfDay(question);
  const technicians = techniciansOfDay(question);
  const left = mostUrgent([...visits.values()].filter(({ progress }) => progress.kind !== 'done'));
  const places = [
    ...left.flatMap(({ position }) => position ?? []),
    ...technicians.map(({ startsFrom }) => startsFrom),
  ];
  const { matrix, rowOf } = book.open(places);
  const weights: Weights = dispatch?.weights ?? defaultWeights;
  const toPlan: Planning = { day, now, isToday: localDay(now) === day, rowOf };
  const stated = left.map((visit) => toRoutingVisit(visit, toPlan));
  const underWay = new Set(
    left.flatMap(({ progress }) => (progress.kind === 'ahead' ? [] : (progress.holder ?? []))),
  );
  const shifts = technicians.map((each) => toShift(each, toPlan, underWay.has(each.id)));
  const working = shifts.filter(
    (shift, index) =>
      (technicians[index]?.span && !isOver(shift, toPlan)) ||
      underWay.has(shift.technicianId as TechnicianId),
  );
  const { problem, findings } = checkProblem({ visits: stated, shifts: working, matrix, weights });
  const looked = new Set(left.map(({ id }) => id));
  const tooMany = [...visits.keys()].filter(
    (id) => visits.get(id)?.progress.kind !== 'done' && !looked.has(id),
  );
  return {
    day,
    now,
    visits,
    technicians,
    planned: dispatch?.routes ?? [],
    routesVersion: dispatch?.routesVersion ?? 0,
    problem,
    findings: new Map([
      ...tooMany.map((id) => [id as string, 'too-many-for-one-plan' as VisitFault] as const),
      ...findings.map(({ id, kind }) => [id, kind as VisitFault] as const),
    ]),
    forgiving: compileProblem(forgivingOf({ visits: stated, shifts, matrix, weights })),
  };
}

type Planning = {
  readonly day: string;
  readonly now: Instant;
  readonly isToday: boolean;
  rowOf(position: Position): number;
};

function mostUrgent(visits: readonly DayVisit[]): readonly DayVisit[] {
  if (visits.length <= mostVisitsOfDay) return visits;
  const worth = ({ progress, ticket, terms, slaDueAt }: DayVisit) =>
    (progress.kind === 'ahead' ? 0 : 1e12) +
    (terms.lock || terms.promise || progress.holder ? 1e9 : 0) +
    absencePriceOf(ticket, { slaDueAt, workBegins: 0 as Instant });
  return visits.toSorted((a, b) => worth(b) - worth(a)).slice(0, mostVisitsOfDay);
}

function techniciansOfDay({ rows, day, now }: DayQuestion): readonly DayTechnician[] {
  const isToday = localDay(now) === day;
  return [...rows.technicians.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1))
    .map((technician, index) => {
      const shift = shiftOf(technician, day, rows.dispatchDays.get(day) ?? null, now);
      const here = isToday ? freshPosition(rows.positions.get(technician.id), now) : null;
      return {
        id: technician.id,
        number: index + 1,
        name: technician.name,
        technician,
        shift,
        span: spanOf(day, shift),
        startsFrom: here ?? technician.home,
      };
    });
}

function toRoutingVisit(visit: DayVisit, { day, now, isToday, rowOf }: Planning): Visit {
  const { ticket, terms, position, progress, serviceMinutes, slaDueAt } = visit;
  const { promise } = terms;
  const owed = { ticket, promise, slaDueAt, serviceMinutes, workBegins: workBegins(day) };
  const isUnderWay = progress.kind !== 'ahead';
  const leftMs =
    progress.kind === 'on-site'
      ? Math.max(leastLeftMs, progress.since + serviceMinutes * minuteMs - now)
      : serviceMinutes * minuteMs;
  const from = Math.max(promise?.from ?? 0, isToday ? now : 0);
  return {
    id: visit.id,
    place: position && rowOf(position),
    serviceSeconds: leftMs / 1000,
    windows: promise && !isUnderWay ? [{ from: toSeconds(from), to: Number.POSITIVE_INFINITY }] : [],
    dues: duesOf(owed),
    skills: isUnderWay ? [] : visit.skills,
    parts: {},
    absencePrice: absencePriceOf(ticket, owed),
    lock: isUnderWay
      ? { technicianId: progress.holder, start: null, order: 'sealed' }
      : terms.lock && {
          technicianId: terms.lock.technicianId,
          start: null,
          order: terms.lock.isOrderKept ? 'kept' : 'free',
        },
  };
}

/** What is left of a shift; who does not work has the usual one, for what a person puts there all the same. */
function toShift(
  { id, technician, span, startsFrom, shift }: DayTechnician,
  { day, now, isToday, rowOf }: Planning,
  isUnderWay: boolean,
): Shift {
  const held = span ?? (spanOf(day, usualShift) as ShiftSpan);
  const rest = restOf(held);
  const availability = availabilityAt(technician.availability, now);
  const backAt = isToday && availability.kind === 'on-break' ? availability.until : null;
  const from = isToday ? Math.max(held.from, now, backAt ?? 0) : held.from;
  const to = Math.max(held.to, from);
  const hasRest = rest && backAt === null && from < rest.to && shift.kind === 'work';
  return {
    id,
    technicianId: id,
    startPlace: rowOf(startsFrom),
    endPlace: null,
    from: toSeconds(isUnderWay ? Math.min(from, now) : from),
    to: toSeconds(to),
    // Who is still on the way or on site finishes, however late it is.
    overtimeSeconds: Math.max((held.overtimeTo - to) / 1000, isUnderWay ? 4 * 3600 : 0),
    breaks: hasRest
      ? [{ from: toSeconds(Math.max(rest.from, from)), to: toSeconds(rest.to), seconds: restMs / 1000 }]
      : [],
    skills: technician.skills,
    stock: {},
    rates: defaultRates,
    maxTravelSeconds: null,
  };
}

const isOver = ({ from, to, overtimeSeconds }: Shift, { isToday }: Planning): boolean =>
  isToday && overtimeSeconds <= 0 && from >= to;

function forgivingOf({ visits, shifts, matrix, weights }: RoutingProblem): RoutingProblem {
  return {
    matrix,
    weights: { ...weights, lateRatherThanUnassigned: true },
    visits: visits
      .filter(({ place }) => place !== null)
      .map((visit) => ({ ...visit, skills: [], lock: null })),
    shifts: shifts.map((shift) => ({ ...shift, overtimeSeconds: 2 * wholeDaySeconds })),
  };
}
