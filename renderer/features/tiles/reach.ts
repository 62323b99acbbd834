import { freshPosition, type TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { travelMinutes } from '../../../shared/domain/tickets/suggest-technician.ts';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

/** Whether somebody can be on the spot before the target passes; `at` is when, if they leave now. */
export type Reach =
  | { readonly kind: 'nobody' | 'on-site' | 'waiting' | 'unplaced' }
  | { readonly kind: 'arrives' | 'too-late'; readonly at: number };

/** The way is the straight line with the detours and the speed of the room's own suggestions. */
export function reachOf(facts: TicketFacts, report: TechnicianPosition | undefined, now: Instant): Reach {
  const { status } = facts.ticket.state;
  if (facts.technicianId === null) return { kind: 'nobody' };
  if (status === 'on-site' || status === 'waiting') return { kind: status };
  const position = freshPosition(report, now);
  if (!position || !facts.ticket.position) return { kind: 'unplaced' };
  const at = now + travelMinutes(distanceMetres(position, facts.ticket.position)) * minuteMs;
  return { kind: at > facts.dueAt && facts.dueAt > now ? 'too-late' : 'arrives', at };
}

/** Nobody will be there in time, as far as anybody can tell now. */
export const isOutOfReach = ({ kind }: Reach): boolean => kind === 'nobody' || kind === 'too-late';
