import type { Random } from '../../../server/demo/random/random.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import type { Commit, ModelDatabase } from './model-database.ts';
import { dataFrame, keepAliveFrame, messagesOf } from './pgoutput-bytes.ts';

/** The slot as Postgres keeps it. What is confirmed survives a crash of Postgres only once it was written down. */
export type ReplicationSlot = {
  exists: boolean;
  isLost: boolean;
  isActive: boolean;
  confirmedLsn: bigint;
  writtenLsn: bigint;
};

/** One replication connection: sends every commit from a position on, in order, and forgets nothing by itself. */
export type WalSender = {
  /** Sends what has been committed since. */
  wake(): void;
  keepAlive(): void;
  stop(): void;
};

type Options = {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly database: ModelDatabase;
  readonly receiver: SimulatedProcess;
  readonly startAt: bigint;
  readonly onCopyData: (frame: Buffer) => void;
  /** Asked for each transaction: whether the connection ends in the middle of it. */
  readonly breaksIn: () => boolean;
  /** @param afterMs when the receiver has what was sent before */
  readonly onBroken: (afterMs: number) => void;
};

export function startWalSender(options: Options): WalSender {
  const { timeline, random, database, receiver, startAt, onCopyData, breaksIn, onBroken } = options;
  const told = new Set<string>();
  const log = database.log();
  const state = {
    next: log.findIndex(({ commitLsn }) => commitLsn >= startAt),
    isStopped: false,
    arrivesAtMs: 0,
  };
  if (state.next < 0) state.next = log.length;

  /** In the order sent; a connection may end between any two deliveries. */
  function deliver(label: string, frames: readonly Buffer[]): void {
    const nowMs = timeline.nowMs();
    state.arrivesAtMs = Math.max(state.arrivesAtMs, nowMs + random.between(0.05, 1.5));
    timeline.schedule(receiver, state.arrivesAtMs - nowMs, label, () => {
      for (const frame of frames) onCopyData(frame);
    });
  }

  function send(commit: Commit): void {
    const frames = messagesOf(commit, told).map((message) => dataFrame(message, commit));
    if (frames.length === 0) return;
    if (frames.length > 3 && breaksIn()) {
      deliver(`half of transaction ${commit.xid}`, frames.slice(0, -2));
      onBroken(state.arrivesAtMs - timeline.nowMs() + 0.05);
      return;
    }
    const cut = random.chance(0.3) ? random.int(1, frames.length) : frames.length;
    for (const part of [frames.slice(0, cut), frames.slice(cut)])
      if (part.length > 0) deliver(`stream of transaction ${commit.xid}`, part);
  }

  function keepAlive(): void {
    const sentUpTo =
      state.next === log.length ? database.insertLsn() : (log[state.next - 1]?.endLsn ?? startAt);
    deliver('stream keep-alive', [keepAliveFrame(sentUpTo)]);
  }

  return {
    wake() {
      if (state.isStopped) return;
      for (; state.next < log.length && !state.isStopped; state.next += 1) send(log[state.next] as Commit);
      if (random.chance(0.2)) keepAlive();
    },
    keepAlive,
    stop() {
      state.isStopped = true;
    },
  };
}
