import { rowsOf, type Subject } from '../../../shared/contracts/command-subject.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import { leaderOf, type QueuedCommand, subjectText } from './queued-command.ts';

/**
 * The outbox in memory, in the order the commands were given, found by whatever is asked of it. Ten thousand wait after
 * a day without a server: nothing here may look at all of them for one.
 */
export type CommandIndex = {
  get(id: CommandId): QueuedCommand | null;
  /** Adds it, or takes the place of its former self. */
  put(command: QueuedCommand): void;
  remove(command: QueuedCommand): void;
  all(): Iterable<QueuedCommand>;
  of(account: AccountId): Iterable<QueuedCommand>;
  /** Without an answer and to be sent some time, the oldest first: those that rest are not among them. */
  waitingOf(account: AccountId): Iterable<QueuedCommand>;
  /** Those that mean to change the row. */
  on(row: Subject): readonly QueuedCommand[];
  /** Those that are given after it and await its acceptance. */
  followersOf(id: CommandId): readonly QueuedCommand[];
  /** Whether the command it is given after is refused: then it is as if not given, until that one is given again. */
  isResting(command: QueuedCommand): boolean;
  accepted(): Iterable<QueuedCommand>;
  /** Accepted commands that changed the row. */
  acceptedOn(row: Subject): readonly QueuedCommand[];
};

type Commands = Map<CommandId, QueuedCommand>;

export function indexCommands(): CommandIndex {
  const all: Commands = new Map();
  const accepted: Commands = new Map();
  const byAccount = new Map<AccountId, Commands>();
  const waiting = new Map<AccountId, Commands>();
  const byRow = new Map<string, Commands>();
  const byTouched = new Map<string, Commands>();
  const byLeader = new Map<CommandId, Commands>();

  const isRefused = (id: CommandId) => all.get(id)?.state.kind === 'refused';
  const isResting = (command: QueuedCommand) => {
    const leader = leaderOf(command);
    return leader !== null && isRefused(leader);
  };
  const followersOf = (id: CommandId) => [...(byLeader.get(id)?.values() ?? [])];
  /** One that goes on waiting keeps its place. */
  const putWaiting = (command: QueuedCommand) => {
    const { id, actor, state } = command;
    if (state.kind === 'waiting' && !isResting(command)) addTo(waiting, actor.accountId, command);
    else removeFrom(waiting, actor.accountId, id);
  };
  const drop = (command: QueuedCommand) => {
    const { id, state } = command;
    const leader = leaderOf(command);
    if (leader !== null) removeFrom(byLeader, leader, id);
    if (state.kind !== 'accepted') return;
    accepted.delete(id);
    for (const row of state.outcome.touched) removeFrom(byTouched, subjectText(row), id);
  };
  return {
    get: (id) => all.get(id) ?? null,
    put(command) {
      const { id, actor, state } = command;
      const former = all.get(id);
      if (former) drop(former);
      all.set(id, command);
      addTo(byAccount, actor.accountId, command);
      for (const row of rowsOf(command.command)) addTo(byRow, subjectText(row), command);
      const leader = leaderOf(command);
      if (leader !== null) addTo(byLeader, leader, command);
      for (const each of [command, ...followersOf(id)]) putWaiting(each);
      if (state.kind !== 'accepted') return;
      accepted.set(id, command);
      for (const row of state.outcome.touched) addTo(byTouched, subjectText(row), command);
    },
    remove(command) {
      drop(command);
      removeFrom(waiting, command.actor.accountId, command.id);
      all.delete(command.id);
      removeFrom(byAccount, command.actor.accountId, command.id);
      for (const row of rowsOf(command.command)) removeFrom(byRow, subjectText(row), command.id);
    },
    all: () => all.values(),
    of: (account) => byAccount.get(account)?.values() ?? [],
    waitingOf: (account) => waiting.get(account)?.values() ?? [],
    on: (row) => [...(byRow.get(subjectText(row))?.values() ?? [])],
    followersOf,
    isResting,
    accepted: () => accepted.values(),
    acceptedOn: (row) => [...(byTouched.get(subjectText(row))?.values() ?? [])],
  };
}

function addTo<Name>(index: Map<Name, Commands>, name: Name, command: QueuedCommand): void {
  const commands = index.get(name) ?? new Map();
  index.set(name, commands.set(command.id, command));
}

function removeFrom<Name>(index: Map<Name, Commands>, name: Name, id: CommandId): void {
  const commands = index.get(name);
  commands?.delete(id);
  if (commands?.size === 0) index.delete(name);
}
