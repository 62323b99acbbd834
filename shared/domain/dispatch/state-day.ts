import type { TechnicianId } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { dayAfter, localDay } from '../../kernel/local-day.ts';
import { type PartCounts, sumOfParts } from '../routing/part-counts.ts';
import type { Shift, TimeWindow, Visit } from '../routing/problem.ts';
import { hourOfDay } from '../routing/travel/travel-parameters.ts';
import { secondsBetween, type TravelMatrix } from '../routing/travel-matrix.ts';
import type { DayTechnician } from './day-technicians.ts';
import { type DayQuestion, type DayVisit, workBegins } from './day-visits.ts';
import { type DayWeights, usualWeights } from './day-weights.ts';
import type { DayShift } from './dispatch-day.ts';
import { drivenToday } from './driven-today.ts';
import { type Begun, type Ends, isOver, type Planning, toShift } from './state-shift.ts';
import type { TravelBook } from './travel-book.ts';
import { toSeconds, type Worth, worthOf } from './usual-service.ts';
import type { VanStocks } from './van-stock.ts';
import type { VisitLock } from './work-order.ts';

/** Visits and technicians of a day in the planner's words, before anything is set aside. */
export type StatedDay = {
  readonly visits: readonly Visit[];
  /** One for each technician, in their order. */
  readonly shifts: readonly Shift[];
  /** Of these the ones a plan may use. */
  readonly working: readonly Shift[];
  readonly matrix: TravelMatrix;
  readonly weights: DayWeights;
};

type Left = {
  /** What is left of the day. */
  readonly visits: readonly DayVisit[];
  readonly technicians: readonly DayTechnician[];
  /** For what is left of it. */
  readonly stocks: VanStocks;
};

export const weightsOf = ({ rows, day }: Pick<DayQuestion, 'rows' | 'day'>): DayWeights =>
  rows.dispatchDays.get(day)?.weights ?? usualWeights;

export function stateDay(
  question: DayQuestion,
  { visits, technicians, stocks }: Left,
  book: TravelBook,
): StatedDay {
  const { day, now } = question;
  const ends = technicians.map(({ returnsTo }) => returnsTo);
  const begins = technicians.map(({ startsFrom }) => startsFrom);
  const places = [...visits.map(({ position }) => position), ...begins, ...ends].filter(
    (each) => each !== null,
  );
  const { matrix, rowOf } = book.open(places, slownessOf(technicians, book.slowness, now));
  const planning: Planning = { day, now, isToday: localDay(now) === day };
  const worth = worthOn(question);
  const away = new Set(technicians.filter(({ shift }) => isAway(shift)).map(({ id }) => id));
  const asked = visits.map((visit) =>
    toRoutingVisit(
      visit,
      { place: visit.position && rowOf(visit.position), away, worth: worth(visit) },
      planning,
    ),
  );
  const underWay = Map.groupBy(begunIn(visits, asked), ({ lock }) => lock?.technicianId);
  const anything = carryingAnything(visits);
  const driven = drivenToday(question, technicians, book);
  const shifts = technicians.map((each, index) => {
    const ways = { startPlace: rowOf(each.startsFrom), endPlace: ends[index] ? rowOf(ends[index]) : null };
    return toShift(each, planning, {
      ...ways,
      begun: begunOf(underWay.get(each.id) ?? [], ways, matrix),
      drivenSeconds: driven.get(each.id) ?? 0,
      stock: stocks.get(each.id) ?? anything,
    });
  });
  return {
    visits: asked,
    shifts,
    working: shifts.filter(
      (shift, index) =>
        (technicians[index]?.span && !isOver(shift, planning)) || underWay.has(shift.technicianId),
    ),
    matrix,
    weights: weightsOf(question),
  };
}

/** What has begun at a known place, in the order it is done: who is on site finishes there before they go on. */
const begunIn = (visits: readonly DayVisit[], asked: readonly Visit[]): readonly Visit[] =>
  visits
    .map(({ progress: { kind } }, index) => ({ kind, visit: asked[index] }))
    .filter(({ kind, visit }) => kind !== 'ahead' && visit?.place != null)
    .sort((a, b) => Number(b.kind === 'on-site') - Number(a.kind === 'on-site'))
    .flatMap(({ visit }) => visit ?? []);

/** From the start through these visits, one after the other, to where the day ends. */
function begunOf(
  visits: readonly Visit[],
  { startPlace, endPlace }: Ends,
  matrix: TravelMatrix,
): Begun | null {
  if (visits.length === 0) return null;
  const places = [startPlace, ...visits.map(({ place }) => place ?? startPlace), endPlace ?? []].flat();
  const ways = places.slice(1).map((to, index) => secondsBetween(matrix, places[index] ?? startPlace, to));
  const travelSeconds = sumOfFinite(ways);
  return {
    travelSeconds,
    seconds: travelSeconds + sumOfFinite(visits.map(({ serviceSeconds }) => serviceSeconds)),
  };
}

const sumOfFinite = (seconds: readonly number[]): number =>
  seconds.filter(Number.isFinite).reduce((sum, each) => sum + each, 0);

const quarterMs = 15 * minuteMs;

/**
 * How many times as long the roads take over what is left of the day: a plan has one time for a way, so it is the mean of
 * the hours in which somebody is at work yet, each counted by how many are. Its second decimals move nothing.
 */
function slownessOf(technicians: readonly DayTechnician[], byHour: readonly number[], now: Instant): number {
  let sum = 0;
  let quarters = 0;
  for (const { span } of technicians)
    for (let at = span ? Math.max(span.from, now) : 0; span && at < span.to; at += quarterMs) {
      sum += byHour[hourOfDay(instant(at))] ?? 1;
      quarters += 1;
    }
  return quarters === 0 ? 1 : Math.round((sum / quarters) * 100) / 100;
}

/** Of a van nobody has counted it is not known that it lacks anything. */
const carryingAnything = (visits: readonly DayVisit[]): PartCounts =>
  Object.fromEntries(
    Object.keys(sumOfParts(visits.map(({ parts }) => parts))).map((part) => [part, Number.POSITIVE_INFINITY]),
  );

/** Nobody can call them in. */
const isAway = ({ kind }: DayShift): boolean => kind === 'leave' || kind === 'absent';

/** How long somebody who should have finished is expected to need yet. */
const leastLeftMs = 10 * minuteMs;

type Around = {
  readonly place: number | null;
  readonly away: ReadonlySet<TechnicianId>;
  readonly worth: Worth;
};

function toRoutingVisit(visit: DayVisit, { place, away, worth }: Around, planning: Planning): Visit {
  const { now, isToday } = planning;
  const { terms, progress, serviceMinutes } = visit;
  const { promise } = terms;
  const isUnderWay = progress.kind !== 'ahead';
  const leftMs =
    progress.kind === 'on-site'
      ? Math.max(leastLeftMs, progress.since + serviceMinutes * minuteMs - now)
      : serviceMinutes * minuteMs;
  const from = Math.max(promise?.from ?? 0, isToday ? now : 0);
  return {
    id: visit.id,
    place,
    serviceSeconds: leftMs / 1000,
    windows: promise && !isUnderWay ? [{ from: toSeconds(from), to: Number.POSITIVE_INFINITY }] : [],
    ...worth,
    skills: isUnderWay ? [] : visit.skills,
    // What is being used has been taken off the stock, and nobody is called back for it.
    parts: isUnderWay ? {} : visit.parts,
    lock: isUnderWay
      ? { technicianId: progress.holder, start: null, order: 'sealed' }
      : lockOf(terms.lock, away, planning),
  };
}

/** What leaving a visit out costs, and coming late, where it is planned on that day. */
export function worthOn(question: Pick<DayQuestion, 'rows' | 'day'>): (visit: DayVisit) => Worth {
  const { day } = question;
  const { prices } = weightsOf(question);
  const hours = { begins: workBegins(day), nextBegins: workBegins(dayAfter(day)) };
  return ({ ticket, terms: { promise }, slaDueAt, serviceMinutes }) =>
    worthOf({ ticket, promise, slaDueAt, serviceMinutes }, { prices, ...hours });
}

/** Who is away cannot keep what was locked to them: it binds nobody, and stays with whoever takes it over. */
function lockOf(lock: VisitLock | null, away: ReadonlySet<TechnicianId>, planning: Planning): Visit['lock'] {
  if (!lock) return null;
  const { technicianId, isOrderKept } = lock;
  const start = startOfLock(lock, planning);
  if (technicianId !== null && away.has(technicianId))
    return start && { technicianId: null, start, order: 'free' };
  return { technicianId, start, order: isOrderKept ? 'kept' : 'free' };
}

/** A moment of another day, or one that has passed, can no longer be kept: such a visit is planned as if it had none. */
function startOfLock({ start }: VisitLock, { day, now, isToday }: Planning): TimeWindow | null {
  if (start === null || localDay(start) !== day || (isToday && start < now)) return null;
  return { from: toSeconds(start), to: toSeconds(start) };
}

/** The same visit where a person has put it: it waits for its locked start, and begins later where it comes later. */
export function notBeforeLock(visit: Visit): Visit {
  const { lock, windows } = visit;
  if (!lock?.start) return visit;
  const { from } = lock.start;
  const stated = windows.length === 0 ? [{ from, to: Number.POSITIVE_INFINITY }] : windows;
  return {
    ...visit,
    windows: stated.map((window) => ({ ...window, from: Math.max(window.from, from) })),
    lock: { ...lock, start: null },
  };
}
