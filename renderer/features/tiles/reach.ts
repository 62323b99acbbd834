import { classElsewhere } from '../../../shared/domain/routing/travel/classify-districts.ts';
import { estimateSeconds } from '../../../shared/domain/routing/travel/estimate-travel.ts';
import {
  defaultTravelParameters,
  hourOfDay,
} from '../../../shared/domain/routing/travel/travel-parameters.ts';
import { freshPosition, type TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { type Instant, secondMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

/** Whether somebody can be on the spot before the target passes; `at` is when, if they leave now. */
export type Reach =
  | { readonly kind: 'nobody' | 'on-site' | 'waiting' | 'unplaced' }
  | { readonly kind: 'arrives' | 'too-late'; readonly at: number };

/** The way is the straight line with the detours and speeds the room believes in while it has learnt none. */
export function reachOf(facts: TicketFacts, report: TechnicianPosition | undefined, now: Instant): Reach {
  const { status } = facts.ticket.state;
  if (facts.technicianId === null) return { kind: 'nobody' };
  if (status === 'on-site' || status === 'waiting') return { kind: status };
  const position = freshPosition(report, now);
  if (!position || !facts.ticket.position) return { kind: 'unplaced' };
  const metres = distanceMetres(position, facts.ticket.position);
  const way = { metres, from: classElsewhere, to: classElsewhere, hour: hourOfDay(now) };
  const at = now + Math.ceil(estimateSeconds(defaultTravelParameters, way)) * secondMs;
  return { kind: at > facts.dueAt && facts.dueAt > now ? 'too-late' : 'arrives', at };
}

/** Nobody will be there in time, as far as anybody can tell now. */
export const isOutOfReach = ({ kind }: Reach): boolean => kind === 'nobody' || kind === 'too-late';
