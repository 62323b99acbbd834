import { canonical } from '../../kernel/canonical.ts';
import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import type { DayVisit } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import type { VisitLock } from './work-order.ts';

/** What a change of routes by hand asks of orders and tickets, so that they do not say otherwise than the routes. */
export type Following = {
  /** Whoever a visit is locked to is whoever it was given to; one that nobody has is locked to nobody. */
  readonly locks: readonly { readonly ticketId: TicketId; readonly lock: VisitLock | null }[];
  /** What somebody has in hand and no route names any more: else it would go back to them. */
  readonly released: readonly TicketId[];
  /** What was taken from somebody's hand and is to be in it again. */
  readonly returned: readonly { readonly ticketId: TicketId; readonly technicianId: TechnicianId }[];
};

/** What a change of routes took along with it, to be brought back with the routes. */
export type TakenAlong = {
  readonly locks: ReadonlyMap<
    TicketId,
    { readonly was: VisitLock | null; readonly became: VisitLock | null }
  >;
  readonly hands: ReadonlyMap<TicketId, TechnicianId>;
};

export const nothingTaken: TakenAlong = { locks: new Map(), hands: new Map() };

/** @param back what the change took along that these routes take back; what somebody has changed since stays as it is */
export function followingRoutes(
  visits: Iterable<DayVisit>,
  routes: readonly PlannedRoute[],
  back: TakenAlong = nothingTaken,
): Following {
  const holderOf = new Map(
    routes.flatMap(({ technicianId, ticketIds }) => ticketIds.map((id) => [id, technicianId] as const)),
  );
  const ahead = [...visits].filter(({ progress }) => progress.kind === 'ahead');
  const lockBefore = ({ id, terms: { lock } }: DayVisit): VisitLock | null => {
    const taken = back.locks.get(id);
    return taken && canonical(taken.became) === canonical(lock) ? taken.was : lock;
  };
  return {
    locks: ahead.flatMap((visit) => {
      const lock = suiting(lockBefore(visit), holderOf.get(visit.id) ?? null);
      return canonical(lock) === canonical(visit.terms.lock) ? [] : [{ ticketId: visit.id, lock }];
    }),
    released: ahead.flatMap(({ id, progress }) => (progress.holder && !holderOf.has(id) ? [id] : [])),
    returned: ahead.flatMap(({ id, progress }) => {
      const technicianId = back.hands.get(id);
      return technicianId && !progress.holder && holderOf.get(id) === technicianId
        ? [{ ticketId: id, technicianId }]
        : [];
    }),
  };
}

const suiting = (lock: VisitLock | null, holder: TechnicianId | null): VisitLock | null => {
  if (!lock || lock.technicianId === null || lock.technicianId === holder) return lock;
  return holder === null ? null : { ...lock, technicianId: holder };
};

/** What goes along with the routes, as it is before: for the way back. */
export function takenAlong(
  visits: ReadonlyMap<TicketId, DayVisit>,
  { locks, released }: Pick<Following, 'locks' | 'released'>,
): TakenAlong {
  return {
    locks: new Map(
      locks.map(({ ticketId, lock }) => [
        ticketId,
        { was: visits.get(ticketId)?.terms.lock ?? null, became: lock },
      ]),
    ),
    hands: new Map(
      released.flatMap((ticketId) => {
        const holder = visits.get(ticketId)?.progress.holder;
        return holder ? [[ticketId, holder] as const] : [];
      }),
    ),
  };
}
