import { useState } from 'react';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketEvent } from '../../../../shared/domain/tickets/ticket-events.ts';
import { isRefused } from '../../../live/command-index.ts';
import { useCommandsOf } from '../../../live/room-context.tsx';
import { type Asked, useQuery } from '../../../live/use-query.ts';

type Told = {
  readonly asked: Asked<readonly TicketEvent[]>;
  /** What the answer does not have yet. */
  readonly onTheirWay: readonly PendingCommand[];
};

/**
 * What the server tells of a ticket, and what it does not tell yet. It is asked when nothing is on its way: an answer
 * from before would be kept, for the ticket has the version already that what is on its way leads to. Its answer may
 * still tell of what was done since.
 */
export function useTimeline(ticket: Ticket): Told {
  const all = useCommandsOf(ticket.id);
  const pending = all.filter((command) => !isRefused(command));
  const isSettled = pending.length === 0;
  const [version, setVersion] = useState(isSettled ? ticket.version : 0);
  if (isSettled && version !== ticket.version) setVersion(ticket.version);
  const asked = useQuery('ticket.timeline', { ticketId: ticket.id }, version);
  const events = asked.kind === 'answered' ? asked.value : null;
  const kept = useKept(pending, all, events);
  const told = new Set(events?.map(({ commandId }) => commandId));
  return { asked, onTheirWay: kept.filter(({ id }) => !told.has(id)) };
}

/** What has settled stays until it is in an answer: it would be nowhere for a moment otherwise. */
function useKept(
  pending: readonly PendingCommand[],
  all: readonly PendingCommand[],
  events: readonly TicketEvent[] | null,
): readonly PendingCommand[] {
  const [kept, keep] = useState({ pending, events });
  const known = new Set(all.map(({ id }) => id));
  const settled = kept.events === events ? kept.pending.filter(({ id }) => !known.has(id)) : [];
  const shown = [...settled, ...pending];
  const isSame = shown.length === kept.pending.length && shown.every((each, n) => each === kept.pending[n]);
  if (kept.events !== events || !isSame) keep({ pending: shown, events });
  return shown;
}
