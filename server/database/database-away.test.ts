import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { openDatabase } from './database.ts';
import { isDatabaseAway } from './database-away.ts';

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe('a database that is away', () => {
  it('is told from one that was asked the wrong thing', async () => {
    const { orm } = await createTestDatabase();
    expect(isDatabaseAway(await failureOf(orm.execute('select * from no_such_table')))).toBe(false);
  });

  it('is known when nobody listens', async () => {
    const { orm, close } = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
    onTestFinished(close);
    expect(isDatabaseAway(await failureOf(orm.execute('select 1')))).toBe(true);
  });

  it('is known when a connection is taken and nothing is said on it', async () => {
    const deaf = createServer(() => undefined).listen(0, '127.0.0.1');
    onTestFinished(() => void deaf.close());
    await once(deaf, 'listening');
    const { port } = deaf.address() as AddressInfo;
    const client = new pg.Client({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 });
    client.on('error', () => undefined);
    expect(isDatabaseAway(await failureOf(client.connect()))).toBe(true);
  });

  it('is known when it ends under a question', async () => {
    const { orm } = await createTestDatabase();
    const ended = failureOf(orm.execute('select pg_terminate_backend(pg_backend_pid())'));
    expect(isDatabaseAway(await ended)).toBe(true);
  });
});
