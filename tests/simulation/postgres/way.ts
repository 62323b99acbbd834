import type { ModelDatabase, ModelTransaction } from './model-database.ts';
import type { ModelPostgres } from './model-postgres.ts';
import type { Session } from './session.ts';

/** One transaction's way to the model: every call travels there and back. */
export type Way = {
  readonly database: ModelDatabase;
  readonly transaction: ModelTransaction;
  readonly isUnreadable: () => boolean;
  readonly ask: <T>(label: string, work: () => T | Promise<T>) => Promise<T>;
};

export const wayTo = (postgres: ModelPostgres, session: Session, transaction: ModelTransaction): Way => ({
  database: postgres.database,
  isUnreadable() {
    const { unreadableTickets: hit } = postgres;
    hit?.();
    return hit !== null;
  },
  transaction,
  ask: (label, work) => postgres.ask(session, label, work),
});
