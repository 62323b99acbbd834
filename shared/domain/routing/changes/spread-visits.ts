import { compileProblem } from '../compile-problem.ts';
import { lateAfter } from '../late-after.ts';
import type { Assignment, RoutingProblem } from '../problem.ts';
import { type Place, PlanProbe } from './plan-probe.ts';

/** A day that could take what does not fit in another, with its routes as they are planned. */
export type OpenDay = {
  readonly day: string;
  readonly problem: RoutingProblem;
  readonly routes: readonly Assignment[];
};

export type Spread = {
  readonly visitId: string;
  /** Null where no day has a place for it; `after` is whom it follows on its route, null for nobody. */
  readonly place:
    | (Place & { readonly day: string; readonly lateSeconds: number; readonly after: string | null })
    | null;
};

/** In rupiah: whoever waits a day longer for no better reason than a shorter way is worth so many kilometres. */
const waitPerDay = 25_000;

/**
 * For each visit, in the order they are given, the day it fits best: what its cheapest place there costs, its lateness
 * among it, and the wait. What those days have planned stays as it is, and each takes the next visit with the ones before.
 */
export function spreadVisits(days: readonly OpenDay[], visitIds: readonly string[]): readonly Spread[] {
  const open = days.map(({ day, problem, routes }, ahead) => ({
    day,
    wait: (ahead + 1) * waitPerDay,
    problem,
    visits: new Map(problem.visits.map((visit) => [visit.id, visit])),
    probe: new PlanProbe(compileProblem(problem), routes),
  }));
  return visitIds.map((visitId): Spread => {
    const places = open.flatMap((each) => {
      if (!each.visits.has(visitId)) return [];
      const onShifts = each.problem.shifts.flatMap(({ id }) => each.probe.cheapest(visitId, id) ?? []);
      const [place] = onShifts.sort((a, b) => a.cost - b.cost);
      return place ? [{ ...each, place, price: place.cost + each.wait }] : [];
    });
    const [best] = places.sort((a, b) => a.price - b.price);
    if (!best) return { visitId, place: null };
    const due = lateAfter(best.visits.get(visitId) ?? { dues: [] });
    const after = best.probe.seat(visitId, best.place.shiftId);
    const lateSeconds = Math.max(0, best.place.startsAt - due);
    return { visitId, place: { ...best.place, day: best.day, lateSeconds, after } };
  });
}
