import { type ShapeName, shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { WritableCache } from '../cache/cache.ts';
import type { Timers } from '../process/clock.ts';
import type { Batch, FollowShape, StreamFailure } from './shape-stream.ts';
import { type BatchStore, type CacheChange, storeBatches } from './store-batch.ts';

/** All shapes followed together, from where the cache stands. It is never mended: it stops, and another is started. */
export type SyncRun = {
  /** Asks for proof of a shape anew; a quiet one gives none by itself. */
  refresh(shape: ShapeName): void;
  /**
   * Resolves when nothing of it is on its way into the cache any more. Until then positions may move: whoever follows
   * from one of them waits.
   */
  stop(): Promise<void>;
};

export type SyncSource = {
  readonly follow: FollowShape;
  readonly cache: WritableCache;
  readonly now: () => Instant;
  readonly timers: Pick<Timers, 'monotonicMs' | 'after'>;
};

export type RunListener = {
  /** `change` is what became visible in the cache; null while nothing did. */
  stored(shape: ShapeName, batch: Batch, change: CacheChange | null): void;
  /** The same after the run was stopped: the rows are there, and prove nothing of now. */
  storedLate(change: CacheChange): void;
  mustRefetch(shape: ShapeName): void;
  reconnected(): void;
  /** At most once; the run is stopped by then. */
  failed(shape: ShapeName, failure: StreamFailure, error: unknown): void;
};

export function startSyncRun(source: SyncSource, listener: RunListener): SyncRun {
  const abort = new AbortController();
  const stores = shapeNames.map((shape) => [shape, storeBatches(shape, source)] as const);
  const underWay = new Set<Promise<void>>();
  const tracked = (work: Promise<void>): Promise<void> => {
    const ended = work.finally(() => underWay.delete(ended));
    underWay.add(ended);
    return ended;
  };
  const follow = (shape: ShapeName, store: BatchStore) => {
    return source.follow({
      shape,
      from: source.cache.position(shape)?.at ?? null,
      monotonicMs: source.timers.monotonicMs,
      signal: abort.signal,
      onBatch: (batch) =>
        tracked(
          store.store(batch, source.now()).then((change) => {
            if (!abort.signal.aborted) listener.stored(shape, batch, change);
            else if (change) listener.storedLate(change);
          }),
        ),
      onMustRefetch: () =>
        tracked(
          store.mustRefetch().then(() => {
            if (!abort.signal.aborted) listener.mustRefetch(shape);
          }),
        ),
      onBrokenOff: store.brokenOff,
      onReconnect: listener.reconnected,
      onFailure: (failure, error) => {
        if (abort.signal.aborted) return;
        abort.abort();
        listener.failed(shape, failure, error);
      },
    });
  };
  const followers = new Map(stores.map(([shape, store]) => [shape, follow(shape, store)]));
  return {
    refresh: (shape) => followers.get(shape)?.refresh(),
    async stop() {
      abort.abort();
      const dropped = stores.map(([, store]) => store.stop());
      await Promise.allSettled([...underWay, ...dropped]);
    },
  };
}
