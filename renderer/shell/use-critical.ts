import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { noFacets } from '../live/queue-filter.ts';
import { roomOrder } from '../live/queue-order.ts';
import { useRoom } from '../live/room-context.tsx';

/** Critical tickets that nobody has acknowledged, the oldest first: the one thing that interrupts every wall. */
export function useUnacknowledgedCriticals(): readonly Ticket[] {
  const { newQueue, queues, store, rows } = useRoom();
  const queue = useMemo(() => {
    const model = newQueue();
    model.show({ quick: 'all-open', ...noFacets, priorities: ['critical'] }, roomOrder);
    return model;
  }, [newQueue]);
  useEffect(() => queues.follow(queue), [queues, queue]);
  const ids = useSyncExternalStore(
    (listener) => {
      // An acknowledgement leaves the list as it is; a new ticket is in it only after the rows are told.
      const stops = [store.subscribeEntity('tickets', listener), queue.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    () =>
      queue.entries
        .map(({ id }) => rows.tickets.get(id))
        .filter((ticket): ticket is Ticket => ticket?.acknowledgement === null)
        .sort((a, b) => a.openedAt - b.openedAt)
        .map(({ id }) => id)
        .join(' '),
  );
  return useMemo(
    () => (ids === '' ? [] : ids.split(' ').flatMap((id) => rows.tickets.get(id) ?? [])),
    [ids, rows],
  );
}
