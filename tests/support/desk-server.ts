import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { commandDatabase } from '../../server/commands/command-database.ts';
import { createCommandPipeline } from '../../server/commands/command-pipeline.ts';
import { commandHandlers } from '../../server/commands/handlers.ts';
import type { Configuration } from '../../server/configuration.ts';
import { createElectric } from '../../server/electric/index.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { createQueryHandlers } from '../../server/http/query-handlers.ts';
import { startHeartbeat } from '../../server/jobs/heartbeat.ts';
import { addAccounts, hashPassword } from '../../server/modules/identity/index.ts';
import { type OpenShapeSource, openShapeSource } from '../../server/shapes/shape-source.ts';
import { type Agreement, agreement } from '../../shared/contracts/agreement.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { type Instant, instant } from '../../shared/kernel/instant.ts';
import { learntOf, noWays, plannersOf } from './server-builders.ts';
import type { TestDatabase } from './test-database.ts';

type Given = {
  readonly speaks: Agreement;
  readonly port: number;
  /** Of a service that is asked for shapes instead of an engine of the server's own. */
  readonly electricUrl: string | null;
};

const silent = pino({ level: 'silent' });
const clock = (): Instant => instant(Date.now());

/** The server's own parts on a real database, of whatever version; it comes back on its port. */
export async function startServer(
  database: TestDatabase,
  { speaks = agreement, port = 0, electricUrl = null }: Partial<Given> = {},
) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'aglis-shapes-'));
  const shapes = electricUrl
    ? await openService(database, { dataDirectory, electricUrl })
    : await openEngine(database, dataDirectory);
  const app = createHttpServer({
    services: {
      database,
      pipeline: createCommandPipeline({
        database: commandDatabase(database, noWays(database.orm)),
        handlers: commandHandlers,
        clock,
      }),
      queryHandlers: createQueryHandlers(database.orm, learntOf(database.orm), plannersOf(database.orm)),
      replication: shapes.status,
      clock,
      version: 'test',
      agreement: speaks,
    },
    shapeSource: shapes.source,
    log: silent,
  });
  const address = await app.listen({ port, host: '127.0.0.1' });
  const heartbeat = startHeartbeat(database, clock);
  return {
    address,
    port: Number(new URL(address).port),
    async stop() {
      heartbeat.stop();
      await app.close();
      await shapes.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function openEngine({ url }: TestDatabase, dataDirectory: string): Promise<OpenShapeSource> {
  const engine = createElectric({
    connectionString: url,
    slotName: `versions_${crypto.randomUUID().slice(0, 8)}`,
    publicationName: 'versions',
    dataDirectory,
    log: () => undefined,
  });
  await engine.start();
  return { source: engine.respond, status: engine.status, stop: engine.stop };
}

/** Half a second is enough for a service on this machine: a test of one that hangs need not wait for longer. */
const openService = (
  { url }: TestDatabase,
  configuration: Pick<Configuration, 'dataDirectory' | 'electricUrl'>,
): Promise<OpenShapeSource> =>
  openShapeSource({ configuration, connectionString: url, log: silent, answerMs: 500 });

/** Accounts with the password `rahasia`. */
export async function addPeople({ orm }: TestDatabase, people: readonly Principal[]): Promise<void> {
  const passwordHash = await hashPassword('rahasia');
  await addAccounts(
    orm,
    people.map(({ accountId: id, ...person }) => ({ ...person, id, passwordHash })),
  );
}
