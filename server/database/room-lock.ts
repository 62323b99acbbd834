import pg from 'pg';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';
import { looksAtItsClient, looksAtItsLine } from './dead-line.ts';

const roomLock = 4_711_002;
const retakeEveryMs = 1000;
/** A session whose connection was cut holds the lock for a while, until Postgres finds out. */
const ghostMs = 60_000;

type Lost = (reason: ExplainedError) => void;

/**
 * Holds the database for this server while it lives. Two embedded engines on one database would fight for one
 * replication slot, and a file with a process id outlives a power cut; a lock in Postgres ends with its connection. It
 * is taken again when the connection ends; `lost` is told when another server has it then.
 */
export async function holdRoom(
  connectionString: string,
  lost: Lost = () => undefined,
): Promise<{ release(): Promise<void> }> {
  let isReleased = false;
  let retaking: NodeJS.Timeout | undefined;
  const take = async (): Promise<pg.Client> => {
    const client = await lockedClient(connectionString);
    client.once('end', () => retakeLater(Date.now()));
    return client;
  };
  const retakeLater = (since: number) => {
    if (!isReleased) retaking = setTimeout(() => void retake(since), retakeEveryMs);
  };
  const retake = async (since: number) => {
    try {
      const taken = await take();
      if (isReleased) await taken.end();
      else current = taken;
    } catch (error) {
      if (error instanceof ExplainedError && Date.now() - since > ghostMs) lost(error);
      else retakeLater(since);
    }
  };
  let current = await take();
  return {
    async release() {
      isReleased = true;
      clearTimeout(retaking);
      await current.end();
    },
  };
}

/** @throws ExplainedError when somebody else holds the room */
async function lockedClient(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    ...looksAtItsLine,
    options: looksAtItsClient,
  });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    roomLock,
  ]);
  if (rows[0]?.held) return client;
  await client.end();
  throw new ExplainedError(
    'Another server already serves this database; stop it first, or give this one a database or AGLIS_DATA_DIR of its own.',
  );
}
