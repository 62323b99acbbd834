import pg from 'pg';
import { looksAtItsLine } from './dead-line.ts';

/**
 * Does work on one connection of its own, and ends it. A database that goes meanwhile makes the work fail: without the
 * listener Node would end the process, and without the limit a start could wait for ever on a line that is dead.
 */
export async function onOneConnection<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, ...looksAtItsLine });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
