import { useMemo, useSyncExternalStore } from 'react';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { useRoom } from '../live/room-context.tsx';

/** Critical tickets that nobody has acknowledged, the oldest first: the one thing that interrupts every wall. */
export function useUnacknowledgedCriticals(): readonly Ticket[] {
  const { store, rows, tickets } = useRoom();
  const version = useSyncExternalStore(
    (listener) => store.subscribeEntity('tickets', listener),
    () => tickets.counts.criticalsVersion,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set is mutated in place; its version reads it anew
  return useMemo(
    () =>
      [...tickets.counts.unacknowledgedCriticals]
        .flatMap((id) => rows.tickets.get(id) ?? [])
        .sort((a, b) => a.openedAt - b.openedAt),
    [tickets, rows, version],
  );
}
