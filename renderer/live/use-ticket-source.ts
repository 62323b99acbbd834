import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TicketSourceOfTile } from '../../shared/domain/boards/tile.ts';
import { noFacets, type QueueQuestion } from './queue-filter.ts';
import type { QueueModel } from './queue-model.ts';
import { roomOrder } from './queue-order.ts';
import { useRoom, useRow } from './room-context.tsx';
import type { TicketSums } from './ticket-tally.ts';
import { usePaced } from './use-paced.ts';

/** The tickets a tile is about, in the room's order and kept so; null when their saved filter is gone. */
export function useTicketSource(source: TicketSourceOfTile): QueueModel | null {
  const { newQueue, queues } = useRoom();
  const question = useQuestion(source);
  const queue = useMemo(() => {
    if (!question) return null;
    const model = newQueue();
    model.show(question, roomOrder);
    return model;
  }, [newQueue, question]);
  useEffect(() => (queue ? queues.follow(queue) : undefined), [queues, queue]);
  useSyncExternalStore(queue?.subscribe ?? neverChanges, () => queue?.version ?? 0);
  return queue;
}

/** What the tickets of a tile come to, told at most once in `paceMs`; null when their saved filter is gone. */
export function useTicketSums(source: TicketSourceOfTile, paceMs: number): TicketSums | null {
  const { newTally, queues } = useRoom();
  const question = useQuestion(source);
  const tally = useMemo(() => question && newTally(question), [newTally, question]);
  useEffect(() => (tally ? queues.follow(tally) : undefined), [queues, tally]);
  const sums = useCallback(() => tally?.sums ?? null, [tally]);
  return usePaced(tally?.subscribe ?? neverChanges, sums, paceMs);
}

function useQuestion(source: TicketSourceOfTile): QueueQuestion | null {
  const quick = source.kind === 'quick' ? source.name : null;
  const saved = useRow('filters', source.kind === 'saved' ? source.filterId : null);
  return useMemo(
    () => (quick ? { quick, ...noFacets } : saved && { expression: saved.expression }),
    [quick, saved],
  );
}

const neverChanges = () => () => undefined;
