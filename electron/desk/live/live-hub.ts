import type { LiveMessage } from '../../../shared/contracts/live.ts';
import type { OutboxChange } from '../outbox/outbox.ts';
import type { Timers } from '../process/clock.ts';
import type { CacheChange } from '../sync/store-batch.ts';
import type { FeedSource } from './feed-source.ts';
import { feedWindow, type WindowFeed } from './window-feed.ts';

type Status = Extract<LiveMessage, { kind: 'status' }>;

/** Every window of this desk, and what changed for all of them. */
export type LiveHub = {
  /** A window that opens again under its id takes the place of its former self. */
  watch(windowId: string, signal: AbortSignal): AsyncGenerator<LiveMessage, void>;
  acknowledge(windowId: string, sequence: number): void;
  cacheChanged(change: CacheChange): void;
  outboxChanged(change: OutboxChange): void;
  statusChanged(): void;
  /** Another person, or nobody, looks now. */
  restart(): void;
  /** Ends what every window hears. */
  close(): void;
};

type Options = {
  readonly source: FeedSource;
  readonly status: () => Status;
  readonly timers: Pick<Timers, 'after' | 'monotonicMs'>;
};

export function openLiveHub({ source, status, timers }: Options): LiveHub {
  const windows = new Map<string, WindowFeed>();
  const closed = new AbortController();
  const isWatched = () => windows.size > 0 && source.account() !== null;

  return {
    async *watch(windowId, signal) {
      const feed = feedWindow(source, timers);
      feed.status(status());
      windows.set(windowId, feed);
      try {
        yield* feed.messages(AbortSignal.any([signal, closed.signal]));
      } finally {
        if (windows.get(windowId) === feed) windows.delete(windowId);
      }
    },
    acknowledge: (windowId, sequence) => windows.get(windowId)?.acknowledge(sequence),
    cacheChanged(change) {
      if (!isWatched()) return;
      for (const feed of windows.values()) {
        if (change.kind === 'replaced') feed.reload(change.shape);
        else feed.changed(change.shape, change.keys, change.columns);
      }
    },
    outboxChanged({ commands, subjects }) {
      if (!isWatched()) return;
      for (const feed of windows.values()) {
        for (const { entity, id } of subjects) feed.changed(entity, [id]);
        feed.changed('commands', commands);
      }
    },
    statusChanged() {
      const current = status();
      for (const feed of windows.values()) feed.status(current);
    },
    restart() {
      for (const feed of windows.values()) feed.restart();
    },
    close: () => closed.abort(),
  };
}
