import type { LiveChange, LiveMessage, LiveName } from '../../../shared/contracts/live.ts';
import type { Timers } from '../process/clock.ts';
import type { FeedCursor, FeedSource } from './feed-source.ts';

/** What one window is yet to be told. It holds at most one change per row, however slow the window is. */
export type WindowFeed = {
  change(change: LiveChange): void;
  /** Every row of the shape may differ now; these are gone. */
  reload(entity: LiveName, lost: readonly LiveChange[]): void;
  status(status: Extract<LiveMessage, { kind: 'status' }>): void;
  /** Everything anew, beginning with `reset`. */
  restart(): void;
  acknowledge(sequence: number): void;
  messages(signal: AbortSignal): AsyncGenerator<LiveMessage, void>;
};

/** Half a frame: patches of one frame travel together, and none waits for the next. */
export const flushEveryMs = 8;
/** Reading so many rows holds the desk for about 20 ms; twice as many would be seen in another window's patches. */
export const largestChunk = 1000;
const unacknowledgedAllowed = 2;

export function feedWindow(source: FeedSource, timers: Pick<Timers, 'after' | 'monotonicMs'>): WindowFeed {
  const changes = new Map<string, LiveChange>();
  let cursors: readonly FeedCursor[] = source.cursors();
  let beginning: 'reset' | 'rows' | 'told' = 'reset';
  let status: LiveMessage | null = null;
  let sequence = 0;
  let acknowledged = 0;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let wake: () => void = () => undefined;

  const put = (change: LiveChange) => void changes.set(`${change.entity} ${change.key}`, change);
  const batch = (content: readonly LiveChange[]): LiveMessage => {
    sequence += 1;
    return { kind: 'changes', sequence, changes: content };
  };
  const takeStatus = () => {
    const message = status;
    status = null;
    return message;
  };
  const nextPage = (): LiveMessage | null => {
    for (let cursor = cursors[0]; cursor; cursor = cursors[0]) {
      const page = source.page(cursor, largestChunk);
      cursors = page.next ? [page.next, ...cursors.slice(1)] : cursors.slice(1);
      if (page.changes.length > 0) return batch(page.changes);
    }
    return null;
  };
  const takeChanges = (): LiveMessage => {
    const chunk = [...changes.entries()].slice(0, largestChunk);
    for (const [key] of chunk) changes.delete(key);
    flushedAt = timers.monotonicMs();
    return batch(chunk.map(([, change]) => change));
  };
  const nextRows = (): LiveMessage | null => {
    const hasCredit = sequence - acknowledged < unacknowledgedAllowed;
    const page = hasCredit ? nextPage() : null;
    if (page) return page;
    if (beginning === 'rows' && cursors.length === 0) {
      beginning = 'told';
      return { kind: 'ready' };
    }
    return hasCredit && changes.size > 0 && waitMs() <= 0 ? takeChanges() : null;
  };
  const next = (): LiveMessage | null => {
    if (beginning === 'reset') {
      beginning = 'rows';
      return { kind: 'reset' };
    }
    return takeStatus() ?? nextRows();
  };
  const waitMs = () => flushedAt + flushEveryMs - timers.monotonicMs();
  const sleep = () =>
    new Promise<void>((resolve) => {
      const due = changes.size > 0 && sequence - acknowledged < unacknowledgedAllowed;
      const cancel = due ? timers.after(Math.max(0, waitMs()), resolve) : null;
      wake = () => {
        cancel?.();
        resolve();
      };
    });

  return {
    change(change) {
      put(change);
      wake();
    },
    reload(entity, lost) {
      for (const [key, change] of changes) if (change.entity === entity) changes.delete(key);
      for (const change of lost) put(change);
      cursors = [...cursors.filter((cursor) => cursor.name !== entity), { name: entity, after: 0 }];
      wake();
    },
    status(message) {
      status = message;
      wake();
    },
    restart() {
      changes.clear();
      cursors = source.cursors();
      beginning = 'reset';
      wake();
    },
    acknowledge(upTo) {
      acknowledged = Math.max(acknowledged, Math.min(upTo, sequence));
      wake();
    },
    async *messages(signal) {
      signal.addEventListener('abort', () => wake(), { once: true });
      while (!signal.aborted) {
        const message = next();
        if (message) yield message;
        else await sleep();
      }
    },
  };
}
