import type { Database } from '../database/database.ts';
import { technicianWork } from '../modules/technicians/index.ts';
import { ticketWork } from '../modules/tickets/index.ts';
import { commandJournal } from './command-journal.ts';
import type { CommandDatabase } from './command-work.ts';

const uniqueViolation = '23505';
const serializationFailure = '40001';
const deadlock = '40P01';

/** Commands on Postgres. */
export const commandDatabase = (database: Database): CommandDatabase => ({
  transact: (work) =>
    database.orm.transaction((transaction) =>
      work({
        journal: commandJournal(transaction),
        tickets: ticketWork(transaction),
        technicians: technicianWork(transaction),
      }),
    ),
  isConflict(error) {
    const cause = (error as { cause?: unknown }).cause ?? error;
    const code = (cause as { code?: unknown }).code;
    return code === uniqueViolation || code === serializationFailure || code === deadlock;
  },
});
