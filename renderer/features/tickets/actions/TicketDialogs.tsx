import { useRef } from 'react';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import './actions.css';
import { AssignDialog } from './AssignDialog.tsx';
import { NewTicketDialog } from './NewTicketDialog.tsx';
import { PriorityDialog } from './PriorityDialog.tsx';
import { PromiseDialog } from './PromiseDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { ResolveOutageDialog } from './ResolveOutageDialog.tsx';
import { WaitDialog } from './WaitDialog.tsx';

/** The dialog that is meant to be open about a ticket, if any. */
export function TicketDialogs() {
  const dialog = useIntent((intent) => intent.dialog);
  const close = useIntent((intent) => intent.close);
  const ticket = useLastKnown(dialog && 'ticketId' in dialog ? dialog.ticketId : null);
  if (dialog?.kind === 'new-ticket')
    return <NewTicketDialog customerId={dialog.customerId} onClose={close} />;
  if (!ticket) return null;
  const props = { ticket, onClose: close };
  switch (dialog?.kind) {
    case 'assign':
      return <AssignDialog {...props} />;
    case 'wait':
      return <WaitDialog {...props} />;
    case 'priority':
      return <PriorityDialog {...props} />;
    case 'promise':
      return <PromiseDialog {...props} />;
    case 'resolve':
      return isOutage(ticket) ? (
        <ResolveOutageDialog {...props} />
      ) : (
        <ReasonDialog {...props} kind="resolve" />
      );
    case 'note':
    case 'unassign':
    case 'cancel':
    case 'reopen':
    case 'leave-outage':
      return <ReasonDialog {...props} kind={dialog.kind} />;
    default:
      return null;
  }
}

const isOutage = ({ outage }: Ticket): boolean => outage?.role === 'cause';

/** When the line to the desk comes back the rows are emptied and filled anew; a dialog keeps its text meanwhile. */
function useLastKnown(ticketId: string | null): Ticket | null {
  const ticket = useRow('tickets', ticketId);
  const known = useRef<Ticket | null>(null);
  if (ticket) known.current = ticket;
  return known.current?.id === ticketId ? known.current : null;
}
