import { useRoom } from '../../live/room-context.tsx';
import { explainingTicket } from '../../live/technicians-now.ts';

/** A technician on the map leads to the ticket that explains where they are. */
export function useSelectHeldTicket(select: (ticketId: string) => void): (technicianId: string) => void {
  const { tickets } = useRoom();
  return (technicianId) => {
    const held = explainingTicket(tickets, technicianId);
    if (held) select(held.id);
  };
}
