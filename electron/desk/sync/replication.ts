import { type ShapeName, shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Timers } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import type { Signal } from '../process/signal.ts';
import type { ConnectionHolder } from './connection.ts';
import type { ConnectionEvent } from './connection-machine.ts';
import type { FreshnessLedger } from './freshness.ts';
import type { Line, LineStatus } from './line.ts';
import { collectProof } from './proof.ts';
import type { Batch, StreamFailure } from './shape-stream.ts';
import type { CacheChange } from './store-batch.ts';
import { type RunListener, type SyncRun, type SyncSource, startSyncRun } from './sync-run.ts';

/** Keeps the cache following the server while somebody is signed in. @see CONNECTION.md */
export type Replication = {
  enter(): void;
  leave(): void;
  sessionRefused(): void;
  /** The shape contains everything the server had committed at this moment; null when nothing is proven. */
  provenThrough(shape: ShapeName): Instant | null;
  refresh(shape: ShapeName): void;
  close(): void;
};

type Options = SyncSource & {
  readonly timers: Timers;
  readonly line: Line;
  readonly lineChanged: Signal<LineStatus>;
  readonly connection: ConnectionHolder;
  readonly freshness: FreshnessLedger;
  readonly cacheChanged: Signal<CacheChange>;
  readonly onSessionRefused: () => void;
  readonly log: Log;
};

/** The server writes a heartbeat each second; this much silence is worth a question, twice as much a new connection. */
const quietMs = 5000;
const watchEveryMs = 1000;
const recordEveryMs = 10_000;

const eventOf: Readonly<Record<Exclude<LineStatus, 'open' | 'unknown'>, ConnectionEvent>> = {
  unreachable: 'line-lost',
  'server-error': 'server-failed',
  'replication-down': 'replication-lost',
  'server-too-new': 'server-found-too-new',
  'server-too-old': 'server-found-too-old',
};

export function replicate(options: Options): Replication {
  const { cache, line, connection, freshness, log, now, timers } = options;
  const proof = collectProof();
  const state: { run: SyncRun | null; isWanted: boolean; begunAt: number; recordedAt: number } = {
    run: null,
    isWanted: false,
    begunAt: 0,
    recordedAt: 0,
  };
  const hasCopy = () => shapeNames.every((shape) => cache.isComplete(shape));
  const silentMs = () => proof.silentMs(timers.monotonicMs(), state.begunAt);

  function stop(): void {
    state.run?.stop();
    state.run = null;
    proof.forgetShapes();
    for (const shape of shapeNames) freshness.behind(shape);
  }

  function start(): void {
    if (state.run || !state.isWanted || line.status() !== 'open') return;
    state.begunAt = timers.monotonicMs();
    connection.report(hasCopy() ? 'restored-with-copy' : 'restored-without-copy');
    state.run = startSyncRun(options, listener);
  }

  function followLine(status: LineStatus): void {
    if (status === 'open') {
      start();
      return;
    }
    stop();
    if (status !== 'unknown') connection.report(eventOf[status]);
  }

  function end(event: ConnectionEvent): void {
    state.isWanted = false;
    stop();
    connection.report(event);
  }

  const listener: RunListener = {
    stored(shape, batch: Batch, change) {
      if (shape === 'heartbeat' && change) noteHeartbeat();
      if (!batch.upToDate) return;
      freshness.upToDate(shape, now());
      proof.upToDate(shape, batch.requestedAt);
      line.proven();
      if (change) options.cacheChanged.send(change);
      reportIfCaughtUp();
    },
    mustRefetch(shape) {
      freshness.behind(shape);
      connection.report('fell-behind');
    },
    failed(shape, failure: StreamFailure, error) {
      log.warn({ shape, failure, error: String(error) }, 'A shape stopped following');
      stop();
      if (failure === 'session-ended') options.onSessionRefused();
      else line.failed(failure);
    },
  };

  /** A heartbeat of long ago, as a first sync finds it, proves nothing about now. */
  function noteHeartbeat(): void {
    const writtenAt = cache.all('heartbeat')[0]?.at;
    if (writtenAt === undefined || now() - writtenAt > 2 * quietMs) return;
    proof.heartbeat({ writtenAt, receivedAt: timers.monotonicMs() });
    freshness.heartbeat(now());
  }

  function reportIfCaughtUp(): void {
    if (freshness.allUpToDate() && freshness.isBeating(now(), quietMs)) connection.report('caught-up');
  }

  function watch(): void {
    if (!state.run) return;
    reportIfCaughtUp();
    recordFreshness();
    if (silentMs() < quietMs || !freshness.allUpToDate()) return;
    connection.report('fell-behind');
    line.suspect();
    if (silentMs() < 2 * quietMs) return;
    log.warn({ silentMs: silentMs() }, 'No heartbeat although the server answers; connecting anew');
    stop();
    start();
  }

  /** So that after a restart with the server away, a board from the cache says how old it is. */
  function recordFreshness(): void {
    if (timers.monotonicMs() - state.recordedAt < recordEveryMs) return;
    state.recordedAt = timers.monotonicMs();
    if (freshness.isBeating(now(), quietMs)) cache.markCurrent(freshness.shapesUpToDate(), now());
  }

  const ignoreLine = options.lineChanged.listen(followLine);
  const endWatch = timers.every(watchEveryMs, watch);
  return {
    enter() {
      state.isWanted = true;
      connection.report(hasCopy() ? 'entered-with-copy' : 'entered-without-copy');
      followLine(line.status());
    },
    leave: () => end('left'),
    sessionRefused: () => end('session-refused'),
    provenThrough: proof.through,
    refresh: (shape) => state.run?.refresh(shape),
    close() {
      state.isWanted = false;
      endWatch();
      ignoreLine();
      stop();
    },
  };
}
