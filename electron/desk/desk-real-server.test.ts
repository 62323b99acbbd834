import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandDatabase } from '../../server/commands/command-database.ts';
import { createCommandPipeline } from '../../server/commands/command-pipeline.ts';
import { commandHandlers } from '../../server/commands/handlers.ts';
import { createElectric } from '../../server/electric/index.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { createQueryHandlers } from '../../server/http/query-handlers.ts';
import { startHeartbeat } from '../../server/jobs/heartbeat.ts';
import { addAccounts, hashPassword } from '../../server/modules/identity/index.ts';
import { type Agreement, agreement } from '../../shared/contracts/agreement.ts';
import { type Instant, instant } from '../../shared/kernel/instant.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { given, openInput, operator, uuid } from './testing/builders.ts';
import { openTestDesk, temporaryDirectory, WindowDouble } from './testing/desk-harness.ts';
import { until } from './testing/test-room.ts';

const clock = (): Instant => instant(Date.now());

/** The server's own parts on a real database, of whatever version; it comes back on its port. */
async function startServer(database: TestDatabase, speaks: Agreement, port = 0) {
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
      queryHandlers: createQueryHandlers(database.orm),
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

describe('a desk at a real server', () => {
  it('keeps its commands while the server is too new for it, and delivers them once when it is not any more', async () => {
    const database = await createTestDatabase();
    const passwordHash = await hashPassword('rahasia');
    await addAccounts(database.orm, [
      {
        id: operator.accountId,
        username: 'sari',
        displayName: 'Sari',
        role: 'operator',
        passwordHash,
        technicianId: null,
      },
    ]);
    const first = await startServer(database, agreement);
    const directory = temporaryDirectory();
    onTestFinished(directory.remove);
    const desk = openTestDesk(directory.path, first.address);
    onTestFinished(() => desk.close());
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    const window = new WindowDouble(desk);
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await first.stop();

    const newer = { ...agreement, speaks: { oldest: 2, newest: 2 } };
    const second = await startServer(database, newer, first.port);
    await until(() => expect(window.status?.connection).toMatchObject({ reason: 'server-too-new' }));
    desk.services.commands.submit(given('ticket.open', openInput(77)));
    await until(() => expect(window.get('tickets', uuid(77))?.number).toBeNull());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await countTickets(database)).toBe(0);
    await second.stop();

    const third = await startServer(database, agreement, first.port);
    onTestFinished(third.stop);
    await until(() => expect(window.get('tickets', uuid(77))?.number).toMatch(/^TKT-/));
    await until(() => expect(window.all('commands')).toEqual([]));
    expect(await countTickets(database)).toBe(1);
  }, 60_000);
});

async function countTickets({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from tickets');
  return rows[0]?.n ?? 0;
}
