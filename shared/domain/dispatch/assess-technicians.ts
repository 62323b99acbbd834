import type { Instant } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import { distanceMetres } from '../../kernel/position.ts';
import { isNone, type PartCounts, sumOfParts, wantingParts, withoutParts } from '../routing/part-counts.ts';
import type { Technician } from '../technicians/technician.ts';
import { type AssignmentObstacle, obstaclesTo } from '../tickets/assignment-obstacle.ts';
import type { Candidate } from '../tickets/assignment-reason.ts';
import { requiredSkills } from '../tickets/required-skills.ts';
import { type Ticket, technicianOf } from '../tickets/ticket.ts';
import { type DayTechnician, techniciansOfDay } from './day-technicians.ts';
import { type DayQuestion, type DayRows, type DayVisit, visitsOfDay, visitToGive } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import { type PlaceInDay, placesIn } from './place-in-day.ts';
import { routesNow } from './planned-routes.ts';
import type { TravelBook } from './travel-book.ts';
import { stocksOfDay } from './van-stock.ts';
import { earliestOf } from './work-order.ts';

/** What keeps somebody from being offered a ticket. What the day says forbids nothing to a person. */
export type Obstacle = AssignmentObstacle | DayObstacle;
type DayObstacle =
  | { readonly code: 'no-shift' | 'no-room'; readonly name: string }
  /** A planner has fixed that somebody else goes. */
  | { readonly code: 'locked'; readonly name: string; readonly to: string }
  | { readonly code: 'part-missing'; readonly name: string; readonly wanting: PartCounts };

const ofDay: readonly Obstacle['code'][] = ['no-shift', 'no-room', 'locked', 'part-missing'];
export const isOfDay = (obstacle: Obstacle): obstacle is DayObstacle => ofDay.includes(obstacle.code);

/** Somebody of the field and what speaks for and against giving them a ticket now. */
export type Assessment = {
  readonly technician: Technician;
  /** What they have to do on the day, done things left out. */
  readonly load: number;
  /** In a straight line from where they are or begin; null when nobody knows the ticket's place. */
  readonly distanceMetres: number | null;
  /** Empty for whom the rule offers. */
  readonly obstacles: readonly Obstacle[];
  /** Null for who cannot take it, and where nobody knows the ticket's place. */
  readonly place: PlaceInDay | null;
};

export type AssignmentQuestion = Omit<DayQuestion, 'day'> & { readonly ticket: Ticket };

/**
 * Everybody but who holds the ticket: whom the rule offers first, the cheapest for the day first among them, then who is
 * back at work first. Nobody's visits are moved to another; the ticket goes to the cheapest place between them.
 */
export function assessTechnicians(asked: AssignmentQuestion, book: TravelBook): readonly Assessment[] {
  const { ticket, rows, now } = asked;
  const question = { ...asked, day: dayOfVisit(asked) };
  const asWritten = visitToGive(question, ticket);
  const holder = technicianOf(ticket.state);
  const everybody = techniciansOfDay(question, book);
  const others = everybody.filter(({ id }) => id !== holder);
  const lockedTo = whoIsMeant(asWritten, everybody);
  const visit = lockedTo ? asWritten : lockedToNobody(asWritten);
  const visits = visitsOfDay({ ...question, rows: { ...rows, tickets: inRoutes(rows, ticket) } });
  const planned = rows.dispatchDays.get(question.day)?.routes ?? [];
  const routes = new Map(
    routesNow({ planned, visits, technicians: others }).map((route) => [route.technicianId, route]),
  );
  const stocks = stocksOfDay(question);
  const known = others.map((each) => {
    const wanting = wantingFor(visit.parts, stocks.get(each.id), aheadOn(routes.get(each.id), visits));
    const obstacles = obstaclesTo(each.technician, visit.skills, now);
    return { each, obstacles: obstaclesNow(each, obstacles, { lockedTo, wanting }) };
  });
  const able = known.flatMap(({ each, obstacles }) => (obstacles.length === 0 ? [each] : []));
  const places = placesIn(question, { visit, visits, routes, technicians: able, stocks }, book);
  return known
    .map(({ each, obstacles }): Assessment => {
      const place = places?.get(each.id) ?? null;
      const isFull = places !== null && obstacles.length === 0 && place === null;
      return {
        technician: each.technician,
        load: leftOf(routes.get(each.id), visits),
        distanceMetres: visit.position && Math.round(distanceMetres(each.startsFrom, visit.position)),
        obstacles: isFull ? [{ code: 'no-room', name: each.name }] : obstacles,
        place,
      };
    })
    .sort(byWillingness);
}

/** Whom the rule offers, in its order, each with the facts that speak for them. */
export function candidatesOf(ticket: Ticket, assessments: readonly Assessment[]): readonly Candidate[] {
  const offered = assessments.filter(({ obstacles }) => obstacles.length === 0);
  return offered.map(({ technician, load, distanceMetres, place }) => ({
    technicianId: technician.id,
    name: technician.name,
    reason: {
      distanceMetres,
      travelMinutes: place ? Math.max(0, Math.round(place.travelSeconds / 60)) : 0,
      load,
      skills: [...requiredSkills(ticket.kind, ticket.tier)],
      candidates: offered.length,
      begins: place && beginsOf(place),
      ...(place?.isEstimated && { isEstimated: true as const }),
    },
  }));
}

export const beginsOf = ({ startsAt, lateSeconds }: PlaceInDay) => ({
  at: startsAt,
  lateMinutes: Math.floor(lateSeconds / 60),
});

/** Today, or the day that was promised or fixed. */
export function dayOfVisit({
  rows,
  ticket,
  now,
}: Pick<AssignmentQuestion, 'rows' | 'ticket' | 'now'>): string {
  const order = rows.workOrders.get(ticket.id);
  return localDay(Math.max((order && earliestOf(order)) ?? now, now) as Instant);
}

/** Of all tickets those that somebody has in hand or that a plan names: with these a day is a hundredth of the room. */
function inRoutes({ tickets, dispatchDays }: DayRows, { id }: Ticket): ReadonlyMap<string, Ticket> {
  const named = [...dispatchDays.values()].flatMap(({ routes }) =>
    routes.flatMap(({ ticketIds }) => ticketIds),
  );
  const chosen = new Map<string, Ticket>();
  for (const ticketId of named) {
    const ticket = tickets.get(ticketId);
    if (ticket) chosen.set(ticketId, ticket);
  }
  for (const ticket of tickets.values()) if (technicianOf(ticket.state)) chosen.set(ticket.id, ticket);
  chosen.delete(id);
  return chosen;
}

/** Whom the visit is locked to, while they come: a lock to somebody who is away binds nobody. */
function whoIsMeant(
  { terms: { lock } }: DayVisit,
  everybody: readonly DayTechnician[],
): DayTechnician | null {
  const meant = everybody.find(({ id }) => id === lock?.technicianId);
  return meant && meant.shift.kind !== 'leave' && meant.shift.kind !== 'absent' ? meant : null;
}

const lockedToNobody = (visit: DayVisit): DayVisit => ({
  ...visit,
  terms: { ...visit.terms, lock: visit.terms.lock && { ...visit.terms.lock, technicianId: null } },
});

type Against = { readonly lockedTo: DayTechnician | null; readonly wanting: PartCounts };

function obstaclesNow(
  { id, span, name }: DayTechnician,
  forbidding: readonly AssignmentObstacle[],
  { lockedTo, wanting }: Against,
): readonly Obstacle[] {
  if (forbidding.length > 0) return forbidding;
  if (lockedTo && lockedTo.id !== id) return [{ code: 'locked', name, to: lockedTo.name }];
  if (!span) return [{ code: 'no-shift', name }];
  return isNone(wanting) ? [] : [{ code: 'part-missing', name, wanting }];
}

type Visits = ReturnType<typeof visitsOfDay>;

/** What the van would lack of the parts once all that is ahead on the route has been visited. */
const wantingFor = (
  needed: PartCounts,
  stock: PartCounts | undefined,
  ahead: readonly DayVisit[],
): PartCounts =>
  stock ? wantingParts(needed, withoutParts(stock, sumOfParts(ahead.map(({ parts }) => parts)))) : {};

const aheadOn = (route: PlannedRoute | undefined, visits: Visits): readonly DayVisit[] =>
  (route?.ticketIds ?? []).flatMap((id) => {
    const visit = visits.get(id);
    return visit?.progress.kind === 'ahead' ? [visit] : [];
  });

const leftOf = (route: PlannedRoute | undefined, visits: Visits): number =>
  route?.ticketIds.filter((id) => visits.get(id)?.progress.kind !== 'done').length ?? 0;

const gravity = [
  'no-room',
  'part-missing',
  'locked',
  'no-shift',
  'technician-on-break',
  'technician-off-shift',
  'skill-missing',
  'technician-on-leave',
] as const satisfies readonly Obstacle['code'][];

const gravest = ({ obstacles }: Assessment): number =>
  Math.max(-1, ...obstacles.map(({ code }) => gravity.indexOf(code)));

/** When somebody who is away is at work again; past every moment when nobody knows. */
function backAt({ obstacles }: Assessment): number {
  const [away] = obstacles;
  if (away?.code === 'technician-on-break') return away.until;
  return away?.code === 'technician-off-shift' ? (away.nextShiftAt ?? Number.MAX_SAFE_INTEGER) : 0;
}

const byWillingness = (a: Assessment, b: Assessment): number =>
  gravest(a) - gravest(b) ||
  backAt(a) - backAt(b) ||
  (a.place?.cost ?? 0) - (b.place?.cost ?? 0) ||
  a.load - b.load ||
  (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0) ||
  (a.technician.id < b.technician.id ? -1 : 1);
