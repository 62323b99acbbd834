import type { TechnicianId } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs, secondMs } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import { type PartCounts, sumOfParts } from '../routing/part-counts.ts';
import type { Shift, Visit } from '../routing/problem.ts';
import { hourOfDay } from '../routing/travel/travel-parameters.ts';
import { secondsBetween, type TravelMatrix } from '../routing/travel-matrix.ts';
import { defaultWeights, type Weights } from '../routing/weights.ts';
import { availabilityAt, freshPosition, type Technician } from '../technicians/technician.ts';
import { restMs, restOf, type ShiftSpan, shiftOf, spanOf } from './day-shifts.ts';
import { type DayQuestion, type DayVisit, workBegins } from './day-visits.ts';
import type { DayShift } from './dispatch-day.ts';
import type { TravelBook } from './travel-book.ts';
import { absencePriceOf, duesOf, toSeconds } from './usual-service.ts';
import { usualShift } from './usual-week.ts';
import { ratesOf, type Van } from './van.ts';
import type { VanStocks } from './van-stock.ts';
import type { VisitLock } from './work-order.ts';

/** A technician on the day; `number` is the same on map, timeline and run sheet. */
export type DayTechnician = {
  readonly id: TechnicianId;
  readonly number: number;
  readonly name: string;
  readonly technician: Technician;
  readonly shift: DayShift;
  readonly span: ShiftSpan | null;
  readonly startsFrom: Position;
  /** Null while nobody has said anything of it. */
  readonly van: Van | null;
};

export function techniciansOfDay({ rows, day, now }: DayQuestion): readonly DayTechnician[] {
  const isToday = localDay(now) === day;
  return [...rows.technicians.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1))
    .map((technician, index) => {
      const shift = shiftOf(technician, day, rows.dispatchDays, now);
      const here = isToday ? freshPosition(rows.positions.get(technician.id), now) : null;
      return {
        id: technician.id,
        number: index + 1,
        name: technician.name,
        technician,
        shift,
        span: spanOf(day, shift),
        startsFrom: here ?? technician.home,
        van: rows.vans.get(technician.id) ?? null,
      };
    });
}

/** Visits and technicians of a day in the planner's words, before anything is set aside. */
export type StatedDay = {
  readonly visits: readonly Visit[];
  /** One for each technician, in their order. */
  readonly shifts: readonly Shift[];
  /** Of these the ones a plan may use. */
  readonly working: readonly Shift[];
  readonly matrix: TravelMatrix;
  readonly weights: Weights;
};

type Left = {
  /** What is left of the day. */
  readonly visits: readonly DayVisit[];
  readonly technicians: readonly DayTechnician[];
  /** For what is left of it. */
  readonly stocks: VanStocks;
};

export function stateDay(
  { rows, day, now }: DayQuestion,
  { visits, technicians, stocks }: Left,
  book: TravelBook,
): StatedDay {
  const places = [
    ...visits.flatMap(({ position }) => position ?? []),
    ...technicians.map(({ startsFrom }) => startsFrom),
  ];
  const { matrix, rowOf } = book.open(places, slownessOf(technicians, book.slowness, now));
  const away = new Set(technicians.filter(({ shift }) => isAway(shift)).map(({ id }) => id));
  const planning: Planning = { day, now, isToday: localDay(now) === day, away, rowOf };
  const asked = visits.map((visit) => toRoutingVisit(visit, planning));
  const underWay = Map.groupBy(begunIn(visits, asked), ({ lock }) => lock?.technicianId);
  const anything = carryingAnything(visits);
  const shifts = technicians.map((each) => {
    const begun = underWay.get(each.id) ?? [];
    const begunSeconds = secondsFor(begun, rowOf(each.startsFrom), matrix);
    return toShift(each, planning, { begunSeconds, stock: stocks.get(each.id) ?? anything });
  });
  return {
    visits: asked,
    shifts,
    working: shifts.filter(
      (shift, index) =>
        (technicians[index]?.span && !isOver(shift, planning)) || underWay.has(shift.technicianId),
    ),
    matrix,
    weights: rows.dispatchDays.get(day)?.weights ?? defaultWeights,
  };
}

/** What has begun at a known place, in the order it is done: who is on site finishes there before they go on. */
const begunIn = (visits: readonly DayVisit[], asked: readonly Visit[]): readonly Visit[] =>
  visits
    .map(({ progress: { kind } }, index) => ({ kind, visit: asked[index] }))
    .filter(({ kind, visit }) => kind !== 'ahead' && visit?.place != null)
    .sort((a, b) => Number(b.kind === 'on-site') - Number(a.kind === 'on-site'))
    .flatMap(({ visit }) => visit ?? []);

/** From the start through these visits, one after the other. */
function secondsFor(visits: readonly Visit[], start: number, matrix: TravelMatrix): number {
  const ways = visits.map(({ place }, index) =>
    secondsBetween(matrix, visits[index - 1]?.place ?? start, place ?? start),
  );
  const seconds = [...ways, ...visits.map(({ serviceSeconds }) => serviceSeconds)];
  return seconds.filter(Number.isFinite).reduce((sum, each) => sum + each, 0);
}

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

type Planning = {
  readonly day: string;
  readonly now: Instant;
  readonly isToday: boolean;
  readonly away: ReadonlySet<TechnicianId>;
  rowOf(position: Position): number;
};

/** Nobody can call them in. */
const isAway = ({ kind }: DayShift): boolean => kind === 'leave' || kind === 'absent';

/** How long somebody who should have finished is expected to need yet. */
const leastLeftMs = 10 * minuteMs;

function toRoutingVisit(visit: DayVisit, { day, now, isToday, away, rowOf }: Planning): Visit {
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
    // What is being used has been taken off the stock, and nobody is called back for it.
    parts: isUnderWay ? {} : visit.parts,
    absencePrice: absencePriceOf(ticket, owed),
    lock: isUnderWay
      ? { technicianId: progress.holder, start: null, order: 'sealed' }
      : lockOf(terms.lock, away),
  };
}

/** Who is away cannot keep what was locked to them: it binds nobody, and stays with whoever takes it over. */
function lockOf(lock: VisitLock | null, away: ReadonlySet<TechnicianId>): Visit['lock'] {
  if (!lock || (lock.technicianId && away.has(lock.technicianId))) return null;
  return { technicianId: lock.technicianId, start: null, order: lock.isOrderKept ? 'kept' : 'free' };
}

/** The end of a shift is reckoned in fractions of a second; nothing else fits into this. */
const toSpareSeconds = 60;

type Carried = {
  /** What has begun takes until it is over; 0 for who is at nothing. */
  readonly begunSeconds: number;
  readonly stock: PartCounts;
};

/**
 * What is left of a shift. Who does not work has the usual one, for what a person puts there all the same; or, while
 * something has begun, just the time it takes: it is finished, and nothing is put behind it.
 */
function toShift(
  { id, technician, span, startsFrom, shift, van }: DayTechnician,
  { day, now, isToday, rowOf }: Planning,
  { begunSeconds, stock }: Carried,
): Shift {
  const isUnderWay = begunSeconds > 0;
  const held = span ?? (isUnderWay ? onlyNow(now) : (spanOf(day, usualShift) as ShiftSpan));
  const rest = restOf(held);
  const availability = availabilityAt(technician.availability, now);
  const backAt = isToday && availability.kind === 'on-break' ? availability.until : null;
  const from = isToday ? Math.max(held.from, now, backAt ?? 0) : held.from;
  const to = Math.max(held.to, from);
  const hasRest = rest && backAt === null && from < rest.to && shift.kind === 'work';
  const begunEnds = now + (begunSeconds + toSpareSeconds) * secondMs + (hasRest ? restMs : 0);
  return {
    id,
    technicianId: id,
    startPlace: rowOf(startsFrom),
    endPlace: null,
    from: toSeconds(isUnderWay ? Math.min(from, now) : from),
    to: toSeconds(to),
    // Who is still on the way or on site finishes, however late it is; and takes nothing more on for having to.
    overtimeSeconds: Math.max(0, held.overtimeTo - to, isUnderWay ? begunEnds - to : 0) / secondMs,
    breaks: hasRest
      ? [{ from: toSeconds(Math.max(rest.from, from)), to: toSeconds(rest.to), seconds: restMs / 1000 }]
      : [],
    skills: technician.skills,
    stock,
    rates: ratesOf(van),
    maxTravelSeconds: null,
  };
}

const onlyNow = (now: Instant): ShiftSpan => ({ from: now, to: now, overtimeTo: now });

const twoDaysSeconds = 48 * 3600;

/** The same shift, with overtime until all that is in its route has been visited. */
export const withoutEnd = (shift: Shift): Shift => ({ ...shift, overtimeSeconds: twoDaysSeconds });

const isOver = ({ from, to, overtimeSeconds }: Shift, { isToday }: Planning): boolean =>
  isToday && overtimeSeconds <= 0 && from >= to;
