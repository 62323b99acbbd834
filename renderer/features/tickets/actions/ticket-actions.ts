import { type CommandName, commandTerms } from '../../../../shared/contracts/commands.ts';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import { isPossible } from '../../../../shared/domain/tickets/decide-ticket.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketEventType } from '../../../../shared/domain/tickets/ticket-events.ts';
import type { TicketDialogKind } from '../../../shell/intent.ts';

/** What an operator may do to the selected ticket: the command, and the event it must be able to cause. */
export type TicketAction = {
  readonly name: string;
  readonly command: CommandName;
  readonly event: TicketEventType;
  /** The dialog that asks for what the command needs; null when the command needs nothing more. */
  readonly dialog: TicketDialogKind | null;
};

const action = <Name extends string>(
  name: Name,
  command: CommandName,
  event: TicketEventType,
  dialog: TicketDialogKind | null = null,
): TicketAction & { readonly name: Name } => ({ name, command, event, dialog });

export const ticketActions = [
  action('acknowledge', 'ticket.acknowledge', 'acknowledged'),
  action('assign', 'ticket.assign', 'assigned', 'assign'),
  action('choose', 'ticket.assign', 'assigned', 'assign'),
  action('unassign', 'ticket.unassign', 'unassigned', 'unassign'),
  action('depart', 'ticket.depart', 'departed'),
  action('arrive', 'ticket.arrive', 'arrived'),
  action('wait', 'ticket.wait', 'waiting-started', 'wait'),
  action('resume', 'ticket.resume', 'waiting-ended'),
  action('note', 'ticket.add-note', 'note-added', 'note'),
  action('priority', 'ticket.change-priority', 'priority-changed', 'priority'),
  action('resolve', 'ticket.resolve', 'resolved', 'resolve'),
  action('close', 'ticket.close', 'closed'),
  action('cancel', 'ticket.cancel', 'cancelled', 'cancel'),
  action('reopen', 'ticket.reopen', 'reopened', 'reopen'),
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
