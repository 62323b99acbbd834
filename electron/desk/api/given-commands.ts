import type { Command } from '../../../shared/contracts/commands.ts';
import { canonical } from '../../../shared/kernel/canonical.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** One person's command as a window named it. What it is given after is no part of what it says. */
export type GivenCommand = {
  readonly id: CommandId;
  readonly accountId: AccountId;
  readonly command: Command;
};

/** Tells a repeated attempt from a new command: a window that got no answer gives the same id again. */
export type GivenCommands = {
  /** `other` when the id was given before with another body, or by another person. */
  compare(given: GivenCommand): 'new' | 'same' | 'other';
  keep(given: GivenCommand): void;
};

/** A window repeats within minutes. What is older than this many commands, the server still knows by its id. */
const kept = 5000;

/** Settled commands leave the outbox, so what they said is remembered here until the desk ends. */
export function rememberGiven(outbox: Pick<Outbox, 'find'>): GivenCommands {
  const bodies = new Map<CommandId, string>();
  return {
    compare(given) {
      const waiting = outbox.find(given.id, given.accountId);
      const before =
        bodies.get(given.id) ?? (waiting && bodyOf({ ...given, command: waiting.command })) ?? null;
      if (before === null) return 'new';
      return before === bodyOf(given) ? 'same' : 'other';
    },
    keep(given) {
      bodies.set(given.id, bodyOf(given));
      const [oldest] = bodies.keys();
      if (bodies.size > kept && oldest) bodies.delete(oldest);
    },
  };
}

const bodyOf = ({ accountId, command: { name, input } }: GivenCommand): string =>
  canonical({ accountId, name, input });
