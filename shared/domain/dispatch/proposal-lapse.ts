import type { TicketId } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import type { DayProblem } from './day-problem.ts';
import type { Proposal, ProposedMove, VisitView } from './day-view.ts';

/** A day that is under way has moved on by then, whether or not anybody has said so. */
export const proposalLastsMs = 15 * minuteMs;

/** Why one move can no longer be taken over. */
type MoveLapse =
  | { readonly kind: 'visit-changed'; readonly visit: VisitView }
  | { readonly kind: 'not-working'; readonly technicianName: string };

/** Why none of a proposal can. */
export type Lapse = { readonly kind: 'routes-changed' | 'expired' } | MoveLapse;

type Day = Pick<DayProblem, 'routesVersion' | 'visits' | 'technicians'>;
type Proposed = Pick<Proposal, 'cause' | 'basedOn' | 'madeAt' | 'moves'>;

export type LapsedMoves = ReadonlyMap<TicketId, MoveLapse>;

/** Moves that have lapsed by themselves: what they would move, or who would take it, is not as it was when they were proposed. */
export function lapsedMoves({ moves }: Pick<Proposal, 'moves'>, { visits, technicians }: Day): LapsedMoves {
  const working = new Set(technicians.flatMap(({ id, span }) => (span ? [id] : [])));
  const lapseOfMove = ({ visit, after }: ProposedMove): MoveLapse | null => {
    if (!isAsItWas(visit, visits.get(visit.ticketId))) return { kind: 'visit-changed', visit };
    if (!after || working.has(after.technicianId)) return null;
    return { kind: 'not-working', technicianName: after.technicianName };
  };
  return new Map(
    moves.flatMap((move) => {
      const lapse = lapseOfMove(move);
      return lapse ? [[move.visit.ticketId, lapse] as const] : [];
    }),
  );
}

/**
 * Null while something of the proposal can be taken over. In a room at work one of hundreds of visits begins while a
 * person reads: the rest of a plan stands, but not what makes room for a visit that is itself another now.
 */
export function lapseOf(proposal: Proposed, day: Day, now: Instant): Lapse | null {
  const { cause, basedOn, madeAt, moves } = proposal;
  if (basedOn !== day.routesVersion) return { kind: 'routes-changed' };
  const lapsed = lapsedMoves(proposal, day);
  const ofCause = 'ticketId' in cause ? lapsed.get(cause.ticketId) : undefined;
  if (ofCause) return ofCause;
  const [first] = lapsed.values();
  if (first && lapsed.size === moves.length) return first;
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
