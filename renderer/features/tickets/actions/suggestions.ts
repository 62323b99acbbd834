import {
  type Suggestion,
  suggestTechnicians,
  type TechnicianAtWork,
} from '../../../../shared/domain/tickets/suggest-technician.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Room } from '../../../live/room.ts';
import { positionBudgetMs } from '../../../live/technician-state.ts';

/** Who could take the ticket now, by this desk's own rows: the same rule the server answers with. */
export function suggestionsFor(
  ticket: Ticket,
  { rows, tickets }: Pick<Room, 'rows' | 'tickets'>,
  now: Instant,
): readonly Suggestion[] {
  const holder = technicianOf(ticket.state);
  const atWork: TechnicianAtWork[] = [];
  for (const technician of rows.technicians.values()) {
    if (technician.id === holder) continue;
    const position = rows.positions.get(technician.id);
    const isFresh = position !== undefined && now - position.recordedAt <= positionBudgetMs;
    atWork.push({
      technician,
      position: isFresh ? position.position : null,
      load: tickets.counts.loadOf(technician.id),
    });
  }
  return suggestTechnicians(ticket, atWork, now);
}
