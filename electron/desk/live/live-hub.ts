import type { LiveChange, LiveMessage } from '../../../shared/contracts/live.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Outbox, OutboxChange } from '../outbox/outbox.ts';
import type { Timers } from '../process/clock.ts';
import type { CacheChange } from '../sync/store-batch.ts';
import { currentRow, type FeedSource } from './feed-source.ts';
import { gone, putCommand } from './live-changes.ts';
import { feedWindow, type WindowFeed } from './window-feed.ts';
import type { World } from './world.ts';

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
};

type Options = {
  readonly source: FeedSource;
  readonly world: World;
  readonly outbox: Pick<Outbox, 'pending'>;
  readonly account: () => AccountId | null;
  readonly status: () => Status;
  readonly timers: Pick<Timers, 'after' | 'monotonicMs'>;
};

export function openLiveHub({ source, world, outbox, account, status, timers }: Options): LiveHub {
  const windows = new Map<string, WindowFeed>();
  const tellAll = (changes: readonly LiveChange[]) => {
    for (const feed of windows.values()) for (const change of changes) feed.change(change);
  };
  const commandNow = (id: CommandId): LiveChange => {
    const accountId = account();
    const pending = accountId ? outbox.pending(id, accountId) : null;
    return pending ? putCommand(pending) : gone('commands', id);
  };
  const isWatched = () => windows.size > 0 && account() !== null;

  return {
    async *watch(windowId, signal) {
      const feed = feedWindow(source, timers);
      feed.status(status());
      windows.set(windowId, feed);
      try {
        yield* feed.messages(signal);
      } finally {
        if (windows.get(windowId) === feed) windows.delete(windowId);
      }
    },
    acknowledge: (windowId, sequence) => windows.get(windowId)?.acknowledge(sequence),
    cacheChanged(change) {
      if (!isWatched()) return;
      if (change.kind === 'rows') {
        tellAll(change.changed.map(({ key }) => currentRow(world, change.shape, key)));
        return;
      }
      const lost = change.lost.map((key) => currentRow(world, change.shape, key));
      for (const feed of windows.values()) feed.reload(change.shape, lost);
    },
    outboxChanged({ commands, subjects }) {
      if (!isWatched()) return;
      tellAll([
        ...subjects.map(({ entity, id }) => currentRow(world, entity, [id])),
        ...commands.map(commandNow),
      ]);
    },
    statusChanged() {
      const current = status();
      for (const feed of windows.values()) feed.status(current);
    },
    restart() {
      for (const feed of windows.values()) feed.restart();
    },
  };
}
