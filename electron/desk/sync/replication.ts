import { type ShapeName, shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { CacheTrouble } from '../cache/keep-cache.ts';
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
  /** Of the cache's file; rows that were on the way are asked for again. */
  cacheTroubled(trouble: CacheTrouble): void;
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
const roomEveryMs = 2000;

const eventOf: Readonly<Record<Exclude<LineStatus, 'open' | 'unknown'>, ConnectionEvent>> = {
  unreachable: 'line-lost',
  'server-error': 'server-failed',
  'replication-down': 'replication-lost',
  'database-away': 'database-lost',
  'server-too-new': 'server-found-too-new',
  'server-too-old': 'server-found-too-old',
};

type State = {
  run: SyncRun | null;
  /** A run that was stopped still has something on its way into the cache. */
  isEnding: boolean;
  isWanted: boolean;
  isDiskFull: boolean;
  triedRoomAt: number;
  begunAt: number;
  recordedAt: number;
};

export function replicate(options: Options): Replication {
  const { cache, line, connection, freshness, log, now, timers } = options;
  const proof = collectProof();
  const state: State = {
    run: null,
    isEnding: false,
    isWanted: false,
    isDiskFull: false,
    triedRoomAt: 0,
    begunAt: 0,
    recordedAt: 0,
  };
  /** How the state of the copy is said in the names of events. */
  const copy = (): 'with-copy' | 'rebuilding' | 'without-copy' => {
    if (shapeNames.every((shape) => cache.isComplete(shape))) return 'with-copy';
    return cache.beganAnew() ? 'rebuilding' : 'without-copy';
  };
  const heardAt = new Map<ShapeName, number>();
  const unansweredMs = () => {
    const current = freshness.shapesUpToDate();
    const behind = shapeNames.filter((shape) => !current.includes(shape));
    const since = behind.map((shape) => Math.max(state.begunAt, heardAt.get(shape) ?? 0));
    return timers.monotonicMs() - Math.min(...since);
  };
  /** Heartbeats answer for every shape that is up to date; one that is not has to say something itself. */
  const silentMs = () =>
    freshness.allUpToDate() ? proof.silentMs(timers.monotonicMs(), state.begunAt) : unansweredMs();

  function stop(): void {
    if (state.run) {
      state.isEnding = true;
      state.run.stop().then(() => {
        state.isEnding = false;
        start();
      });
    }
    state.run = null;
    proof.forgetShapes();
    for (const shape of shapeNames) freshness.behind(shape);
  }

  function start(): void {
    if (state.run || state.isEnding || !state.isWanted || state.isDiskFull || line.status() !== 'open')
      return;
    state.begunAt = timers.monotonicMs();
    connection.report(`restored-${copy()}`);
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

  function enter(): void {
    state.isWanted = true;
    connection.report(`entered-${copy()}`);
    followLine(line.status());
  }

  /** What was followed went into a file that is read no more: begin from what the new one holds. */
  function cacheLost(): void {
    stop();
    connection.report('cache-lost');
    start();
  }

  function diskFilled(): void {
    stop();
    state.isDiskFull = true;
    state.triedRoomAt = timers.monotonicMs();
    connection.report('disk-filled');
  }

  /** A full disk is tried again by writing: nothing else says how much of it this desk may have. */
  async function tryRoom(): Promise<void> {
    if (!state.isDiskFull || timers.monotonicMs() - state.triedRoomAt < roomEveryMs) return;
    state.triedRoomAt = timers.monotonicMs();
    try {
      await cache.tryRoom();
    } catch {
      return;
    }
    state.isDiskFull = false;
    log.info({}, 'The disk has room again');
    if (state.isWanted) enter();
  }

  function end(event: ConnectionEvent): void {
    state.isWanted = false;
    stop();
    connection.report(event);
  }

  const listener: RunListener = {
    stored(shape, batch: Batch, change) {
      heardAt.set(shape, timers.monotonicMs());
      if (shape === 'heartbeat' && change) noteHeartbeat();
      if (!batch.upToDate) return;
      freshness.upToDate(shape, now());
      proof.upToDate(shape, batch.requestedAt);
      line.proven();
      if (change) options.cacheChanged.send(change);
      reportIfCaughtUp();
    },
    storedLate: options.cacheChanged.send,
    reconnected: line.suspect,
    mustRefetch(shape) {
      heardAt.set(shape, timers.monotonicMs());
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
    void tryRoom();
    if (!state.run) return;
    reportIfCaughtUp();
    recordFreshness();
    if (silentMs() < quietMs) return;
    connection.report('fell-behind');
    line.suspect();
    if (silentMs() < 2 * quietMs) return;
    log.warn({ silentMs: silentMs() }, 'Silence although the server answers; connecting anew');
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
      enter();
      if (state.isDiskFull) connection.report('disk-filled');
    },
    leave: () => end('left'),
    sessionRefused: () => end('session-refused'),
    provenThrough: proof.through,
    refresh: (shape) => state.run?.refresh(shape),
    cacheTroubled(trouble) {
      if (trouble === 'disk-full') diskFilled();
      else cacheLost();
    },
    close() {
      state.isWanted = false;
      endWatch();
      ignoreLine();
      stop();
    },
  };
}
