import {
  acknowledgeEvery,
  type LiveChange,
  type LiveMessage,
  type LiveName,
} from '../../../shared/contracts/live.ts';
import type { Timers } from '../process/clock.ts';
import type { FeedCursor, FeedSource } from './feed-source.ts';
import { mostWaiting, type WaitingKeys, waitingKeys } from './waiting-keys.ts';

/**
 * What one window is yet to be told. Names of rows wait here, never rows, and at most so many of an entity: however
 * slow or hidden the window is, memory is bounded, and what it is told is what is true then.
 */
export type WindowFeed = {
  /** These rows may differ now; only in these columns, when they are named. */
  changed(entity: LiveName, keys: readonly string[], columns?: readonly string[] | null): void;
  /** Every row of the entity may differ now. */
  reload(entity: LiveName): void;
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
/** So that a page that is busy for a frame or two has something to take in when it comes to it. */
export const unacknowledgedAllowed = 3 * acknowledgeEvery;

export function feedWindow(source: FeedSource, timers: Pick<Timers, 'after' | 'monotonicMs'>): WindowFeed {
  const waiting = waitingKeys();
  const reading = readWhole(source, waiting);
  const ready: LiveMessage[] = [];
  let beginning: 'reset' | 'rows' | 'told' = 'reset';
  let status: LiveMessage | null = null;
  let sequence = 0;
  let acknowledged = 0;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let wake: () => void = () => undefined;

  const hasCredit = () => sequence - acknowledged < unacknowledgedAllowed;
  const waitMs = () => flushedAt + flushEveryMs - timers.monotonicMs();
  const numbered = (message: ReadMessage): LiveMessage => {
    if (message.kind !== 'changes') return message;
    sequence += 1;
    return { ...message, sequence, moreFollows: waiting.size() > 0 || !reading.isDone() };
  };
  const takeStatus = () => {
    const message = status;
    status = null;
    return message;
  };
  const takeChanges = (): LiveMessage | null => {
    if (waiting.size() === 0 || waitMs() > 0) return null;
    const changes = waiting.take(largestChunk).flatMap(({ entity, key }) => source.row(entity, key) ?? []);
    flushedAt = timers.monotonicMs();
    return changes.length > 0 ? numbered({ kind: 'changes', changes }) : null;
  };
  const takePage = (): LiveMessage | null => {
    ready.push(...reading.next().map(numbered));
    return ready.shift() ?? null;
  };
  const nextRows = (): LiveMessage | null => {
    const message = ready.shift() ?? (hasCredit() ? (takeChanges() ?? takePage()) : null);
    if (message) return message;
    if (beginning !== 'rows' || !reading.isDone()) return null;
    beginning = 'told';
    return { kind: 'ready' };
  };
  const next = (): LiveMessage | null => {
    if (beginning === 'reset') {
      beginning = 'rows';
      return { kind: 'reset', account: source.account() };
    }
    return takeStatus() ?? nextRows();
  };
  const sleep = () =>
    new Promise<void>((resolve) => {
      const due = waiting.size() > 0 && hasCredit();
      const cancel = due ? timers.after(Math.max(0, waitMs()), resolve) : null;
      wake = () => {
        cancel?.();
        resolve();
      };
    });
  /** One window that is filled shall not keep the others, and the line to the server, waiting until it is. */
  const letOthersHaveTheirTurn = () => new Promise<void>((resolve) => void timers.after(0, resolve));
  const restart = () => {
    ready.splice(0);
    waiting.clear();
    reading.restart();
    beginning = 'reset';
    wake();
  };
  reading.restart();

  return {
    changed(entity, keys, columns) {
      reading.changed(entity, keys, columns);
      wake();
    },
    reload(entity) {
      reading.again(entity);
      wake();
    },
    status(message) {
      status = message;
      wake();
    },
    restart,
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
        if (message?.kind === 'changes') await letOthersHaveTheirTurn();
      }
    },
  };
}

type Unnumbered<Message> = Message extends { kind: 'changes' }
  ? Omit<Message, 'sequence' | 'moreFollows'>
  : Message;
type ReadMessage = Unnumbered<LiveMessage>;

/** Entities that are read from beginning to end, one after the other. */
function readWhole(source: FeedSource, waiting: WaitingKeys) {
  let cursors: readonly FeedCursor[] = [];
  const append = (name: LiveName) => {
    waiting.drop(name);
    cursors = [...cursors, { name, after: 0 }];
  };
  const isYetToBegin = (entity: LiveName) =>
    cursors.some(({ name, after, columns }) => name === entity && after === 0 && !columns);
  const patchAll = (name: LiveName, changed: readonly string[]) => {
    const isNews = ({ name: other, after, columns }: FeedCursor) => other === name && after === 0 && columns;
    const earlier = cursors.find(isNews);
    const columns = [...new Set([...changed, ...(earlier?.columns ?? [])])];
    cursors = [...cursors.filter((cursor) => cursor !== earlier), { name, after: 0, columns }];
  };
  /* What is fetched anew, or was lost half-way, is read again when its rows are here. */
  const nextKnown = () => {
    const place = cursors.findIndex(({ name }) => source.isKnown(name));
    const cursor = cursors[place];
    cursors = place < 0 ? [] : cursors.slice(place + 1);
    return cursor;
  };
  /** One page with what it begins and ends, of as many small entities as it holds; nothing when all is read. */
  const next = (): readonly ReadMessage[] => {
    const [begins, changes, ends]: [ReadMessage[], LiveChange[], ReadMessage[]] = [[], [], []];
    while (changes.length < largestChunk) {
      const cursor = nextKnown();
      if (!cursor) break;
      const page = source.page(cursor, largestChunk - changes.length);
      if (page.next) cursors = [page.next, ...cursors];
      const isWhole = !cursor.columns;
      if (isWhole && cursor.after === 0) begins.push({ kind: 'replacing', entity: cursor.name });
      changes.push(...page.changes);
      if (isWhole && !page.next) ends.push({ kind: 'replaced', entity: cursor.name });
    }
    return [...begins, ...(changes.length > 0 ? [{ kind: 'changes', changes } as const] : []), ...ends];
  };
  return {
    next,
    /** From its beginning, although it may be half read: another generation has other places. */
    again(entity: LiveName) {
      cursors = cursors.filter(({ name }) => name !== entity);
      append(entity);
    },
    isDone: () => cursors.length === 0,
    restart() {
      cursors = source.names().map((name) => ({ name, after: 0 }));
    },
    /**
     * Too many are told by reading the entity, after what is being read: so that under any load it ends. Of all its rows
     * the changed columns when they are known: 100,000 tickets in one column are a tenth of the tickets.
     */
    changed(entity: LiveName, keys: readonly string[], columns: readonly string[] | null = null) {
      if (isYetToBegin(entity)) return;
      if (columns && keys.length > mostWaiting) patchAll(entity, columns);
      else if (!waiting.add(entity, keys)) append(entity);
    },
  };
}
