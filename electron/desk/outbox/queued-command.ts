import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { Command, CommandOutcome, Refusal } from '../../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../../shared/contracts/live.ts';
import type { Actor } from '../../../shared/domain/tickets/ticket-events.ts';
import { assertNever } from '../../../shared/kernel/assert-never.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

export type Accepted = Extract<CommandOutcome, { kind: 'accepted' }>;

/** A command as the outbox keeps it. Whether it is being sent right now is not kept: after a crash it is sent again. */
export type QueuedCommand = {
  readonly id: CommandId;
  readonly command: Command;
  readonly actor: Actor & { readonly accountId: AccountId };
  readonly issuedAt: Instant;
  /** Waiting, `after` names the command it is given after: it is sent when that one is accepted, and not before. */
  readonly state:
    | { readonly kind: 'waiting'; readonly after: CommandId | null }
    /** `decidedAt` is the server's clock when it answered. */
    | { readonly kind: 'accepted'; readonly outcome: Accepted; readonly decidedAt: Instant }
    | { readonly kind: 'refused'; readonly refusal: Refusal; readonly by: 'desk' | 'server' };
};

/** The command whose acceptance this one awaits. */
export const leaderOf = ({ state }: QueuedCommand): CommandId | null =>
  state.kind === 'waiting' ? state.after : null;

export const subjectText = ({ entity, id }: Subject) => `${entity} ${id}`;

/** @param attempts how often it is being sent; zero when it is not on the wire */
export function toPendingCommand(queued: QueuedCommand, attempts: number): PendingCommand {
  const { id, command, issuedAt, state } = queued;
  switch (state.kind) {
    case 'waiting':
      return {
        id,
        command,
        issuedAt,
        state: attempts > 0 ? { kind: 'sending', attempts } : { kind: 'waiting' },
      };
    case 'accepted':
      return { id, command, issuedAt, state: { kind: 'accepted', outcome: state.outcome } };
    case 'refused':
      return { id, command, issuedAt, state };
    default:
      return assertNever(state);
  }
}
