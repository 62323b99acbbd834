import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import type { Assignment } from '../routing/problem.ts';
import type { DayProblem } from './day-problem.ts';
import type { DayVisit } from './day-visits.ts';
import type { PlannedRoute } from './dispatch-day.ts';

/** Who visits whom now: as planned, and what tickets say of who is under way to what nobody planned. */
export function routesNow({
  planned,
  visits,
  technicians,
}: Pick<DayProblem, 'planned' | 'visits' | 'technicians'>): readonly PlannedRoute[] {
  const plannedBy = new Map(planned.map(({ technicianId, ticketIds }) => [technicianId, ticketIds]));
  const named = new Set(planned.flatMap(({ ticketIds }) => ticketIds));
  const all = [...visits.values()];
  return technicians.map(({ id }) => {
    const known = (plannedBy.get(id) ?? []).filter((ticketId) => isLeftWith(id, visits.get(ticketId)));
    const others = all.filter(
      ({ id: ticketId, progress: { kind, holder } }) =>
        holder === id && !known.includes(ticketId) && (kind !== 'ahead' || !named.has(ticketId)),
    );
    const ids = [...known, ...others.map((visit) => visit.id)];
    return { technicianId: id, ticketIds: ids.sort((a, b) => rankOf(visits.get(a)) - rankOf(visits.get(b))) };
  });
}

/** What is ahead is whoever's it is planned for; what has begun is with whoever began it. */
const isLeftWith = (id: TechnicianId, visit: DayVisit | undefined): boolean =>
  visit !== undefined && (visit.progress.kind === 'ahead' || visit.progress.holder === id);

/** What is done comes before what is under way, and that before what is ahead; a stable sort keeps the rest. */
const rankOf = (visit: DayVisit | undefined): number =>
  ({ done: 0, 'on-site': 1, travelling: 2, ahead: 3 })[visit?.progress.kind ?? 'ahead'];

/** As the planner is asked: without what is done. */
export const openAssignments = (
  { visits }: Pick<DayProblem, 'visits'>,
  routes: readonly PlannedRoute[],
): readonly Assignment[] =>
  routes.map(({ technicianId, ticketIds }) => ({
    shiftId: technicianId,
    visitIds: ticketIds.filter((id) => visits.get(id)?.progress.kind !== 'done'),
  }));

/** The routes with a visit put there, and nowhere else. Null technician: in no route. */
export const withPlaced = (
  routes: readonly PlannedRoute[],
  ticketId: TicketId,
  { technicianId, index }: { readonly technicianId: TechnicianId | null; readonly index: number },
): readonly PlannedRoute[] =>
  routes.map((route) => {
    const others = route.ticketIds.filter((id) => id !== ticketId);
    return {
      technicianId: route.technicianId,
      ticketIds: route.technicianId === technicianId ? others.toSpliced(index, 0, ticketId) : others,
    };
  });
