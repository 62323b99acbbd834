import { compileProblem } from '../compile-problem.ts';
import type { PartCounts } from '../part-counts.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { RoutingProblem, Shift, Visit } from '../problem.ts';
import { type Hindrance, hindranceOf, wantingOnVans } from './explain-visit.ts';
import { type Place, PlanProbe } from './plan-probe.ts';

export type UnassignedExplanation = {
  /** What keeps it from each shift; `dearer-than-absence` where it would fit, at a price above its own. */
  readonly hindrances: readonly {
    readonly shiftId: string;
    readonly because: Hindrance | 'dearer-than-absence';
    /** What the van lacks for it. */
    readonly wanting: PartCounts;
  }[];
  /** What would free it, cheapest first. */
  readonly remedies: readonly Remedy[];
};

/** One constraint let go, and the place the visit would then have in the plan as it is. */
export type Remedy = { readonly kind: RemedyKind; readonly place: Place };
export type RemedyKind = (typeof remedies)[number]['kind'];

/** A remedy may not ask for more overtime than this. */
const moreOvertimeSeconds = 2 * 3600;

type Change = (problem: RoutingProblem, visit: Visit) => RoutingProblem;

const withShifts =
  (change: (shift: Shift, visit: Visit) => Partial<Shift>): Change =>
  (problem, visit) => ({
    ...problem,
    shifts: problem.shifts.map((shift) => ({ ...shift, ...change(shift, visit) })),
  });

const withItself =
  (change: Partial<Visit>): Change =>
  (problem, { id }) => ({
    ...problem,
    visits: problem.visits.map((visit) => (visit.id === id ? { ...visit, ...change } : visit)),
  });

const remedies = [
  { kind: 'pay-the-price', change: (problem: RoutingProblem) => problem },
  { kind: 'another-time', change: withItself({ windows: [], dues: [] }) },
  {
    kind: 'more-overtime',
    change: withShifts((shift) => ({ overtimeSeconds: shift.overtimeSeconds + moreOvertimeSeconds })),
  },
  { kind: 'longer-driving', change: withShifts(() => ({ maxTravelSeconds: null })) },
  { kind: 'no-break', change: withShifts(() => ({ breaks: [] })) },
  { kind: 'unlock', change: withItself({ lock: null }) },
  {
    kind: 'learn-skills',
    change: withShifts((shift, visit) => ({ skills: [...shift.skills, ...visit.skills] })),
  },
  {
    kind: 'load-parts',
    change: withShifts((shift, visit) => ({ stock: { ...shift.stock, ...withMore(shift, visit) } })),
  },
] as const satisfies readonly { readonly kind: string; readonly change: Change }[];

const withMore = (shift: Shift, visit: Visit) =>
  Object.fromEntries(
    Object.entries(visit.parts).map(([part, count]) => [part, (shift.stock[part] ?? 0) + count]),
  );

/** Which constraint binds for a visit without a route, and which one, let go alone, would free it. */
export function explainUnassigned(problem: RoutingProblem, plan: Plan, visit: Visit): UnassignedExplanation {
  const routes = toAssignments(plan);
  const probe = new PlanProbe(compileProblem(problem), routes);
  const wantingOn = wantingOnVans(problem, plan);
  const hindrances = problem.shifts.map((shift) => {
    const wanting = wantingOn(shift, visit);
    const because = probe.cheapest(visit.id, shift.id)
      ? ('dearer-than-absence' as const)
      : hindranceOf(shift, visit, wanting);
    return { shiftId: shift.id, because, wanting };
  });
  const freed = remedies.flatMap(({ kind, change }): Remedy[] => {
    const changed: RoutingProblem = change(problem, visit);
    const relaxed = new PlanProbe(compileProblem(changed), routes);
    const places = changed.shifts.flatMap((shift) => relaxed.cheapest(visit.id, shift.id) ?? []);
    const [cheapest] = places.sort((a, b) => a.cost - b.cost);
    return cheapest ? [{ kind, place: cheapest }] : [];
  });
  return { hindrances, remedies: withoutIdleOnes(freed).sort((a, b) => a.place.cost - b.place.cost) };
}

/** Where the visit fits already, letting something go is no remedy unless it is cheaper than the price. */
function withoutIdleOnes(freed: readonly Remedy[]): Remedy[] {
  const price = freed.find(({ kind }) => kind === 'pay-the-price')?.place.cost ?? Number.POSITIVE_INFINITY;
  return freed.filter(({ kind, place }) => kind === 'pay-the-price' || place.cost < price);
}
