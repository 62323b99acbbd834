import type { Command, CommandName, Refusal, Touched } from '../../shared/contracts/commands.ts';
import type { Principal, Role } from '../../shared/domain/identity/principal.ts';
import type { Actor } from '../../shared/domain/tickets/ticket-events.ts';
import type { CommandId, TechnicianId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandWork } from './command-work.ts';

/** On whose behalf a command runs. The system itself (clock, import, simulator) has every role and no account. */
export type CommandActor = Actor & {
  readonly role: Role | 'system';
  readonly technicianId: TechnicianId | null;
};

export const systemActor: CommandActor = {
  accountId: null,
  name: 'Sistem',
  role: 'system',
  technicianId: null,
};

export const actorOf = (principal: Principal): CommandActor => ({
  accountId: principal.accountId,
  name: principal.displayName,
  role: principal.role,
  technicianId: principal.technicianId,
});

export type CommandContext = {
  readonly work: CommandWork;
  readonly actor: CommandActor;
  readonly commandId: CommandId;
  /** When the person gave it; never later than `now`. */
  readonly issuedAt: Instant;
  readonly now: Instant;
};

/** Decides on the true state and applies, inside the pipeline's transaction; a refusal has changed nothing. */
export type CommandHandler = (
  command: Command,
  context: CommandContext,
) => Promise<Result<readonly Touched[], Refusal>>;

export type CommandHandlers = Readonly<Record<CommandName, CommandHandler>>;
