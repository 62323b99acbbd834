import pg from 'pg';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';

const roomLock = 4_711_002;

/**
 * Holds the database for this server while it lives. Two embedded engines on one database would fight for one
 * replication slot, and a file with a process id outlives a power cut; a lock in Postgres ends with its connection.
 */
export async function holdRoom(connectionString: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    roomLock,
  ]);
  if (!rows[0]?.held) {
    await client.end();
    throw new ExplainedError(
      'Another server already serves this database; stop it first, or give this one a database or AGLIS_DATA_DIR of its own.',
    );
  }
  return { release: () => client.end() };
}
