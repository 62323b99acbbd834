import type { Refusal } from '../../../shared/contracts/commands.ts';
import type { LeftBehind, PendingCommand } from '../../../shared/contracts/live.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Signal } from '../process/signal.ts';
import { countWaiting, summariseLeftBehind } from './left-behind.ts';
import type { OutboxStore } from './outbox-store.ts';
import {
  type Accepted,
  type QueuedCommand,
  type Subject,
  subjectOf,
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

/** Commands given on this machine. Each account sees and sends its own only. */
export type Outbox = {
  queue(command: QueuedCommand): void;
  /** Marks commands as on the wire, or off it again. */
  sending(ids: readonly CommandId[]): void;
  returned(ids: readonly CommandId[]): void;
  answered(answers: readonly Answer[]): void;
  /** Forgets accepted commands whose rows have arrived. */
  settle(evidence: CacheEvidence): void;
  /** Forgets a refused command. @returns false when there is none to dismiss */
  dismiss(id: CommandId, account: AccountId): boolean;
  find(id: CommandId, account: AccountId): QueuedCommand | null;
  of(account: AccountId): readonly QueuedCommand[];
  on(subject: Subject, account: AccountId): readonly QueuedCommand[];
  pending(id: CommandId, account: AccountId): PendingCommand | null;
  /** How many of this account's commands are unsent or refused. */
  waitingOf(account: AccountId): number;
  /** The other people whose commands are. */
  leftBehind(present: AccountId | null): readonly LeftBehind[];
};

export function openOutbox(store: OutboxStore, changed: Signal<OutboxChange>): Outbox {
  const queued = new Map<CommandId, QueuedCommand>(store.load().map((item) => [item.id, item]));
  const bySubject = new Map<string, Set<CommandId>>();
  const attempts = new Map<CommandId, number>();
  const onWire = new Set<CommandId>();
  for (const item of queued.values()) index(bySubject, item);

  const tell = (items: readonly QueuedCommand[]) => {
    if (items.length === 0) return;
    const subjects = new Map(
      items.map(({ command }) => [subjectText(subjectOf(command)), subjectOf(command)]),
    );
    changed.send({ commands: items.map(({ id }) => id), subjects: [...subjects.values()] });
  };
  const known = (ids: readonly CommandId[]) => ids.flatMap((id) => queued.get(id) ?? []);
  const own = (id: CommandId, account: AccountId) => {
    const item = queued.get(id);
    return item?.actor.accountId === account ? item : null;
  };
  const forget = (items: readonly QueuedCommand[]) => {
    store.remove(items.map(({ id }) => id));
    for (const item of items) {
      queued.delete(item.id);
      onWire.delete(item.id);
      attempts.delete(item.id);
      bySubject.get(subjectText(subjectOf(item.command)))?.delete(item.id);
    }
    tell(items);
  };

  const of = (account: AccountId) => [...queued.values()].filter((item) => item.actor.accountId === account);

  return {
    queue(command) {
      store.add(command);
      queued.set(command.id, command);
      index(bySubject, command);
      tell([command]);
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
        const item = queued.get(answer.id);
        if (item) queued.set(answer.id, { ...item, state: stateOf(answer) });
        onWire.delete(answer.id);
      }
      tell(known(answers.map(({ id }) => id)));
    },
    settle(evidence) {
      const settled = [...queued.values()].filter((item) => isSettled(item, evidence));
      if (settled.length > 0) forget(settled);
    },
    dismiss(id, account) {
      const item = own(id, account);
      if (item?.state.kind !== 'refused') return false;
      forget([item]);
      return true;
    },
    find: own,
    of,
    on: (subject, account) =>
      known([...(bySubject.get(subjectText(subject)) ?? [])]).filter(
        (item) => item.actor.accountId === account,
      ),
    pending(id, account) {
      const item = own(id, account);
      return item ? toPendingCommand(item, onWire.has(id) ? (attempts.get(id) ?? 1) : 0) : null;
    },
    waitingOf: (account) => countWaiting(of(account)),
    leftBehind: (present) => summariseLeftBehind([...queued.values()], present),
  };
}

function index(bySubject: Map<string, Set<CommandId>>, { id, command }: QueuedCommand): void {
  const subject = subjectText(subjectOf(command));
  const ids = bySubject.get(subject) ?? new Set();
  bySubject.set(subject, ids.add(id));
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
