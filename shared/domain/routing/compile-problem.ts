import { absenceCost } from './absence-cost.ts';
import { compileMatrix } from './compile-matrix.ts';
import { allowedPairs, classOfShifts } from './compile-shifts.ts';
import type { Instance } from './engine/instance.ts';
import type { Assignment, Due, RoutingProblem, TimeWindow, Visit } from './problem.ts';

/** A problem and the numbers the engine searches in; visit and vehicle numbers are positions in its lists. */
export type Compiled = {
  readonly problem: RoutingProblem;
  readonly instance: Instance;
  readonly visitNumber: ReadonlyMap<string, number>;
  readonly shiftNumber: ReadonlyMap<string, number>;
};

/** The plan that is changed, and how many of its visits may move. */
export type Baseline = { readonly routes: readonly Assignment[]; readonly changeBudget: number | null };

const anyTime: TimeWindow = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** What leaving out a locked visit costs more than anything else could save. */
const lockedPrice = 1e12;
/** However the weights are turned, a lock is dearer. */
export const dearestAbsence = lockedPrice / 10;

/** @param problem as `checkProblem` leaves it: every place known, every reference led somewhere. */
export function compileProblem(problem: RoutingProblem, baseline: Baseline | null = null): Compiled {
  const { visits, shifts, weights } = problem;
  const visitNumber = new Map(visits.map((visit, index) => [visit.id, index]));
  const shiftNumber = new Map(shifts.map((shift, index) => [shift.id, index]));
  const parts = [...new Set(visits.flatMap((visit) => Object.keys(visit.parts)))];
  const anchors = compileAnchors(visits.length, baseline, { visitNumber, shiftNumber });
  const allowed = allowedPairs(problem);
  const anchoredShifts = new Set(baseline ? anchors.anchor : []);
  const breaks = rows(shifts, (shift) => [...shift.breaks].sort((a, b) => a.from - b.from));
  const instance: Instance = {
    visits: visits.length,
    vehicles: shifts.length,
    ...compileMatrix(problem),
    ...compileNodes(problem),
    kinds: parts.length,
    demand: Float64Array.from(visits.flatMap((visit) => parts.map((part) => visit.parts[part] ?? 0))),
    capacity: Float64Array.from(shifts.flatMap((shift) => parts.map((part) => shift.stock[part] ?? 0))),
    allowed,
    absencePrice: Float64Array.from(visits, (visit) =>
      visit.lock ? lockedPrice : Math.min(dearestAbsence, absenceCost(visit, weights)),
    ),
    fixedCost: Float64Array.from(shifts, (shift) => shift.rates.fixed),
    maxTravel: Float64Array.from(shifts, (shift) => shift.maxTravelSeconds ?? Number.POSITIVE_INFINITY),
    vehicleClass: classOfShifts(problem, allowed, anchoredShifts),
    breaksFirst: breaks.first,
    breakOpen: Float64Array.from(breaks.entries, (pause) => pause.from),
    breakClose: Float64Array.from(breaks.entries, (pause) => pause.to),
    breakLength: Float64Array.from(breaks.entries, (pause) => pause.seconds),
    fairness: weights.fairness,
    ...anchors,
    movePrice: baseline ? weights.move : 0,
    changeBudget: baseline?.changeBudget ?? Number.POSITIVE_INFINITY,
  };
  return { problem, instance, visitNumber, shiftNumber };
}

/** Windows, dues, service and locks of the visits, then of the routes' starts and ends. */
function compileNodes({ visits, shifts, weights }: RoutingProblem) {
  const starts = shifts.map((shift) => [{ from: shift.from, to: shift.to }]);
  const ends = shifts.map((shift) => [{ from: shift.from, to: shift.to + shift.overtimeSeconds }]);
  const windows = rows(
    [...visits.map((visit) => windowsOf(visit, weights)), ...starts, ...ends],
    (all) => all,
  );
  const overtime = shifts.map((shift): Due[] => [
    { kind: 'promise', at: shift.to, cost: 0, costPerHour: shift.rates.perOvertimeHour * weights.overtime },
  ]);
  const dues = rows(
    [...visits.map((visit) => duesOf(visit, weights)), ...shifts.map((): Due[] => []), ...overtime],
    (all) => all,
  );
  const routeEnds = new Array<number>(2 * shifts.length).fill(0);
  return {
    service: Float64Array.from([...visits.map((visit) => visit.serviceSeconds), ...routeEnds]),
    windowFirst: windows.first,
    windowOpen: Float64Array.from(windows.entries, (window) => window.from),
    windowClose: Float64Array.from(windows.entries, (window) => window.to),
    duesFirst: dues.first,
    due: Float64Array.from(dues.entries, (due) => due.at),
    dueStep: Float64Array.from(dues.entries, (due) => due.cost),
    dueSlope: Float64Array.from(dues.entries, (due) => due.costPerHour / 3600),
    pinned: Uint8Array.from(visits, (visit) => Number(visit.lock !== null && visit.lock.order !== 'free')),
    sealed: Uint8Array.from([...visits.map((visit) => Number(visit.lock?.order === 'sealed')), ...routeEnds]),
  };
}

/** When service of a visit may begin under this plan's choice about lateness and its lock. */
export function windowsOf(visit: Visit, weights: RoutingProblem['weights']): readonly TimeWindow[] {
  const promised = weights.lateRatherThanUnassigned ? [] : visit.dues.filter((due) => due.kind === 'promise');
  const latest = Math.min(Number.POSITIVE_INFINITY, ...promised.map((due) => due.at));
  const { from, to } = visit.lock?.start ?? anyTime;
  const stated = visit.windows.length === 0 ? [anyTime] : visit.windows;
  return stated
    .map((window) => ({ from: Math.max(window.from, from), to: Math.min(window.to, to, latest) }))
    .filter((window) => window.from <= window.to)
    .sort((a, b) => a.from - b.from);
}

const duesOf = (visit: Visit, { lateness }: RoutingProblem['weights']): Due[] =>
  visit.dues
    .map((due) => ({ ...due, cost: due.cost * lateness, costPerHour: due.costPerHour * lateness }))
    .sort((a, b) => a.at - b.at);

type Numbers = Pick<Compiled, 'visitNumber' | 'shiftNumber'>;

function compileAnchors(visits: number, baseline: Baseline | null, { visitNumber, shiftNumber }: Numbers) {
  const anchor = new Int32Array(visits).fill(-1);
  const anchorRank = new Int32Array(visits);
  for (const route of baseline?.routes ?? []) {
    for (const [rank, id] of route.visitIds.entries()) {
      const visit = visitNumber.get(id);
      if (visit === undefined) continue;
      anchor[visit] = shiftNumber.get(route.shiftId) ?? -1;
      anchorRank[visit] = rank;
    }
  }
  return { anchor, anchorRank };
}

/** Lists of different lengths as one, with where each begins. */
function rows<Item, Entry>(items: readonly Item[], of: (item: Item) => readonly Entry[]) {
  const lists = items.map(of);
  const first = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) first[index + 1] = (first[index] ?? 0) + list.length;
  return { first, entries: lists.flat() };
}
