export { listLastDay } from './last-day.ts';
export { runOutageCommand } from './operations/run-outage-command.ts';
export { runTicketCommand } from './operations/run-ticket-command.ts';
export { outageWork } from './outage-work.ts';
export { readCalendars } from './read-calendars.ts';
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
