import { absenceCost } from './absence-cost.ts';
import { windowsOf } from './compile-problem.ts';
import { misfit } from './compile-shifts.ts';
import type { RoutingProblem, Shift, TimeWindow, Visit } from './problem.ts';
import { secondsBetween } from './travel-matrix.ts';
import type { Weights } from './weights.ts';

/** What keeps a record out of every plan. `id` names the visit or the shift. */
export type Finding = {
  readonly kind: VisitFault | ShiftFault;
  readonly id: string;
};

export type VisitFault =
  | 'visit-twice'
  | 'place-unknown'
  | 'time-not-a-number'
  | 'window-reversed'
  | 'windows-outside-lock-or-promise'
  | 'no-shift-at-that-time'
  | 'locked-to-nobody'
  | 'nobody-has-the-skills'
  | 'no-van-has-the-parts'
  | 'cannot-be-reached'
  | 'too-many-for-one-plan';

/** Of a day and who works in it, not of the record: another day may have a place. */
const dayFaults: readonly VisitFault[] = [
  'no-shift-at-that-time',
  'nobody-has-the-skills',
  'no-van-has-the-parts',
  'too-many-for-one-plan',
];
export const isFaultOfDay = (fault: VisitFault): boolean => dayFaults.includes(fault);

export type ShiftFault = 'shift-twice' | 'shift-reversed' | 'place-unknown' | 'time-not-a-number';

/** Above this a plan no longer gets better within a coffee: more visits belong into several plans, by district. */
export const mostVisits = 3000;

/** The part of a problem that can be planned, and a finding for each record that cannot. */
export type CheckedProblem = { readonly problem: RoutingProblem; readonly findings: readonly Finding[] };

/** Sets aside what no plan could hold, so that one wrong record never keeps the rest from being planned. */
export function checkProblem(problem: RoutingProblem): CheckedProblem {
  const findings: Finding[] = [];
  const shifts = sound(problem.shifts, (shift, seen) => shiftFault(problem, shift, seen), findings);
  const visits = sound(
    problem.visits,
    (visit, seen) => visitFault({ ...problem, shifts }, visit, seen),
    findings,
  );
  const dearest = dearestVisits(visits, problem.weights);
  for (const { id } of visits) if (!dearest.has(id)) findings.push({ kind: 'too-many-for-one-plan', id });
  return { problem: { ...problem, shifts, visits: visits.filter(({ id }) => dearest.has(id)) }, findings };
}

/** As many as one plan holds: the locked ones, then those it costs most to leave out. */
function dearestVisits(visits: readonly Visit[], weights: Weights): ReadonlySet<string> {
  const worth = (visit: Visit) => (visit.lock ? Number.POSITIVE_INFINITY : absenceCost(visit, weights));
  const ranked = [...visits].sort((a, b) => (worth(a) === worth(b) ? 0 : worth(b) - worth(a)));
  return new Set(ranked.slice(0, mostVisits).map(({ id }) => id));
}

function sound<Item extends { readonly id: string }>(
  items: readonly Item[],
  faultOf: (item: Item, seen: ReadonlySet<string>) => Finding['kind'] | null,
  findings: Finding[],
): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const kind = faultOf(item, seen);
    seen.add(item.id);
    if (kind) findings.push({ kind, id: item.id });
    return kind === null;
  });
}

function shiftFault({ matrix }: RoutingProblem, shift: Shift, seen: ReadonlySet<string>): ShiftFault | null {
  if (seen.has(shift.id)) return 'shift-twice';
  if (Number.isNaN(shift.from + shift.to + shift.overtimeSeconds)) return 'time-not-a-number';
  if (shift.from > shift.to || shift.overtimeSeconds < 0 || shift.breaks.some(isReversed))
    return 'shift-reversed';
  const isKnown = (place: number | null) => place === null || isPlace(matrix.places, place);
  return isKnown(shift.startPlace) && isKnown(shift.endPlace) ? null : 'place-unknown';
}

function visitFault(problem: RoutingProblem, visit: Visit, seen: ReadonlySet<string>): VisitFault | null {
  if (seen.has(visit.id)) return 'visit-twice';
  if (visit.place === null || !isPlace(problem.matrix.places, visit.place)) return 'place-unknown';
  return timeFault(problem, visit) ?? shiftlessness(problem, visit, visit.place);
}

function timeFault({ weights }: RoutingProblem, visit: Visit): VisitFault | null {
  const times = [visit.serviceSeconds, ...visit.windows.flatMap(({ from, to }) => [from, to])];
  if (times.some(Number.isNaN) || !(visit.serviceSeconds >= 0)) return 'time-not-a-number';
  if (visit.windows.some(isReversed)) return 'window-reversed';
  return windowsOf(visit, weights).length === 0 ? 'windows-outside-lock-or-promise' : null;
}

/** Why no shift at all can take a visit: the first hindrance that every shift shares. */
function shiftlessness(problem: RoutingProblem, visit: Visit, place: number): VisitFault | null {
  const windows = windowsOf(visit, problem.weights);
  const atThatTime = problem.shifts.filter((shift) =>
    windows.some((window) => window.from <= shift.to + shift.overtimeSeconds && window.to >= shift.from),
  );
  if (atThatTime.length === 0) return 'no-shift-at-that-time';
  const hindrances = atThatTime.map((shift) => misfit(shift, visit));
  const fitting = atThatTime.filter((_, index) => hindrances[index] === null);
  if (fitting.length > 0)
    return fitting.some((shift) => isReachable(problem, shift, place)) ? null : 'cannot-be-reached';
  if (hindrances.every((hindrance) => hindrance === 'locked-to-another')) return 'locked-to-nobody';
  return hindrances.includes('part-missing') ? 'no-van-has-the-parts' : 'nobody-has-the-skills';
}

function isReachable({ matrix }: RoutingProblem, { startPlace, endPlace }: Shift, place: number): boolean {
  const there = startPlace === null ? 0 : secondsBetween(matrix, startPlace, place);
  const back = endPlace === null ? 0 : secondsBetween(matrix, place, endPlace);
  return Number.isFinite(there + back);
}

const isPlace = (places: number, place: number): boolean =>
  Number.isInteger(place) && place >= 0 && place < places;
const isReversed = ({ from, to }: TimeWindow): boolean => from > to;
