import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';

/** A command somebody gave on a desk, as the person remembers it. */
export type Given = {
  readonly id: CommandId;
  readonly desk: string;
  readonly account: AccountId;
  readonly subject: Subject;
  /** The command it was given after, and those that were given in its place; nothing when it follows no other. */
  readonly leaders: CommandId[];
  /** Place among all that desks took, since the person knows that theirs did; null before. */
  order: number | null;
  isDismissed: boolean;
};

/** What people gave, kept where no fault reaches it. */
export type Ledger = {
  give(given: Omit<Given, 'order' | 'isDismissed'>): Given;
  /** The desk said that it has it. */
  keep(given: Given): void;
  /** The desk has given it again, with its leader. */
  keepAnew(given: Given): void;
  find(id: CommandId): Given | undefined;
  all(): readonly Given[];
};

export function createLedger(): Ledger {
  const given = new Map<CommandId, Given>();
  let taken = 0;
  return {
    give(command) {
      const kept: Given = { ...command, order: null, isDismissed: false };
      given.set(command.id, kept);
      return kept;
    },
    keep(command) {
      taken += 1;
      command.order ??= taken;
    },
    keepAnew(command) {
      taken += 1;
      command.order = taken;
    },
    find: (id) => given.get(id),
    all: () => [...given.values()],
  };
}
