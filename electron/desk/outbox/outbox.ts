import { rowsOf, type Subject } from '../../../shared/contracts/command-subject.ts';
import type { Refusal } from '../../../shared/contracts/commands.ts';
import type { LeftBehind, PendingCommand } from '../../../shared/contracts/live.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Signal } from '../process/signal.ts';
import { indexCommands } from './command-index.ts';
import { countWaiting, summariseLeftBehind } from './left-behind.ts';
import { type OutboxStore, OutboxUnwritable } from './outbox-store.ts';
import {
  type Accepted,
  leaderOf,
  type QueuedCommand,
  subjectText,
  toPendingCommand,
} from './queued-command.ts';
import { type CacheEvidence, isSettled } from './settle.ts';

/** Which commands and which rows may look different now. */
export type OutboxChange = {
  readonly commands: readonly CommandId[];
  readonly subjects: readonly Subject[];
};

export type Answer =
  | {
      readonly id: CommandId;
      readonly kind: 'accepted';
      readonly outcome: Accepted;
      readonly decidedAt: Instant;
    }
  | {
      readonly id: CommandId;
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly by: 'desk' | 'server';
    };

/**
 * Commands given on this machine. Each account sees and sends its own only. What a person does (`queue`, `dismiss`) and
 * what the server said (`answered`) is on the disk when the call returns, or OutboxUnwritable is thrown and nothing is.
 * What rests, because the command it was given after is refused, is shown and counted nowhere.
 */
export type Outbox = {
  /** All of them or none; one that is there already takes its new place. */
  queue(commands: readonly QueuedCommand[]): void;
  /** Marks commands as on the wire, or off it again. */
  sending(ids: readonly CommandId[]): void;
  returned(ids: readonly CommandId[]): void;
  answered(answers: readonly Answer[]): void;
  /** Forgets accepted commands whose rows have arrived: of these rows, or all. */
  settle(evidence: CacheEvidence, rows?: readonly Subject[]): void;
  /** Forgets a refused command, and what rests with it. @returns false when there is none to dismiss */
  dismiss(id: CommandId, account: AccountId): boolean;
  find(id: CommandId, account: AccountId): QueuedCommand | null;
  /** Those given after it that await its acceptance, or rest with it. */
  followersOf(id: CommandId): readonly QueuedCommand[];
  of(account: AccountId): readonly QueuedCommand[];
  /** Without an answer, the oldest first. */
  unanswered(account: AccountId): Iterable<QueuedCommand>;
  /** Whose rows are not all here yet; of everybody: rows come whoever is signed in. */
  accepted(): Iterable<QueuedCommand>;
  on(subject: Subject, account: AccountId): readonly QueuedCommand[];
  pending(id: CommandId, account: AccountId): PendingCommand | null;
  /** How many of this account's commands are unsent or refused. */
  waitingOf(account: AccountId): number;
  /** The other people whose commands are. */
  leftBehind(present: AccountId | null): readonly LeftBehind[];
  /** Commands of any account that this desk keeps and cannot read. */
  unread(): number;
  /** Damaged outboxes in this desk's folder, until somebody takes them away. */
  damagedFiles(): number;
};

export function openOutbox(store: OutboxStore, changed: Signal<OutboxChange>): Outbox {
  const { commands, unread } = store.load();
  const index = indexCommands();
  const attempts = new Map<CommandId, number>();
  const onWire = new Set<CommandId>();
  const kept = new Set(commands.map(({ id }) => id));
  for (const item of commands) index.put(isForsaken(item, kept) ? { ...item, state: forsaken } : item);

  const tell = (items: readonly QueuedCommand[]) => {
    if (items.length === 0) return;
    const rows = items.flatMap(({ command }) => rowsOf(command));
    const subjects = new Map(rows.map((row) => [subjectText(row), row]));
    changed.send({ commands: items.map(({ id }) => id), subjects: [...subjects.values()] });
  };
  const known = (ids: readonly CommandId[]) => ids.flatMap((id) => index.get(id) ?? []);
  const own = (id: CommandId, account: AccountId) => {
    const item = index.get(id);
    return item?.actor.accountId === account ? item : null;
  };
  const forget = (items: readonly QueuedCommand[]) => {
    for (const item of items) {
      index.remove(item);
      onWire.delete(item.id);
      attempts.delete(item.id);
    }
    tell(items);
  };
  const settled = removeLater(store);
  const shown = (items: Iterable<QueuedCommand>) => [...items].filter((item) => !index.isResting(item));
  const release = (id: CommandId) => {
    for (const item of index.followersOf(id)) index.put({ ...item, state: { kind: 'waiting', after: null } });
  };

  return {
    queue(given) {
      store.lay(given);
      for (const command of given) {
        settled.drop(command.id);
        const former = index.get(command.id);
        if (former) index.remove(former);
        index.put(command);
      }
      tell(given);
    },
    sending(ids) {
      for (const id of ids) {
        onWire.add(id);
        attempts.set(id, (attempts.get(id) ?? 0) + 1);
      }
      tell(known(ids));
    },
    returned(ids) {
      for (const id of ids) onWire.delete(id);
      tell(known(ids));
    },
    answered(answers) {
      store.together(() => {
        for (const answer of answers) record(store, answer);
      });
      for (const answer of answers) {
        const item = index.get(answer.id);
        if (item) index.put({ ...item, state: stateOf(answer) });
        onWire.delete(answer.id);
        if (answer.kind === 'accepted') release(answer.id);
      }
      tell(known(answers.map(({ id }) => id)).flatMap((item) => [item, ...index.followersOf(item.id)]));
    },
    settle(evidence, rows) {
      const candidates = rows ? rows.flatMap((row) => index.acceptedOn(row)) : [...index.accepted()];
      const arrived = new Set(candidates.filter((item) => isSettled(item, evidence)));
      settled.add([...arrived]);
      forget([...arrived]);
      if (!rows) settled.remove();
    },
    dismiss(id, account) {
      const item = own(id, account);
      if (item?.state.kind !== 'refused') return false;
      const going = [item, ...index.followersOf(id)];
      store.remove(going.map((each) => each.id));
      forget(going);
      return true;
    },
    find: own,
    followersOf: index.followersOf,
    of: (account) => shown(index.of(account)),
    unanswered: index.waitingOf,
    accepted: index.accepted,
    on: (subject, account) => shown(index.on(subject)).filter((item) => item.actor.accountId === account),
    pending(id, account) {
      const item = own(id, account);
      return item && !index.isResting(item)
        ? toPendingCommand(item, onWire.has(id) ? (attempts.get(id) ?? 1) : 0)
        : null;
    },
    waitingOf: (account) => countWaiting(shown(index.of(account))),
    leftBehind: (present) => summariseLeftBehind(shown(index.all()), present),
    unread: () => unread,
    damagedFiles: store.damagedFiles,
  };
}

/**
 * Settled commands leave the disk together, with the next full look at them: one by one they cost a write to the disk
 * each, ten thousand after a day without a server. One that is still there after a crash is settled again.
 */
function removeLater(store: OutboxStore) {
  const waiting = new Set<CommandId>();
  return {
    add(items: readonly QueuedCommand[]) {
      for (const { id } of items) waiting.add(id);
    },
    /** Given anew, it is to stay. */
    drop: (id: CommandId) => void waiting.delete(id),
    remove() {
      if (waiting.size === 0) return;
      try {
        store.remove([...waiting]);
        waiting.clear();
      } catch (error) {
        /* A full disk: they are asked to leave again with the next look. */
        if (!(error instanceof OutboxUnwritable)) throw error;
      }
    },
  };
}

const forsaken: QueuedCommand['state'] = { kind: 'refused', refusal: { code: 'leader-lost' }, by: 'desk' };

/** Of a damaged outbox only the follower was left, or its leader cannot be read: nobody knows whether it was accepted. */
function isForsaken(item: QueuedCommand, kept: ReadonlySet<CommandId>): boolean {
  const leader = leaderOf(item);
  return leader !== null && !kept.has(leader);
}

function stateOf(answer: Answer): QueuedCommand['state'] {
  return answer.kind === 'accepted'
    ? { kind: 'accepted', outcome: answer.outcome, decidedAt: answer.decidedAt }
    : { kind: 'refused', refusal: answer.refusal, by: answer.by };
}

function record(store: OutboxStore, answer: Answer): void {
  if (answer.kind === 'accepted') store.accept(answer.id, answer.outcome, answer.decidedAt);
  else store.refuse(answer.id, { kind: 'refused', refusal: answer.refusal, by: answer.by });
}
