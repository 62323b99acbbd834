import { useMemo } from 'react';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import type { Seen } from './tour-course.ts';

/** What the person does in this window, as far as a tour looks. */
export function useSeen(): Seen {
  const { moment } = useRoom();
  const dialog = useIntent((intent) => intent.dialog?.kind ?? null);
  const ticketId = useIntent((intent) => intent.ticketId);
  const ticket = useRow('tickets', ticketId);
  const isAcknowledged = ticket !== null && ticket.acknowledgement !== null;
  const isRewound = moment === 'past';
  return useMemo(
    () => ({ dialog, ticketId, isAcknowledged, isRewound }),
    [dialog, ticketId, isAcknowledged, isRewound],
  );
}
