import type { QueryInput, QueryName, QueryOutput } from '../../shared/contracts/queries.ts';
import { dayMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import type { Queryable } from '../database/database.ts';
import { expectedInflow } from '../modules/reports/index.ts';
import {
  findTicket,
  listCustomerTickets,
  listTicketEvents,
  searchTickets,
} from '../modules/tickets/index.ts';

export type QueryHandlers = {
  readonly [Name in QueryName]: (input: QueryInput<Name>, now: Instant) => Promise<QueryOutput<Name>>;
};

const recentMs = 90 * dayMs;

export const createQueryHandlers = (db: Queryable): QueryHandlers => ({
  'ticket.timeline': async ({ ticketId }) => [...(await listTicketEvents(db, ticketId))],
  'ticket.read': ({ ticketId }) => findTicket(db, ticketId),
  'ticket.search': async ({ text }) => [...(await searchTickets(db, text))],
  'customer.recent-tickets': async ({ customerId }, now) => [
    ...(await listCustomerTickets(db, customerId, instant(now - recentMs))),
  ],
  'report.expected-inflow': async (_, now) => [...(await expectedInflow(db, now))],
});
