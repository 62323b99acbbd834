import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import type { DayProblem } from './day-problem.ts';
import type { Proposal, VisitView } from './day-view.ts';

/** A day that is under way has moved on by then, whether or not anybody has said so. */
export const proposalLastsMs = 15 * minuteMs;

/** Why a proposal can no longer be taken over. */
export type Lapse =
  | { readonly kind: 'routes-changed' | 'expired' }
  | { readonly kind: 'visit-changed'; readonly visit: VisitView }
  | { readonly kind: 'not-working'; readonly technicianName: string };

type Day = Pick<DayProblem, 'routesVersion' | 'visits' | 'technicians'>;

/** Null while the proposal holds: what it would move and who would take it are as they were when it was made. */
export function lapseOf(
  { basedOn, madeAt, moves }: Pick<Proposal, 'basedOn' | 'madeAt' | 'moves'>,
  { routesVersion, visits, technicians }: Day,
  now: Instant,
): Lapse | null {
  if (basedOn !== routesVersion) return { kind: 'routes-changed' };
  const changed = moves.find(({ visit }) => !isAsItWas(visit, visits.get(visit.ticketId)));
  if (changed) return { kind: 'visit-changed', visit: changed.visit };
  const working = new Set(technicians.flatMap(({ id, span }) => (span ? [id] : [])));
  const missing = moves.find(({ after }) => after && !working.has(after.technicianId));
  if (missing?.after) return { kind: 'not-working', technicianName: missing.after.technicianName };
  return now - madeAt >= proposalLastsMs ? { kind: 'expired' } : null;
}

function isAsItWas(visit: VisitView, today: ReturnType<DayProblem['visits']['get']>): boolean {
  if (today?.progress.kind !== 'ahead') return false;
  const { promise, lock } = today.terms;
  return isSame(visit.promise, promise) && isSame(visit.lock, lock);
}

const isSame = (a: object | null, b: object | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Until when a proposal can be taken over, as long as nothing else ends it. */
export const proposalEnds = ({ madeAt }: Pick<Proposal, 'madeAt'>): Instant =>
  instant(madeAt + proposalLastsMs);
