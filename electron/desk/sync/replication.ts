import { type ShapeName, shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { WritableCache } from '../cache/cache.ts';
import type { Log } from '../process/log.ts';
import type { Signal } from '../process/signal.ts';
import type { ConnectionHolder } from './connection.ts';
import type { FreshnessLedger } from './freshness.ts';
import { collectHeartbeats } from './heartbeats.ts';
import type { Line, LineStatus } from './line.ts';
import { type Batch, followShape, type StreamFailure } from './shape-stream.ts';
import { type CacheChange, storeBatches } from './store-batch.ts';

/** Keeps the cache following the server while somebody is signed in. */
export type Replication = {
  enter(): void;
  leave(): void;
  sessionRefused(): void;
  /** The shape contains everything the server had committed at this moment; null when nothing is proven. */
  provenThrough(shape: ShapeName): Instant | null;
  /** Asks for proof anew; a quiet shape gives none by itself. */
  refresh(shape: ShapeName): void;
  close(): void;
};

type Options = {
  readonly serverUrl: string;
  readonly token: () => string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly cache: WritableCache;
  readonly line: Line;
  readonly lineChanged: Signal<LineStatus>;
  readonly connection: ConnectionHolder;
  readonly freshness: FreshnessLedger;
  readonly cacheChanged: Signal<CacheChange>;
  readonly onSessionRefused: () => void;
  readonly now: () => Instant;
  readonly log: Log;
};

type Run = { readonly abort: AbortController; readonly refresh: ReadonlyMap<ShapeName, () => void> };

/** The server writes a heartbeat each second; this much silence is worth a question, twice as much a new connection. */
const quietMs = 5000;
const watchEveryMs = 1000;
const recordEveryMs = 10_000;

export function replicate(options: Options): Replication {
  const { cache, line, connection, freshness, log, now } = options;
  const heartbeats = collectHeartbeats();
  const proven = new Map<ShapeName, Instant>();
  let wanted = false;
  let run: Run | null = null;
  let startedAt = 0;
  let recordedAt = 0;

  const hasCopy = () => shapeNames.every((shape) => cache.isComplete(shape));
  const stop = () => {
    run?.abort.abort();
    run = null;
    proven.clear();
    for (const shape of shapeNames) freshness.behind(shape);
  };
  const fail = (failure: StreamFailure, error: unknown, shape: ShapeName) => {
    log.warn({ shape, failure, error: String(error) }, 'A shape stopped following');
    stop();
    if (failure === 'session-ended') options.onSessionRefused();
    else line.failed(failure);
  };
  const isBeating = () => {
    const last = heartbeats.lastReceivedAt();
    return last !== null && performance.now() - last < quietMs;
  };
  const reportIfCaughtUp = () => {
    if (run && freshness.allUpToDate() && isBeating()) connection.report('caught-up');
  };
  const received = (shape: ShapeName, batch: Batch, change: CacheChange | null) => {
    if (shape === 'heartbeat' && change) noteHeartbeat();
    if (!batch.upToDate) return;
    freshness.upToDate(shape, now());
    line.proven();
    const writtenAt = batch.requestedAt === null ? null : heartbeats.writtenBefore(batch.requestedAt);
    if (writtenAt !== null) proven.set(shape, writtenAt);
    if (change) options.cacheChanged.send(change);
    reportIfCaughtUp();
  };
  const noteHeartbeat = () => {
    const writtenAt = cache.all('heartbeat')[0]?.at;
    if (writtenAt === undefined || now() - writtenAt > quietMs * 2) return;
    heartbeats.arrived({ writtenAt, receivedAt: performance.now() });
    freshness.heartbeat(now());
  };
  const follow = (shape: ShapeName, abort: AbortController) => {
    const store = storeBatches(shape, cache);
    const follower = followShape({
      ...options,
      shape,
      from: cache.position(shape)?.at ?? null,
      signal: abort.signal,
      onBatch: (batch) => received(shape, batch, store.store(batch, now())),
      onMustRefetch: () => {
        store.mustRefetch();
        freshness.behind(shape);
        connection.report('fell-behind');
      },
      onFailure: (failure, error) => {
        if (run?.abort === abort) fail(failure, error, shape);
      },
    });
    return follower.refresh;
  };
  const start = () => {
    if (run || !wanted || line.status() !== 'open') return;
    const abort = new AbortController();
    const refresh = new Map<ShapeName, () => void>();
    run = { abort, refresh };
    startedAt = performance.now();
    connection.report(hasCopy() ? 'restored-with-copy' : 'restored-without-copy');
    for (const shape of shapeNames) refresh.set(shape, follow(shape, abort));
  };
  const followLine = (status: LineStatus) => {
    if (status === 'open') return start();
    stop();
    if (status === 'unreachable') connection.report('line-lost');
    if (status === 'server-error') connection.report('server-failed');
    if (status === 'replication-down') connection.report('replication-lost');
  };
  const watch = () => {
    if (!run) return;
    reportIfCaughtUp();
    recordFreshness();
    const silentMs = performance.now() - Math.max(startedAt, heartbeats.lastReceivedAt() ?? 0);
    if (silentMs < quietMs || !freshness.allUpToDate()) return;
    connection.report('fell-behind');
    line.suspect();
    if (silentMs < 2 * quietMs) return;
    log.warn({ silentMs }, 'No heartbeat although the server answers; connecting anew');
    stop();
    start();
  };
  const recordFreshness = () => {
    if (performance.now() - recordedAt < recordEveryMs || !isBeating()) return;
    recordedAt = performance.now();
    cache.markCurrent(freshness.shapesUpToDate(), now());
  };

  const ignoreLine = options.lineChanged.listen(followLine);
  const timer = setInterval(watch, watchEveryMs);
  return {
    enter() {
      wanted = true;
      connection.report(hasCopy() ? 'entered-with-copy' : 'entered-without-copy');
      followLine(line.status());
    },
    leave() {
      wanted = false;
      stop();
      connection.report('left');
    },
    sessionRefused() {
      wanted = false;
      stop();
      connection.report('session-refused');
    },
    provenThrough: (shape) => proven.get(shape) ?? null,
    refresh: (shape) => run?.refresh.get(shape)?.(),
    close() {
      wanted = false;
      clearInterval(timer);
      ignoreLine();
      stop();
    },
  };
}
