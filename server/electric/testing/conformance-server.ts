import { startServer, untilStreaming } from './electric-server.ts';
import { startDatabase } from './embedded-postgres.ts';

/**
 * The engine as the test-suite of Electric's own client expects a server: Postgres on 54321 with a database `electric`,
 * the protocol on 3000 (or the first argument), chunks of 10,000 bytes, DELETE allowed. Runs until it is interrupted.
 * How to run the suite against it stands in the README of this module.
 */
const port = Number(process.argv[2] ?? 3000);
const database = await startDatabase(['max_connections=200'], 54_321);
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
process.stdout.write(`ready at ${server.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server
      .stop()
      .then(() => database.stop())
      .then(() => process.exit(0));
  });
}
