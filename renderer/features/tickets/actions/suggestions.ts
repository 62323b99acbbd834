import { freshPosition } from '../../../../shared/domain/technicians/technician.ts';
import {
  type Assessment,
  assessTechnicians,
  type Suggestion,
  suggestTechnicians,
  type TechnicianAtWork,
} from '../../../../shared/domain/tickets/suggest-technician.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Room } from '../../../live/room.ts';

type Sources = Pick<Room, 'rows' | 'tickets'>;

/** Who could take the ticket now, by this desk's own rows: the same rule the server answers with. */
export const suggestionsFor = (ticket: Ticket, room: Sources, now: Instant): readonly Suggestion[] =>
  suggestTechnicians(ticket, othersAtWork(ticket, room, now), now);

/** Everybody but who holds it, with what stands in their way. */
export const assessmentsFor = (ticket: Ticket, room: Sources, now: Instant): readonly Assessment[] =>
  assessTechnicians(ticket, othersAtWork(ticket, room, now), now);

function othersAtWork(ticket: Ticket, { rows, tickets }: Sources, now: Instant): readonly TechnicianAtWork[] {
  const holder = technicianOf(ticket.state);
  return [...rows.technicians.values()]
    .filter(({ id }) => id !== holder)
    .map((technician) => ({
      technician,
      position: freshPosition(rows.positions.get(technician.id), now),
      load: tickets.counts.loadOf(technician.id),
    }));
}
