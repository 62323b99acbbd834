import type { z } from 'zod';
import { rolesFor } from '../../../shared/contracts/command-roles.ts';
import {
  type Command,
  type CommandName,
  commandInputs,
  isBoardCommand,
  isFilterCommand,
  isOutageCommand,
  isTicketCommand,
  isWorkOrderCommand,
  parseCommand,
  type Refusal,
} from '../../../shared/contracts/commands.ts';
import type { Author } from '../../../shared/domain/authorship/authorship.ts';
import { type BoardCommand, decideBoard } from '../../../shared/domain/boards/decide-board.ts';
import { decideFilter, type FilterCommand } from '../../../shared/domain/filters/decide-filter.ts';
import type { Principal, Role } from '../../../shared/domain/identity/principal.ts';
import { decideAcceptance, type OutageCommand } from '../../../shared/domain/outages/decide-outage.ts';
import { decideTicket } from '../../../shared/domain/tickets/decide-ticket.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { accepted, type Result, refused } from '../../../shared/kernel/result.ts';
import type { World } from '../live/world.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { standingOf } from '../outbox/overlay-authored.ts';
import type { QueuedCommand } from '../outbox/queued-command.ts';
import { decideDispatchHere, isDecidedOverDispatch } from './decide-dispatch-here.ts';
import { decideHandOverHere, isDecidedOverHandOvers } from './decide-hand-over-here.ts';
import type { GivenCommands } from './given-commands.ts';

export type SubmitRefusal =
  | { readonly code: 'invalid-input'; readonly sentence: string }
  | { readonly code: 'signed-out' }
  /** This id was given before, with another body. */
  | { readonly code: 'id-reused' };

/** A command as a window gives it: the id is made where it is first meant, and stays for every attempt. */
export type SubmittedCommand = {
  readonly id: CommandId;
  readonly name: CommandName;
  readonly input: unknown;
};

export type SubmitContext = {
  readonly principal: Principal | null;
  readonly world: World;
  readonly outbox: Pick<Outbox, 'queue'>;
  readonly given: GivenCommands;
  readonly now: Instant;
};

/**
 * Keeps a command for the server, or as refused when this desk already knows the answer. Either way it is on the disk
 * and on the board when this returns. The same command again is answered the same and kept once.
 */
export function submitCommand(
  { id, name, input }: SubmittedCommand,
  { principal, world, outbox, given, now }: SubmitContext,
): Result<CommandId, SubmitRefusal> {
  if (!principal) return refused({ code: 'signed-out' });
  const parsed = commandInputs[name].safeParse(input);
  if (!parsed.success) return refused({ code: 'invalid-input', sentence: sentenceOf(parsed.error) });
  const command = parseCommand(name, parsed.data);
  const attempt = { id, accountId: principal.accountId, command };
  const known = given.compare(attempt);
  if (known !== 'new') return known === 'same' ? accepted(id) : refused({ code: 'id-reused' });
  const refusal = forbidden(command, principal.role) ?? decideHere(command, { principal, world, now });
  const state: QueuedCommand['state'] = refusal
    ? { kind: 'refused', refusal, by: 'desk' }
    : { kind: 'waiting', after: null };
  const actor = { accountId: principal.accountId, name: principal.displayName };
  outbox.queue([{ id, command, actor, issuedAt: now, state }]);
  given.keep(attempt);
  return accepted(id);
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : 'The input is invalid';
}

const forbidden = (command: Command, role: Role): Refusal | null =>
  rolesFor(command).includes(role) ? null : { code: 'forbidden', role };

type DecisionHere = {
  readonly principal: Principal;
  readonly world: World;
  readonly now: Instant;
};

/** Null when the server is to decide: it agrees with what is known here, or too little is known here. */
function decideHere(command: Command, here: DecisionHere): Refusal | null {
  if (isBoardCommand(command) || isFilterCommand(command)) return decideAuthored(command, here);
  const { world, now } = here;
  if (isDecidedOverHandOvers(command))
    return decideHandOverHere(command, world.handOver, { by: authorOf(here), issuedAt: now, now });
  if (isWorkOrderCommand(command)) return null;
  if (isDecidedOverDispatch(command))
    return decideDispatchHere(command, world.dispatch, { by: authorOf(here), issuedAt: now, now });
  if (!world.canDecide()) return null;
  if (isOutageCommand(command)) return decideOutage(command, world);
  /* Whoever goes is chosen over the whole day, by the server. */
  if (command.name === 'ticket.auto-assign') return null;
  if (!isTicketCommand(command))
    return world.technician(command.input.technicianId) ? null : { code: 'technician-unknown' };
  const ticket = world.ticket(command.input.ticketId);
  /* A ticket outside this desk's copy (archived, found by search) is the server's to judge. */
  if (!ticket && command.name !== 'ticket.open') return null;
  const decision = decideTicket(ticket, command, { ...world.knowledge(), now });
  return decision.ok ? null : decision.refusal;
}

function decideOutage(command: OutageCommand, world: World): Refusal | null {
  if (command.name === 'outage.dismiss') return null;
  const { ticketId, ticketIds } = command.input;
  const tickets = ticketIds.flatMap((id) => world.ticket(id) ?? []);
  const decision = decideAcceptance(
    command.input,
    { parent: world.ticket(ticketId), tickets },
    world.knowledge(),
  );
  return decision.ok ? null : decision.refusal;
}

const authorOf = ({ principal }: DecisionHere): Author => ({ ...principal, name: principal.displayName });

function decideAuthored(command: BoardCommand | FilterCommand, here: DecisionHere): Refusal | null {
  const {
    world: { authored },
    now,
  } = here;
  if (!authored.canDecide()) return null;
  const by = authorOf(here);
  const { filter } = authored;
  const decision = isBoardCommand(command)
    ? decideBoard(standingOf(authored.board(command.input.boardId)), command, {
        by,
        now,
        defaults: [],
        filter,
      })
    : decideFilter(standingOf(authored.filter(command.input.filterId)), command, {
        by,
        now,
        sharedBoards: authored.sharedBoards(),
      });
  /* What is not in this desk's copy may be there, or was removed: the server knows by whom. */
  return decision.ok || decision.refusal.code === 'no-longer-there' ? null : decision.refusal;
}
