import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import { type LateStep, lateStepOf, type TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import { deferredRoutes, type Seat } from '../../../../shared/domain/dispatch/deferred-routes.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { routesNow } from '../../../../shared/domain/dispatch/planned-routes.ts';
import { toInstant } from '../../../../shared/domain/dispatch/usual-service.ts';
import type { Spread } from '../../../../shared/domain/routing/changes/spread-visits.ts';
import { isFaultOfDay } from '../../../../shared/domain/routing/check-problem.ts';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';

/** Where visits that the day has no place for would go. */
export type Deferral =
  | { readonly kind: 'reckoning' | 'failed' }
  | { readonly kind: 'found'; readonly visits: readonly DeferredVisit[] };

export type DeferredVisit = { readonly visit: TrayVisit; readonly place: DeferredPlace | null };
export type DeferredPlace = {
  readonly day: string;
  readonly technicianName: string;
  readonly startsAt: Instant;
  readonly lateSeconds: number;
  readonly lateStep: LateStep;
};

/** What can wait: no time of this day was promised or locked, nothing is critical about it, and another day may have it. */
export const canWait = ({ promise, lock, priority, fault }: TrayVisit): boolean =>
  promise === null &&
  (lock?.start ?? null) === null &&
  priority !== 'critical' &&
  (fault === null || isFaultOfDay(fault));

export function deferralOf(
  tray: readonly TrayVisit[],
  days: readonly DayProblem[],
  spread: readonly Spread[],
): Deferral {
  const nameOf = new Map(
    days.flatMap(({ technicians }) => technicians.map(({ id, name }) => [id as string, name] as const)),
  );
  const places = new Map(spread.map(({ visitId, place }) => [visitId, place]));
  return {
    kind: 'found',
    visits: tray.map((visit) => {
      const place = places.get(visit.ticketId);
      if (!place) return { visit, place: null };
      const { day, shiftId, startsAt, lateSeconds } = place;
      const technicianName = nameOf.get(shiftId) ?? '';
      return {
        visit,
        place: {
          day,
          technicianName,
          startsAt: toInstant(startsAt),
          lateSeconds,
          lateStep: lateStepOf(lateSeconds),
        },
      };
    }),
  };
}

export type ChangedDay = {
  readonly planDay: string;
  readonly basedOn: number;
  readonly routes: readonly PlannedRoute[];
};

/** The days that take what was chosen, each with its routes as they would be. */
export const changedDays = (
  days: readonly DayProblem[],
  spread: readonly Spread[],
  chosen: ReadonlySet<TicketId>,
): readonly ChangedDay[] =>
  days.flatMap((problem): ChangedDay[] => {
    const seats = spread
      .flatMap(({ visitId, place }) => (place?.day === problem.day ? [{ visitId, ...place }] : []))
      .toSorted((a, b) => a.rank - b.rank)
      .map(
        ({ visitId, shiftId, after }): Seat => ({
          ticketId: visitId as TicketId,
          technicianId: shiftId as TechnicianId,
          after: after as TicketId | null,
        }),
      );
    if (!seats.some(({ ticketId }) => chosen.has(ticketId))) return [];
    const routes = deferredRoutes(routesNow(problem), seats, chosen);
    return [{ planDay: problem.day, basedOn: problem.routesVersion, routes }];
  });
