import { type CommandName, commandTerms } from '../../../../shared/contracts/commands.ts';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import { isPossible } from '../../../../shared/domain/tickets/decide-ticket.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketEventType } from '../../../../shared/domain/tickets/ticket-events.ts';
import type { TicketDialogKind } from '../../../shell/intent.ts';

/** What an operator may do to the selected ticket: the key, the command, the event it must be able to cause. */
export type TicketAction = {
  readonly name: string;
  readonly keys: string;
  readonly command: CommandName;
  readonly event: TicketEventType;
  /** The dialog that asks for what the command needs; null when the command needs nothing more. */
  readonly dialog: TicketDialogKind | null;
};

const action = (
  name: string,
  keys: string,
  command: CommandName,
  event: TicketEventType,
  dialog: TicketDialogKind | null = null,
): TicketAction => ({ name, keys, command, event, dialog });

export const ticketActions = [
  action('acknowledge', 'a', 'ticket.acknowledge', 'acknowledged'),
  action('assign', 't', 'ticket.assign', 'assigned', 'assign'),
  action('choose', 'Shift+T', 'ticket.assign', 'assigned', 'assign'),
  action('unassign', 'u', 'ticket.unassign', 'unassigned', 'unassign'),
  action('depart', 'd', 'ticket.depart', 'departed'),
  action('arrive', 'v', 'ticket.arrive', 'arrived'),
  action('wait', 'h', 'ticket.wait', 'waiting-started', 'wait'),
  action('resume', 'r', 'ticket.resume', 'waiting-ended'),
  action('note', 'n', 'ticket.add-note', 'note-added', 'note'),
  action('priority', 'y', 'ticket.change-priority', 'priority-changed', 'priority'),
  action('resolve', 's', 'ticket.resolve', 'resolved', 'resolve'),
  action('close', 'x', 'ticket.close', 'closed'),
  action('cancel', 'c', 'ticket.cancel', 'cancelled', 'cancel'),
  action('reopen', 'o', 'ticket.reopen', 'reopened', 'reopen'),
] as const satisfies readonly TicketAction[];

export type TicketActionName = (typeof ticketActions)[number]['name'];

/** Whether this person may do it to the ticket as it stands here; the server decides again. */
export function canDo(action: TicketAction, ticket: Ticket, role: Role): boolean {
  if (!(commandTerms[action.command].roles as readonly Role[]).includes(role)) return false;
  if (!isPossible(ticket, action.event)) return false;
  switch (action.event) {
    case 'acknowledged':
      return ticket.acknowledgement === null;
    case 'unassigned':
    case 'departed':
    case 'arrived':
      return technicianOf(ticket.state) !== null;
    default:
      return true;
  }
}
