import type { QueryInput, QueryName, QueryOutput } from '../../shared/contracts/queries.ts';
import { startOfLocalDay } from '../../shared/domain/hand-over/watch.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { dayMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import type { Queryable } from '../database/database.ts';
import { listBoardVersions } from '../modules/boards/index.ts';
import {
  answerWays,
  type PlanByServer,
  type PlanByVroom,
  type RoomExperience,
  type Travel,
} from '../modules/dispatch/index.ts';
import { readChangesSince, readLogDay } from '../modules/hand-over/index.ts';
import { listDisplays } from '../modules/identity/index.ts';
import { expectedInflow, openingPlaces } from '../modules/reports/index.ts';
import { listTechnicianDays } from '../modules/technicians/index.ts';
import {
  findTicket,
  listCustomerTickets,
  listLastDay,
  listTicketEvents,
  searchTickets,
} from '../modules/tickets/index.ts';

export type QueryHandlers = {
  readonly [Name in QueryName]: (
    input: QueryInput<Name>,
    now: Instant,
    asker: Pick<Principal, 'accountId'>,
  ) => Promise<QueryOutput<Name>>;
};

const recentMs = 90 * dayMs;

/** What a room has learnt, beside its database. */
type Learnt = Travel & Pick<RoomExperience, 'minutes'>;

/** Who plans a day beside the windows. */
type Planners = {
  /** Null while no VROOM server is configured. */
  readonly planByVroom: PlanByVroom | null;
  readonly planByServer: PlanByServer;
};

export const createQueryHandlers = (
  db: Queryable,
  learnt: Learnt,
  { planByVroom, planByServer }: Planners,
): QueryHandlers => ({
  'ticket.timeline': async ({ ticketId }) => [...(await listTicketEvents(db, ticketId))],
  'ticket.read': ({ ticketId }) => findTicket(db, ticketId),
  'ticket.search': async ({ text }) => [...(await searchTickets(db, text))],
  'customer.recent-tickets': async ({ customerId }, now) => [
    ...(await listCustomerTickets(db, customerId, instant(now - recentMs))),
  ],
  'ticket.last-day': ({ part }, now) => listLastDay(db, part, now),
  'technician.last-day': ({ part }, now) => listTechnicianDays(db, part, now),
  'room.changes': ({ since }, now, { accountId: reader }) => readChangesSince(db, { since, now, reader }),
  'log.day': ({ day }) => readLogDay(db, startOfLocalDay(Date.parse(`${day}T12:00:00+07:00`))),
  'board.versions': async ({ boardId }, _, { accountId: reader }) => [
    ...(await listBoardVersions(db, boardId, reader)),
  ],
  'display.list': async () => [...(await listDisplays(db))],
  'dispatch.travel-estimate': (_, now) => learnt.estimate(now),
  'dispatch.travel-times': (question, now) => answerWays(learnt, question, now),
  'dispatch.vroom': async () => ({ isThere: planByVroom !== null }),
  'dispatch.vroom-plan': async ({ day }, now) => (planByVroom ? planByVroom(day, now) : { kind: 'nobody' }),
  'dispatch.server-plan': (question, now) => planByServer(question, now),
  'dispatch.usual-minutes': (_, now) => learnt.minutes(now),
  'report.opening-places': async ({ days }, now) => [...(await openingPlaces(db, days, now))],
  'report.expected-inflow': async (_, now) => [...(await expectedInflow(db, now))],
});
