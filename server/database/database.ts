import { fileURLToPath } from 'node:url';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';
import { endWhenSilent, looksAtItsClient, looksAtItsLine } from './dead-line.ts';
import { onOneConnection } from './one-connection.ts';
import * as schema from './schema.ts';

export type Schema = typeof schema;
export type Transaction = Parameters<Parameters<NodePgDatabase<Schema>['transaction']>[0]>[0];
/** One connection of the pool, in whatever transaction it is. */
export type Connection = NodePgDatabase<Schema>;
export type Queryable = NodePgDatabase<Schema> | Transaction;

export type Database = {
  readonly pool: pg.Pool;
  readonly orm: NodePgDatabase<Schema>;
  close(): Promise<void>;
};

const longestStatementMs = 60_000;
/**
 * A row may be locked for as long as somebody forgets a transaction. A command waits for it twice at most, for its turn
 * among others and for the row, and is answered before its desk gives it up after 5 s: given up, it would be sent again
 * and wait beside itself. Longer than Postgres waits before it looks for a deadlock, which is tried again.
 */
const longestLockWaitMs = 2000;
/** A transaction of ours that asks nothing for so long was forgotten, and holds its locks. */
const longestIdleTransactionMs = 60_000;

const sessionOptions = [
  '-c timezone=UTC',
  `-c statement_timeout=${longestStatementMs}`,
  `-c lock_timeout=${longestLockWaitMs}`,
  `-c idle_in_transaction_session_timeout=${longestIdleTransactionMs}`,
  looksAtItsClient,
].join(' ');

/** Opens the pool (20 connections, R2.1). Times are exchanged in UTC, so that no machine's zone can leak in. */
export function openDatabase(connectionString: string, silenceMs = longestStatementMs + 10_000): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    connectionTimeoutMillis: 10_000,
    ...looksAtItsLine,
    options: sessionOptions,
  });
  // An idle connection may die with the database; the next query gets a new one or its own error.
  pool.on('error', () => undefined);
  // One that dies between the questions of a transaction has nobody to tell but this listener: without it Node ends
  // the process. The transaction's next question fails, and says so.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    endWhenSilent(client, silenceMs);
  });
  return { pool, orm: ormOf(pool), close: () => pool.end() };
}

/**
 * Drizzle's own `transaction` keeps a connection of the pool for good when its `begin` fails, as it does when Postgres
 * has just gone (drizzle-orm issue 6241): twenty of those, and nobody is served; one, and the pool never ends.
 */
function ormOf(pool: pg.Pool): NodePgDatabase<Schema> {
  const orm = drizzle(pool, { schema });
  orm.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle(client, { schema }).transaction(work, config);
    } finally {
      client.release();
    }
  };
  return orm;
}

const migrationLock = 4_711_001;
/** A migration may rewrite a large table, and says nothing meanwhile. */
const longestMigrationMs = 600_000;

/** Brings the schema up to date. Servers that start together take turns: four at once on an empty database crashed three. */
export async function migrateDatabase(connectionString: string): Promise<void> {
  await onOneConnection(connectionString, async (client) => {
    // Its turn comes when it comes.
    endWhenSilent(client, 0);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    endWhenSilent(client, longestMigrationMs);
    const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
    await migrate(drizzle(client), { migrationsFolder });
  });
}

const noSuchDatabase = '3D000';

/** @throws ExplainedError when a database somebody else runs cannot be used: absent, closed to us, or without logical replication. */
export async function assertDatabase(connectionString: string): Promise<void> {
  const url = new URL(connectionString);
  const name = decodeURIComponent(url.pathname.slice(1));
  const level = await onOneConnection(connectionString, readWalLevel).catch((error: Error) => {
    const code = (error as NodeJS.ErrnoException).code ?? error.message;
    if (code === noSuchDatabase) {
      throw new ExplainedError(
        `There is no database called ${name} on ${url.host}; create it or mend DATABASE_URL.`,
      );
    }
    throw new ExplainedError(
      `PostgreSQL at ${url.host} does not let us in (${code}); start it or mend DATABASE_URL.`,
    );
  });
  if (level === 'logical') return;
  throw new ExplainedError(
    `PostgreSQL at ${url.host} has no logical replication; set wal_level = logical there and restart it.`,
  );
}

async function readWalLevel(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ level: string }>("select current_setting('wal_level') as level");
  return rows[0]?.level;
}

/** Creates the database unless it is there. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await onOneConnection(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}
