import type { Instant } from '../../shared/kernel/instant.ts';
import type { Database } from '../database/database.ts';

const everyMs = 1000;

/**
 * Rewrites the heartbeat row each second. Its arrival on a desk proves the whole line, from Postgres through
 * replication to the cache, so a board knows the age of its picture and not only that a socket is open.
 */
export function startHeartbeat(database: Database, clock: () => Instant): { stop(): void } {
  const beat = () =>
    database.pool
      .query('update heartbeat set at = $1 where id = $2', [new Date(clock()).toISOString(), 'server'])
      // A database that is away is what the missing beat tells; the next one tries again.
      .catch(() => undefined);
  const timer = setInterval(beat, everyMs);
  return { stop: () => clearInterval(timer) };
}
