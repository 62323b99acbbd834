import type { TechnicianId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { absenceCost } from '../routing/absence-cost.ts';
import { type Place, PlanProbe } from '../routing/changes/plan-probe.ts';
import { checkProblem } from '../routing/check-problem.ts';
import { compileProblem } from '../routing/compile-problem.ts';
import { lateAfter } from '../routing/late-after.ts';
import type { Visit } from '../routing/problem.ts';
import type { Weights } from '../routing/weights.ts';
import type { DayTechnician } from './day-technicians.ts';
import type { DayQuestion, DayVisit, visitsOfDay } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import { openAssignments } from './planned-routes.ts';
import { notBeforeLock, type StatedDay, stateDay } from './state-day.ts';
import { withoutEnd } from './state-shift.ts';
import type { TravelBook } from './travel-book.ts';
import { toInstant } from './usual-service.ts';
import type { VanStocks } from './van-stock.ts';

/** Where a visit would stand in somebody's day, and what that day would cost more, by the planner's own sums. */
export type PlaceInDay = {
  /** In rupiah. */
  readonly cost: number;
  readonly startsAt: Instant;
  readonly lateSeconds: number;
  /** On the road, more than without it. */
  readonly travelSeconds: number;
  /** Whether the ways there are estimates although a service is asked about them. */
  readonly isEstimated: boolean;
};

type Asked = {
  readonly visit: DayVisit;
  readonly visits: ReturnType<typeof visitsOfDay>;
  readonly routes: ReadonlyMap<TechnicianId, PlannedRoute>;
  readonly technicians: readonly DayTechnician[];
  readonly stocks: VanStocks;
};

/**
 * The cheapest place on each of their days; null when nobody knows where to go. A day that is too full already is reckoned
 * to its end all the same, or what does not fit in it would count for nothing. What is put into a full day makes the least
 * dear of its visits wait for another one, at the price of that; where nothing is less dear than itself, there is no room.
 */
export function placesIn(
  question: DayQuestion,
  { visit, visits, routes, technicians, stocks }: Asked,
  book: TravelBook,
): ReadonlyMap<TechnicianId, PlaceInDay> | null {
  if (!visit.position) return null;
  const theirs = technicians.flatMap(({ id }) => routes.get(id) ?? []);
  const left = theirs.flatMap(({ ticketIds }) => ticketIds.flatMap((id) => visits.get(id) ?? []));
  const ahead = left.filter(({ progress }) => progress.kind !== 'done');
  const stated = stateDay(question, { visits: [...ahead, visit], technicians, stocks }, book);
  const { problem } = checkProblem({
    visits: stated.visits.map(notBeforeLock),
    shifts: stated.working.map(withoutEnd),
    matrix: stated.matrix,
    weights: { ...stated.weights, lateRatherThanUnassigned: true },
  });
  const known = new Map(problem.visits.map((each) => [each.id, each]));
  const asked = known.get(visit.id);
  if (!asked) return new Map();
  const probe = new PlanProbe(compileProblem(problem), openAssignments({ visits }, theirs));
  const driven = new Map(probe.plan().routes.map(({ shiftId, travelSeconds }) => [shiftId, travelSeconds]));
  const mostDriving = new Map(stated.shifts.map(({ id, maxTravelSeconds }) => [id, maxTravelSeconds]));
  const terms = {
    asked,
    latest: latestOf(visit, stated),
    weights: stated.weights,
    isEstimated: book.isStopgapAt(visit.position),
  };
  return new Map(
    technicians.flatMap(({ id, span }) => {
      const place = probe.cheapest(visit.id, id);
      const held = routes.get(id)?.ticketIds.flatMap((ticketId) => known.get(ticketId) ?? []) ?? [];
      const drivingLeft = (mostDriving.get(id) ?? Number.POSITIVE_INFINITY) - (driven.get(id) ?? 0);
      const found =
        place && span && inDay(place, { ...terms, held, drivingLeft, overtimeTo: span.overtimeTo });
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** A locked start is kept whether or not late is better than not at all. */
function latestOf({ id, terms }: DayVisit, { visits, weights }: StatedDay): Instant | null {
  const locked = visits.find((each) => each.id === id)?.lock?.start;
  if (locked) return toInstant(locked.to);
  return weights.lateRatherThanUnassigned ? null : (terms.promise?.to ?? null);
}

type Terms = {
  readonly asked: Visit;
  /** By when it is to begin; null where late is better than not at all. */
  readonly latest: Instant | null;
  readonly weights: Weights;
  readonly isEstimated: boolean;
  readonly held: readonly Visit[];
  /** Seconds on the road beyond those of what is held. */
  readonly drivingLeft: number;
  readonly overtimeTo: Instant;
};

function inDay(
  place: Place,
  { asked, latest, weights, isEstimated, held, drivingLeft, overtimeTo }: Terms,
): PlaceInDay | null {
  const startsAt = toInstant(place.startsAt);
  if (place.travelSeconds > drivingLeft) return null;
  if (toInstant(place.startsAt + asked.serviceSeconds) > overtimeTo) return null;
  if (latest !== null && startsAt > latest) return null;
  const isFull = toInstant(place.endsAt) > overtimeTo;
  const givesWay = isFull ? leastDear(held, weights) : null;
  if (givesWay !== null && givesWay >= absenceCost(asked, weights)) return null;
  return {
    cost: place.cost + (givesWay ?? 0),
    startsAt,
    lateSeconds: Math.max(0, place.startsAt - lateAfter(asked)),
    travelSeconds: place.travelSeconds,
    isEstimated,
  };
}

/** What it costs to leave out the visit that matters least; what was begun, fixed or promised does not give way. */
const leastDear = (held: readonly Visit[], weights: Weights): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...held
      .filter(({ lock, dues }) => lock === null && dues.every(({ kind }) => kind !== 'promise'))
      .map((visit) => absenceCost(visit, weights)),
  );
