import type { TicketId } from '../../kernel/ids.ts';
import type { DayVisit } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import type { VisitLock } from './work-order.ts';

/** What a change of routes by hand asks of orders and tickets, so that they do not say otherwise than the routes. */
export type Following = {
  /** Whoever a visit is locked to is whoever it was given to; one that nobody has is locked to nobody. */
  readonly locks: readonly { readonly ticketId: TicketId; readonly lock: VisitLock | null }[];
  /** What somebody has in hand and no route names any more: else it would go back to them. */
  readonly released: readonly TicketId[];
};

export function followingRoutes(visits: Iterable<DayVisit>, routes: readonly PlannedRoute[]): Following {
  const holderOf = new Map(
    routes.flatMap(({ technicianId, ticketIds }) => ticketIds.map((id) => [id, technicianId] as const)),
  );
  const ahead = [...visits].filter(({ progress }) => progress.kind === 'ahead');
  return {
    locks: ahead.flatMap(({ id, terms: { lock } }) => {
      const holder = holderOf.get(id) ?? null;
      if (!lock || lock.technicianId === null || lock.technicianId === holder) return [];
      return [{ ticketId: id, lock: holder === null ? null : { ...lock, technicianId: holder } }];
    }),
    released: ahead.flatMap(({ id, progress }) => (progress.holder && !holderOf.has(id) ? [id] : [])),
  };
}
