import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import type { Database } from '../database/database.ts';
import * as schema from '../database/schema.ts';
import { boardWork } from '../modules/boards/index.ts';
import { dispatchWork, listCandidates } from '../modules/dispatch/index.ts';
import { handOverWork } from '../modules/hand-over/index.ts';
import { technicianWork } from '../modules/technicians/index.ts';
import { outageWork, prepareTicketStatements, ticketWork } from '../modules/tickets/index.ts';
import { commandJournal, prepareJournal } from './command-journal.ts';
import type { CommandDatabase, CommandWork } from './command-work.ts';
import { limitLanes } from './limit-lanes.ts';
import { type AssigningWays, type WaysAhead, waysAhead } from './ways-ahead.ts';

const uniqueViolation = '23505';
const serializationFailure = '40001';
const deadlock = '40P01';

/** Of the pool's twenty connections: however many desks come back at once, queries and the heartbeat have theirs. */
const mostTransactions = 10;

/** Commands on Postgres. @param ways by which a day is reckoned before somebody is chosen */
export function commandDatabase(
  { pool, orm }: Pick<Database, 'pool' | 'orm'>,
  ways: AssigningWays,
): CommandDatabase {
  const known = new WeakMap<PoolClient, ReturnType<typeof prepare>>();
  const preparedOn = (client: PoolClient) => {
    const prepared = known.get(client) ?? prepare(client);
    known.set(client, prepared);
    return prepared;
  };
  const inLane = limitLanes(mostTransactions);
  const transact = async <T>(work: (within: CommandWork) => Promise<T>, ahead: WaysAhead): Promise<T> => {
    const client = await pool.connect();
    try {
      const { connection, journal, tickets } = preparedOn(client);
      return await connection.transaction((transaction) =>
        work({
          journal: commandJournal(transaction, journal),
          tickets: ticketWork(transaction, tickets, (ticket, now) =>
            listCandidates({ db: transaction, ...ways }, { ticket, now }, ahead.get(ticket.id)),
          ),
          outages: outageWork(transaction),
          technicians: technicianWork(transaction),
          boards: boardWork(transaction),
          handOver: handOverWork(transaction),
          dispatch: dispatchWork(transaction),
        }),
      );
    } finally {
      client.release();
    }
  };
  return {
    async transact(work, about) {
      const ahead = await waysAhead({ db: orm, ...ways }, about);
      return inLane(() => transact(work, ahead));
    },
    isConflict(error) {
      const cause = (error as { cause?: unknown }).cause ?? error;
      const code = (cause as { code?: unknown }).code;
      return code === uniqueViolation || code === serializationFailure || code === deadlock;
    },
  };
}

function prepare(client: PoolClient) {
  const connection = drizzle(client, { schema });
  return {
    connection,
    journal: prepareJournal(connection),
    tickets: prepareTicketStatements(connection),
  };
}
