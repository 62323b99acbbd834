import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TicketSourceOfTile } from '../../shared/domain/boards/tile.ts';
import { noFacets, type QueueQuestion } from './queue-filter.ts';
import type { QueueModel } from './queue-model.ts';
import { roomOrder } from './queue-order.ts';
import { useRoom, useRow } from './room-context.tsx';

/** The tickets a tile is about, in the room's order and kept so; null when their saved filter is gone. */
export function useTicketSource(source: TicketSourceOfTile): QueueModel | null {
  const { newQueue, queues } = useRoom();
  const quick = source.kind === 'quick' ? source.name : null;
  const saved = useRow('filters', source.kind === 'saved' ? source.filterId : null);
  const queue = useMemo(() => {
    const question: QueueQuestion | null = quick
      ? { quick, ...noFacets }
      : saved && { expression: saved.expression };
    if (!question) return null;
    const model = newQueue();
    model.show(question, roomOrder);
    return model;
  }, [newQueue, quick, saved]);
  useEffect(() => (queue ? queues.follow(queue) : undefined), [queues, queue]);
  useSyncExternalStore(queue?.subscribe ?? neverChanges, () => queue?.version ?? 0);
  return queue;
}

const neverChanges = () => () => undefined;
