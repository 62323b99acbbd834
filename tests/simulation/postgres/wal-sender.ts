import type { Random } from '../../../server/demo/random/random.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import { PostgresError } from './door.ts';
import type { Commit, ModelDatabase } from './model-database.ts';
import { dataFrame, keepAliveFrame, messagesOf, streamed, xid32 } from './pgoutput-bytes.ts';

/** The slot as Postgres keeps it. What is confirmed survives a crash of Postgres only once it was written down. */
export type ReplicationSlot = {
  exists: boolean;
  isLost: boolean;
  isActive: boolean;
  confirmedLsn: bigint;
  writtenLsn: bigint;
};

/** For whoever asks to replicate. @returns the LSN it begins at. @throws as Postgres does when it cannot have the slot */
export function takeSlot(slot: ReplicationSlot, text: string): bigint {
  if (!slot.exists || slot.isLost)
    throw new PostgresError('55000', 'can no longer get changes from the slot');
  if (slot.isActive) throw new PostgresError('55006', 'the replication slot is active');
  slot.isActive = true;
  const [, high = '0', low = '0'] = /LOGICAL ([0-9A-F]+)\/([0-9A-F]+)/.exec(text) ?? [];
  const asked = (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
  return asked > slot.confirmedLsn ? asked : slot.confirmedLsn;
}

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

const changesRows = (commit: Commit): boolean => messagesOf(commit, new Set()).length > 0;
const framed = (messages: readonly Buffer[], commit: Commit): readonly Buffer[] =>
  messages.map((message) => dataFrame(message, commit));

export function startWalSender(options: Options): WalSender {
  const { timeline, random, database, receiver, startAt, onCopyData, breaksIn, onBroken } = options;
  const told = new Set<string>();
  /** Transactions that have been begun before their turn, with what is left of them. */
  const begun = new Map<Commit, readonly Buffer[]>();
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

  function breakBehind(commit: Commit, messages: readonly Buffer[]): void {
    deliver(`half of transaction ${commit.xid}`, framed(messages, commit));
    onBroken(state.arrivesAtMs - timeline.nowMs() + 0.05);
  }

  function send(commit: Commit): void {
    if (begun.has(commit) || (changesRows(commit) && random.chance(0.25))) sendStreamed(commit);
    else sendWhole(commit);
  }

  function sendWhole(commit: Commit): void {
    const messages = messagesOf(commit, told);
    if (messages.length === 0) return;
    if (messages.length > 3 && breaksIn()) {
      breakBehind(commit, messages.slice(0, -2));
      return;
    }
    const cut = random.chance(0.3) ? random.int(1, messages.length) : messages.length;
    for (const part of [messages.slice(0, cut), messages.slice(cut)])
      if (part.length > 0) deliver(`stream of transaction ${commit.xid}`, framed(part, commit));
  }

  /** Some of what it does, before it has ended; also what comes to nothing. */
  function beginStreamed(commit: Commit): void {
    const own = streamed(commit);
    const messages = own.messages();
    const cut = random.int(0, messages.length);
    const lost = (xid32(commit.xid) ^ 0x4000_0000) >>> 0;
    const label = `part of transaction ${commit.xid}`;
    const tell = (parts: readonly Buffer[]) => {
      const at = random.chance(0.3) ? random.int(1, parts.length) : parts.length;
      deliver(label, framed(parts.slice(0, at), commit));
      if (at < parts.length && random.chance(0.3)) keepAlive();
      if (at < parts.length) deliver(label, framed(parts.slice(at), commit));
    };
    tell(own.part(messages.slice(0, cut), true));
    if (random.chance(0.3)) tell([...own.part(own.messages(lost), false), own.abort(lost)]);
    if (random.chance(0.3)) {
      const nothing = streamed(commit, lost);
      tell(nothing.part(nothing.messages(), true));
      if (random.chance(0.7)) tell([nothing.abort(lost)]);
    }
    begun.set(commit, messages.slice(cut));
  }

  function sendStreamed(commit: Commit): void {
    if (!begun.has(commit)) beginStreamed(commit);
    const own = streamed(commit);
    const rest = own.part(begun.get(commit) ?? [], false);
    begun.delete(commit);
    if (rest.length > 3 && breaksIn()) {
      breakBehind(commit, rest.slice(0, -1));
      return;
    }
    deliver(`stream of transaction ${commit.xid}`, framed([...rest, own.end], commit));
    for (const table of own.tables) told.add(table);
  }

  function keepAlive(): void {
    const sentUpTo =
      state.next === log.length ? database.insertLsn() : (log[state.next - 1]?.endLsn ?? startAt);
    deliver('stream keep-alive', [keepAliveFrame(sentUpTo)]);
  }

  return {
    wake() {
      if (state.isStopped) return;
      for (; state.next < log.length && !state.isStopped; state.next += 1) {
        const later = log[state.next + 1];
        if (later && changesRows(later) && random.chance(0.3)) beginStreamed(later);
        send(log[state.next] as Commit);
      }
      if (random.chance(0.2)) keepAlive();
    },
    keepAlive,
    stop() {
      state.isStopped = true;
    },
  };
}
