import {
  type Command,
  isBoardCommand,
  isFilterCommand,
  isOutageCommand,
  isTicketCommand,
  isWorkOrderCommand,
  type Refusal,
} from '../../../shared/contracts/commands.ts';
import type { Author } from '../../../shared/domain/authorship/authorship.ts';
import { type BoardCommand, decideBoard } from '../../../shared/domain/boards/decide-board.ts';
import { decideFilter, type FilterCommand } from '../../../shared/domain/filters/decide-filter.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { decideAcceptance, type OutageCommand } from '../../../shared/domain/outages/decide-outage.ts';
import { decideTicket } from '../../../shared/domain/tickets/decide-ticket.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { World } from '../live/world.ts';
import { standingOf } from '../outbox/overlay-authored.ts';
import { decideDispatchHere, isDecidedOverDispatch } from './decide-dispatch-here.ts';
import { decideHandOverHere, isDecidedOverHandOvers } from './decide-hand-over-here.ts';

type DecisionHere = {
  readonly principal: Principal;
  readonly world: World;
  readonly now: Instant;
};

/** Null when the server is to decide: it agrees with what is known here, or too little is known here. */
export function decideHere(command: Command, here: DecisionHere): Refusal | null {
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
