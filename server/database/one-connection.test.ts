import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { isDatabaseAway } from './database-away.ts';
import { onOneConnection } from './one-connection.ts';

/** What Postgres says to a connection while it recovers (protocol: ErrorResponse). */
function stillStarting(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** The same database, as it is while it starts for its first connections. */
async function startingFor(connections: number, databaseUrl: string): Promise<string> {
  const target = new URL(databaseUrl);
  const state = { left: connections };
  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (state.left-- > 0) return void client.once('data', () => client.end(stillStarting()));
    const upstream = connect(Number(target.port), target.hostname).on('error', () => undefined);
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return url.toString();
}

describe('work on one connection', () => {
  it('waits for a database that is still starting', async () => {
    const { url } = await createTestDatabase();
    const starting = await startingFor(2, url);
    const { rows } = await onOneConnection(starting, (client) => client.query('select 1 as one'));
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('does not wait for one that refuses for another reason', async () => {
    const { url } = await createTestDatabase();
    const absent = new URL(url);
    absent.pathname = 'no_such_database';
    await expect(onOneConnection(absent.toString(), async () => undefined)).rejects.toMatchObject({
      code: '3D000',
    });
  });

  it('ends when nothing is heard under a question: the database has gone', async () => {
    const { url } = await createTestDatabase();
    const asked = onOneConnection(url, (client) => client.query('select pg_sleep(5)'), 100);
    expect(isDatabaseAway(await asked.catch((error: unknown) => error))).toBe(true);
  });
});
