import { startServer, untilStreaming } from './electric-server.ts';
import { startDatabase } from './embedded-postgres.ts';

/**
 * The engine as the test-suite of Electric's own client expects a server: Postgres on 54321 with a database `electric`,
 * the protocol on 3000 (or the second and the first argument), chunks of 10,000 bytes, DELETE allowed. Runs until it is
 * interrupted, and leaves nothing behind.
 * How to run the suite against it stands in the README of this module.
 */
const port = Number(process.argv[2] ?? 3000);
const postgresPort = Number(process.argv[3] ?? 54_321);
const database = await startDatabase(['max_connections=200'], postgresPort);
await database.pool.query('CREATE DATABASE electric');
const server = await startServer(
  {
    connectionString: database.connectionString.replace(/postgres$/, 'electric'),
    dataDirectory: await database.directory(),
    chunkBytes: 10_000,
    allowShapeDeletion: true,
    log({ level, event, detail }) {
      if (level !== 'info') process.stdout.write(`${event} ${JSON.stringify(detail)}\n`);
    },
  },
  port,
);
await untilStreaming(server.engine);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The package that starts Postgres listens too, and ends this process as soon as Postgres has ended: before the
  // engine has closed its files and their directory is removed.
  process.removeAllListeners(signal);
  process.once(signal, () => {
    void server
      .stop()
      .then(() => database.stop())
      .then(() => process.exit(0));
  });
}
process.stdout.write(`ready at ${server.url}\n`);
