import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { commandDatabase } from '../../server/commands/command-database.ts';
import { createCommandPipeline } from '../../server/commands/command-pipeline.ts';
import { commandHandlers } from '../../server/commands/handlers.ts';
import { createElectric } from '../../server/electric/index.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { createQueryHandlers } from '../../server/http/query-handlers.ts';
import { startHeartbeat } from '../../server/jobs/heartbeat.ts';
import { addAccounts, hashPassword } from '../../server/modules/identity/index.ts';
import { type Agreement, agreement } from '../../shared/contracts/agreement.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { type Instant, instant } from '../../shared/kernel/instant.ts';
import { estimatedTravel } from './server-builders.ts';
import type { TestDatabase } from './test-database.ts';

const clock = (): Instant => instant(Date.now());

/** The server's own parts on a real database, of whatever version; it comes back on its port. */
export async function startServer(database: TestDatabase, speaks: Agreement = agreement, port = 0) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'aglis-shapes-'));
  const electric = createElectric({
    connectionString: database.url,
    slotName: `versions_${crypto.randomUUID().slice(0, 8)}`,
    publicationName: 'versions',
    dataDirectory,
    log: () => undefined,
  });
  await electric.start();
  const app = createHttpServer({
    services: {
      database,
      pipeline: createCommandPipeline({
        database: commandDatabase(database),
        handlers: commandHandlers,
        clock,
      }),
      queryHandlers: createQueryHandlers(database.orm, estimatedTravel(database.orm)),
      replication: electric.status,
      clock,
      version: 'test',
      agreement: speaks,
    },
    shapeSource: electric.respond,
    log: pino({ level: 'silent' }),
  });
  const address = await app.listen({ port, host: '127.0.0.1' });
  const heartbeat = startHeartbeat(database, clock);
  return {
    address,
    port: Number(new URL(address).port),
    async stop() {
      heartbeat.stop();
      await app.close();
      await electric.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Accounts with the password `rahasia`. */
export async function addPeople({ orm }: TestDatabase, people: readonly Principal[]): Promise<void> {
  const passwordHash = await hashPassword('rahasia');
  await addAccounts(
    orm,
    people.map(({ accountId: id, ...person }) => ({ ...person, id, passwordHash })),
  );
}
