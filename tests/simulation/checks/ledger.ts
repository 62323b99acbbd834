import type { Subject } from '../../../electron/desk/outbox/queued-command.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';

/** A command somebody gave on a desk, as the person remembers it. */
export type Given = {
  readonly id: CommandId;
  readonly desk: string;
  readonly account: AccountId;
  readonly subject: Subject;
  /** Place among all that were given. */
  readonly order: number;
  /** Since the person knows that the desk has it. */
  isKept: boolean;
  isDismissed: boolean;
};

/** What people gave, kept where no fault reaches it. */
export type Ledger = {
  give(given: Omit<Given, 'order' | 'isKept' | 'isDismissed'>): Given;
  find(id: CommandId): Given | undefined;
  all(): readonly Given[];
};

export function createLedger(): Ledger {
  const given = new Map<CommandId, Given>();
  return {
    give(command) {
      const kept: Given = { ...command, order: given.size, isKept: false, isDismissed: false };
      given.set(command.id, kept);
      return kept;
    },
    find: (id) => given.get(id),
    all: () => [...given.values()],
  };
}
