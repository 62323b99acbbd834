import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';

export type TicketDialogProps = { readonly ticket: Ticket; readonly onClose: () => void };

/** The day's own part of the number; a dash while there is none. */
export const shortNumber = (ticket: Ticket): string => ticket.number?.split('-').at(-1) ?? '—';
