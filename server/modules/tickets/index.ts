export { localDay } from './local-day.ts';
export { runTicketCommand } from './operations/run-ticket-command.ts';
export { fromTicket, toTicket } from './ticket-row.ts';
export { prepareTicketStatements } from './ticket-statements.ts';
export {
  archiveSettledTickets,
  findTicket,
  listActiveTickets,
  listCustomerTickets,
  listTicketEvents,
  searchTickets,
} from './ticket-store.ts';
export { ticketWork } from './ticket-work.ts';
