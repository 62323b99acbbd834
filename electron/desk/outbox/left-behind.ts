import type { LeftBehind } from '../../../shared/contracts/live.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import type { QueuedCommand } from './queued-command.ts';

/** Still needs its author: unsent, on the wire, or refused and not dismissed. An accepted one needs nobody. */
const isWaiting = ({ state }: QueuedCommand): boolean => state.kind !== 'accepted';

export const countWaiting = (commands: readonly QueuedCommand[]): number => commands.filter(isWaiting).length;

/** Who else left commands on this desk, in the order they came. Names and numbers only: the contents are theirs. */
export function summariseLeftBehind(
  commands: readonly QueuedCommand[],
  present: AccountId | null,
): readonly LeftBehind[] {
  const byAccount = new Map<AccountId, LeftBehind>();
  for (const { actor } of commands.filter(isWaiting)) {
    if (actor.accountId === present) continue;
    const count = (byAccount.get(actor.accountId)?.count ?? 0) + 1;
    /* The latest name: an account may have been renamed since its first command. */
    byAccount.set(actor.accountId, { displayName: actor.name, count });
  }
  return [...byAccount.values()];
}
