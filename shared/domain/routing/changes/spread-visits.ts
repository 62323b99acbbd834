import { compileProblem } from '../compile-problem.ts';
import { Random } from '../engine/random.ts';
import { lateAfter } from '../late-after.ts';
import type { Assignment, RoutingProblem } from '../problem.ts';
import { OpenDays } from './open-days.ts';
import { PlanProbe } from './plan-probe.ts';

/** A day that could take what does not fit in another, with its routes as they are planned. */
export type OpenDay = {
  readonly day: string;
  readonly problem: RoutingProblem;
  readonly routes: readonly Assignment[];
};

export type Spread = {
  readonly visitId: string;
  /** Null where no day has a place for it. */
  readonly place: {
    readonly day: string;
    readonly shiftId: string;
    readonly startsAt: number;
    readonly lateSeconds: number;
    /** Whom it follows on its route, null for nobody; that one has a lower rank if it waits for a day itself. */
    readonly after: string | null;
    readonly rank: number;
  } | null;
};

/** In rupiah: whoever waits a day longer for no better reason than a shorter way is worth so many kilometres. */
const waitPerDay = 25_000;
/** Of 60 visits over six days 300 rounds found nearly all that 2400 did, in a fifth of the time. */
const roundsPerVisit = 10;
const mostRounds = 300;
const mostTakenOut = 4;

/**
 * The day and the route for each visit, all of them together: as many as can be are seated, and then what their ways, their
 * lateness and their wait cost is least, as far as a search finds it. What those days have planned stays in its order on
 * its routes.
 */
export function spreadVisits(days: readonly OpenDay[], visitIds: readonly string[]): readonly Spread[] {
  const open = new OpenDays(
    days.map(({ day, problem, routes }, ahead) => ({
      day,
      wait: (ahead + 1) * waitPerDay,
      shiftIds: problem.shifts.map(({ id }) => id),
      probe: new PlanProbe(compileProblem(problem), routes),
    })),
  );
  const visits = new Map(days.flatMap(({ problem }) => problem.visits.map((visit) => [visit.id, visit])));
  for (const visitId of visitIds) open.seat(visitId);
  improve(open, visitIds);
  return visitIds.map((visitId): Spread => {
    const place = open.placeOf(visitId);
    if (!place) return { visitId, place: null };
    const { day, shiftId } = place;
    const route = day.probe.route(shiftId);
    const rank = route.indexOf(visitId);
    const startsAt = day.probe.startOf(visitId);
    const lateSeconds = Math.max(0, startsAt - lateAfter(visits.get(visitId) ?? { dues: [] }));
    return {
      visitId,
      place: { day: day.day, shiftId, startsAt, lateSeconds, after: route[rank - 1] ?? null, rank },
    };
  });
}

/** Takes a few out at a time and seats them in another order; what is not better is taken back. */
function improve(open: OpenDays, visitIds: readonly string[]): void {
  const random = new Random(1);
  const rounds = visitIds.length < 2 ? 0 : Math.min(mostRounds, roundsPerVisit * visitIds.length);
  for (let round = 0; round < rounds; round += 1) {
    const left = [...visitIds];
    const chosen = Array.from({ length: Math.min(left.length, 2 + random.below(mostTakenOut - 1)) }, () =>
      left.splice(random.below(left.length), 1),
    ).flat();
    const before = open.value();
    const taken = open.takeOut(chosen);
    for (const visitId of chosen) open.seat(visitId);
    if (!taken.holds() || !open.isBetterThan(before)) taken.undo();
  }
}
