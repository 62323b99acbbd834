import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import type { Schema } from '../../database/database.ts';
import * as schema from '../../database/schema.ts';

/** The one connection an import writes through. */
export type ImportSession = {
  readonly client: pg.Client;
  readonly orm: NodePgDatabase<Schema>;
  close(): Promise<void>;
};

/** How long to wait for the connection of an import that was just killed to be noticed. */
const lockTimeoutMs = 15_000;

/** @throws ExplainedError when the database does not answer or another import of the same source is at work. */
export async function openImportSession(connectionString: string, source: string): Promise<ImportSession> {
  const client = new pg.Client({
    connectionString,
    options: '-c timezone=UTC',
    application_name: 'aglis-import',
  });
  // A lost connection fails the query that is under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect().catch((error: NodeJS.ErrnoException) => {
    throw new ExplainedError(
      `The database does not answer (${error.code ?? error.message}); start it or mend DATABASE_URL.`,
    );
  });
  try {
    await lockSource(client, source);
    await client.query('create temporary table seen_records (external_id text primary key)');
  } catch (error) {
    await client.end();
    throw error;
  }
  return { client, orm: drizzle(client, { schema }), close: () => client.end() };
}

async function lockSource(client: pg.Client, source: string): Promise<void> {
  await client.query(`set lock_timeout = ${lockTimeoutMs}`);
  try {
    await client.query(`select pg_advisory_lock(hashtextextended($1, 4711))`, [`import ${source}`]);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new ExplainedError(`Another import of "${source}" is at work; wait until it has ended.`);
  }
  await client.query('set lock_timeout = 0');
}

/** @returns the ids that no earlier row of this run had. Kept in Postgres, so that memory stays flat. */
export async function markSeen(
  { client }: ImportSession,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ external_id: string }>(
    'insert into seen_records select unnest($1::text[]) on conflict do nothing returning external_id',
    [ids],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** All or nothing; a rehearsal does the work and takes it back. */
export async function inTransaction<T>(
  { client }: ImportSession,
  mode: 'commit' | 'rehearse',
  work: () => Promise<T>,
): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query(mode === 'commit' ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
