import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { endWhenSilent, looksAtItsLine } from './dead-line.ts';

/** Longer than any short question takes, also where a database is made beside others. */
const silenceMs = 30_000;
/** Recovery after a crash takes so long at most on a database that is looked after. */
const startingMs = 60_000;
const retryEveryMs = 500;
const stillStarting = '57P03';

/**
 * Does work on one connection of its own, and ends it. A database that goes meanwhile makes the work fail: without the
 * listener Node would end the process, and without the limits a start could wait for ever on a line that is dead. One
 * that says it is still starting is waited for. @param limitMs of silence under a question, after which it has gone
 */
export async function onOneConnection<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
  limitMs = silenceMs,
): Promise<T> {
  const client = await connect(connectionString);
  try {
    endWhenSilent(client, limitMs);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const until = performance.now() + startingMs;
  for (;;) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, ...looksAtItsLine });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if ((error as { code?: unknown }).code !== stillStarting || performance.now() > until) throw error;
      await sleep(retryEveryMs);
    }
  }
}
