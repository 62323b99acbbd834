import type { TicketWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { type CandidatesFor, readDecisionContext } from './decision-context.ts';
import { fromTicket, fromTicketEvent, toTicket } from './ticket-row.ts';
import type { TicketStatements } from './ticket-statements.ts';
import { insertTicket, takeTicketNumber } from './ticket-store.ts';

/** @param statements of the transaction's own connection */
export const ticketWork = (
  transaction: Transaction,
  statements: TicketStatements,
  candidatesFor: CandidatesFor,
): TicketWork => ({
  async lock(id) {
    const [row] = await statements.lock.execute({ id });
    return row ? toTicket(row) : null;
  },
  insert: (ticket) => insertTicket(transaction, ticket),
  update: async (ticket) => void (await statements.update.execute(fromTicket(ticket))),
  async append(events) {
    for (const event of events) await statements.append.execute(fromTicketEvent(event));
  },
  takeNumber: (day) => takeTicketNumber(transaction, day),
  decisionContext: (command, now) => readDecisionContext(transaction, { command, now }, candidatesFor),
});
