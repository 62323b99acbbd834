import type { TicketWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { readDecisionContext } from './decision-context.ts';
import { appendEvents, insertTicket, lockTicket, takeTicketNumber, updateTicket } from './ticket-store.ts';

export const ticketWork = (transaction: Transaction): TicketWork => ({
  lock: (id) => lockTicket(transaction, id),
  insert: (ticket) => insertTicket(transaction, ticket),
  update: (ticket) => updateTicket(transaction, ticket),
  append: (events) => appendEvents(transaction, events),
  takeNumber: (day) => takeTicketNumber(transaction, day),
  decisionContext: (command, now) => readDecisionContext(transaction, command, now),
});
