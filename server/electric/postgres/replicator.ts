import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ElectricLog } from '../options.ts';
import { createFrameQueue, type FrameQueue } from './frame-queue.ts';
import { createGate } from './gate.ts';
import { type Lsn, maxLsn, zeroLsn } from './lsn.ts';
import { SpoolFailed } from './message-spool.ts';
import { pourMessages } from './pour-messages.ts';
import { openReplicationStream, type ReplicationStream } from './replication-stream.ts';
import { endWhenSilent, sessionConfig } from './session.ts';
import { takeSlotFrom } from './slot.ts';
import { keepStreamedTransactions } from './streamed-transactions.ts';
import type { TransactionSink } from './transaction-sink.ts';

/** Times are epoch milliseconds. */
export type StreamStatus =
  | { readonly kind: 'starting'; readonly since: number }
  | { readonly kind: 'streaming'; readonly since: number; readonly lastMessageAt: number }
  | { readonly kind: 'down'; readonly since: number; readonly reason: string };

export type ReplicatorOptions = {
  readonly connectionString: string;
  readonly slotName: string;
  readonly publicationName: string;
  /** For transactions that have not ended: nobody else's. */
  readonly directory: string;
  readonly sink: TransactionSink;
  /** How long Postgres may be silent, in milliseconds; it is asked three times meanwhile. */
  readonly silenceMs: number;
  readonly log: ElectricLog;
  /** Runs before each start: slot, publication, catalogue. @returns where to start; throws to try again later. */
  readonly prepare: (client: pg.Client) => Promise<Lsn>;
};

export type Replicator = {
  start(): void;
  stop(): Promise<void>;
  status(): StreamStatus;
  /** Everything before it has been poured into the sink. */
  processed(): Lsn;
  acknowledge(durable: Lsn): void;
  /** Stops pouring until the returned function is called. */
  hold(): () => void;
};

/** Longest uninterrupted decoding and matching, in milliseconds: what a request may have to wait for. */
const sliceMs = 8;
const firstRetryMs = 50;
/** Desks wait for rows as long as this and their own two seconds after the database is back: five altogether. */
const longestRetryMs = 1_000;

/** Keeps one replication stream running, whatever ends it, and pours its transactions into the sink. */
export function createReplicator(options: ReplicatorOptions): Replicator {
  const gate = createGate();
  const aborter = new AbortController();
  const state = {
    status: { kind: 'starting', since: Date.now() } as StreamStatus,
    processed: zeroLsn,
    sliceStart: 0,
    stream: undefined as ReplicationStream | undefined,
    heardAt: 0,
    /** The backend of the latest stream: whoever gave a connection up may have to end it. */
    backendPid: undefined as number | undefined,
    /** The socket rests until what came of it is taken in: silence means nothing then. */
    isFull: false,
    /** Whether Postgres shall keep on its own disk what has not ended: there was no room for it here. */
    keepsNothing: false,
    running: undefined as Promise<void> | undefined,
  };
  const turn = (): Promise<void> | undefined => {
    if (aborter.signal.aborted) throw new Error('stopped');
    return gate.isHeld || performance.now() - state.sliceStart > sliceMs ? giveWay() : undefined;
  };
  const streamed = keepStreamedTransactions(options.directory);
  const pouring = pourMessages({ sink: options.sink, streamed, turn });

  async function flush(): Promise<void> {
    const poured = pouring.poured();
    if (poured <= state.processed) return;
    await options.sink.flush();
    state.processed = poured;
  }

  async function giveWay(): Promise<void> {
    if (gate.isHeld) return await gate.passage();
    await flush();
    await new Promise((resolve) => setImmediate(resolve));
    state.sliceStart = performance.now();
  }

  async function consume(queue: FrameQueue): Promise<void> {
    state.sliceStart = performance.now();
    for (;;) {
      let frame = queue.take();
      if (frame === undefined) {
        await flush();
        frame = await queue.next();
        state.sliceStart = performance.now();
      }
      if (frame === undefined) return;
      for (let pause = turn(); pause !== undefined; pause = turn()) await pause;
      const wait = pouring.pour(frame);
      if (wait !== undefined) await wait;
    }
  }

  async function prepared(): Promise<Lsn> {
    const client = new pg.Client(sessionConfig(options.connectionString, 'electric-prepare'));
    client.on('error', () => undefined);
    try {
      await client.connect();
      endWhenSilent(client, options.silenceMs);
      if (state.backendPid !== undefined) await takeSlotFrom(client, options.slotName, state.backendPid);
      return await options.prepare(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  function confirmed(): void {
    state.status = { kind: 'streaming', since: Date.now(), lastMessageAt: Date.now() };
    options.log({ level: 'info', event: 'stream-started' });
  }
  function heard(): void {
    state.heardAt = Date.now();
    if (state.status.kind === 'streaming') state.status = { ...state.status, lastMessageAt: state.heardAt };
  }

  /** Streams until something ends it. @returns why it ended. */
  async function streamOnce(): Promise<string> {
    const startAt = await prepared();
    state.processed = maxLsn(state.processed, startAt);
    pouring.startAt(state.processed);
    const ended = Promise.withResolvers<string>();
    const queue = createFrameQueue({
      pause() {
        state.isFull = true;
        state.stream?.pause();
      },
      resume() {
        state.isFull = false;
        heard();
        state.stream?.resume();
      },
    });
    const { keepsNothing } = state;
    state.isFull = false;
    state.keepsNothing = false;
    const { connectionString, slotName, publicationName, silenceMs } = options;
    const stream = await openReplicationStream({
      connectionString,
      slotName,
      publicationName,
      startAt,
      beforeTheirEnd: !keepsNothing,
      silenceMs,
      onConnected: (pid) => {
        state.backendPid = pid;
      },
      onConfirmed: confirmed,
      onMessage: heard,
      onFrame: queue.push,
      onEnd: ended.resolve,
    });
    state.stream = stream;
    state.heardAt = Date.now();
    const stopWith = (): void => ended.resolve('stopped');
    aborter.signal.addEventListener('abort', stopWith);
    if (aborter.signal.aborted) stopWith();
    const consumed = consume(queue).catch((error: Error) => {
      state.keepsNothing = error instanceof SpoolFailed;
      ended.resolve(`cannot take in: ${error.message}`);
    });
    const watch = setInterval(() => {
      stream.ping();
      const silentMs = state.isFull ? 0 : Date.now() - state.heardAt;
      if (silentMs > silenceMs) ended.resolve(`nothing heard for ${silentMs} ms`);
    }, silenceMs / 3);
    const reason = await ended.promise;
    clearInterval(watch);
    aborter.signal.removeEventListener('abort', stopWith);
    queue.close();
    await stream.close();
    await consumed;
    state.stream = undefined;
    return reason;
  }

  /** Postgres begins them anew. What cannot be removed is written over. */
  async function forgetStreamed(): Promise<void> {
    await streamed
      .clear()
      .catch((error: Error) =>
        options.log({ level: 'warn', event: 'streamed-not-removed', detail: { reason: error.message } }),
      );
  }

  async function run(): Promise<void> {
    let retryMs = firstRetryMs;
    // What a killed process left.
    await forgetStreamed();
    while (!aborter.signal.aborted) {
      const reason = await streamOnce().catch((error: Error) => error.message);
      await options.sink.abandon();
      await forgetStreamed();
      if (aborter.signal.aborted) return;
      if (state.status.kind === 'streaming') retryMs = firstRetryMs;
      // The first moment of a trouble is what a person asks for, not its latest retry.
      const since = state.status.kind === 'down' ? state.status.since : Date.now();
      state.status = { kind: 'down', since, reason };
      options.log({ level: 'warn', event: 'stream-down', detail: { reason, retryMs } });
      await sleep(retryMs, undefined, { signal: aborter.signal }).catch(() => undefined);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  return {
    start() {
      state.running ??= run();
    },
    async stop() {
      aborter.abort();
      await state.running;
      state.status = { kind: 'down', since: Date.now(), reason: 'stopped' };
    },
    status: () => state.status,
    processed: () => state.processed,
    acknowledge: (durable) => state.stream?.acknowledge(durable),
    hold: gate.hold,
  };
}
