import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type TestServer, untilStreaming } from './testing/electric-server.ts';
import { startDatabase, type TestDatabase } from './testing/embedded-postgres.ts';
import { eventually } from './testing/engine-under-test.ts';
import { type ForgetfulRelay, startForgetfulRelay } from './testing/forgetful-relay.ts';
import { openClient, operations, refetches, type TestClient } from './testing/shape-client.ts';

const silenceMs = 600;

/** How messages of Postgres begin: that it will stream, and that it is there although it has nothing to tell. */
const copyBoth = 'W\0\0\0\u0007';
const keepAlive = 'd\0\0\0\u0016k';

describe('an engine whose line to Postgres goes silent and stays open', () => {
  const held = {} as { database: TestDatabase; relay: ForgetfulRelay; server: TestServer };

  async function startEngine(names: { slotName?: string; publicationName?: string } = {}) {
    const through = new URL(held.database.connectionString);
    through.port = String(held.relay.port);
    const dataDirectory = await held.database.directory();
    return await startServer({ connectionString: through.href, dataDirectory, silenceMs, ...names });
  }
  const run = async (sql: string): Promise<void> => void (await held.database.pool.query(sql));

  beforeAll(async () => {
    held.database = await startDatabase();
    held.relay = await startForgetfulRelay(Number(new URL(held.database.connectionString).port));
    held.server = await startEngine();
    await untilStreaming(held.server.engine);
  }, 60_000);
  afterAll(async () => {
    await held.server.stop();
    await held.relay.close();
    await held.database.stop();
  }, 60_000);

  /** A client of a table with the rows 1 and 2, of which it got the second by the stream. */
  async function follow(table: string): Promise<TestClient> {
    await run(`CREATE TABLE ${table} (id int PRIMARY KEY); INSERT INTO ${table} VALUES (1)`);
    const client = openClient(held.server.url, { table });
    onTestFinished(client.stop);
    await client.until((rows) => rows.length === 1);
    await run(`INSERT INTO ${table} VALUES (2)`);
    await client.until((rows) => rows.length === 2);
    return client;
  }
  const until = async (kind: 'down' | 'streaming'): Promise<void> =>
    await eventually(kind, () => held.server.engine.status().kind === kind);

  it('gives the line up, says why, and brings what was written meanwhile, each row once', async () => {
    const client = await follow('followed');
    const frozenAt = Date.now();
    expect(held.relay.forgetAll()).toBeGreaterThan(1);
    await run('INSERT INTO followed VALUES (3)');
    await until('down');
    const { engine } = held.server;
    expect(engine.status()).toMatchObject({ reason: expect.stringMatching(/^nothing heard for \d+ ms$/) });
    // It was heard a third of the time before, at the latest.
    expect(Date.now() - frozenAt).toBeGreaterThan(silenceMs / 2);
    await run('INSERT INTO followed VALUES (4)');
    // Long before Postgres itself would end the connection that has the slot.
    await until('streaming');
    await run('INSERT INTO followed VALUES (5)');
    await client.until((rows) => rows.length === 5);
    expect(operations(client)).toEqual([1, 2, 3, 4, 5].map((id) => `insert "public"."followed"/"${id}"`));
    expect(refetches(client)).toBe(0);
  });

  it.each([
    { table: 'unprepared', moment: 'before its question of the cluster', text: 'pg_control_system' },
    { table: 'unasked', moment: 'before its question for the stream', text: 'START_REPLICATION' },
    { table: 'unstarted', moment: 'before the stream begins', text: copyBoth },
    { table: 'unconfirmed', moment: 'before anything came of the stream', text: keepAlive },
  ])('gives up the next line too, which goes silent $moment', async ({ table, text }) => {
    const client = await follow(table);
    const forgotten = held.relay.forgetAt(text);
    held.relay.forgetAll();
    await forgotten;
    await run(`INSERT INTO ${table} VALUES (3)`);
    await client.until((rows) => rows.length === 3);
    expect(operations(client)).toEqual([1, 2, 3].map((id) => `insert "public"."${table}"/"${id}"`));
    expect(refetches(client)).toBe(0);
  });

  it.each([
    { table: 'unjoined', moment: 'begins', text: 'pg_current_snapshot' },
    { table: 'unfetched', moment: 'gives its rows', text: 'FETCH' },
  ])('takes a snapshot again that goes silent when it $moment', async ({ table, text }) => {
    await run(`CREATE TABLE ${table} (id int PRIMARY KEY); INSERT INTO ${table} VALUES (1)`);
    const forgotten = held.relay.forgetAt(text);
    const client = openClient(held.server.url, { table });
    onTestFinished(client.stop);
    await forgotten;
    await client.until((rows) => rows.length === 1);
    await run(`INSERT INTO ${table} VALUES (2)`);
    await client.until((rows) => rows.length === 2);
  });

  it('looks at the catalogue again, on another connection', async () => {
    const client = await follow('looked_at');
    await held.relay.forgetAt('pg_attribute');
    await run('ALTER TABLE looked_at ADD COLUMN n int DEFAULT 7');
    await client.until(([row]) => row?.n === '7');
  });

  it('stops, whatever it asked and was not told', async () => {
    const server = await startEngine({ slotName: 'stopped', publicationName: 'stopped' });
    await untilStreaming(server.engine);
    const client = openClient(server.url, { table: 'followed' });
    onTestFinished(client.stop);
    await client.until((rows) => rows.length > 0);
    // The name of its publication, in a question of the catalogue.
    await held.relay.forgetAt('stopped');
    held.relay.forgetAll();
    const stoppedAt = Date.now();
    await server.stop();
    expect(Date.now() - stoppedAt).toBeLessThan(10 * silenceMs);
    await until('down');
    await until('streaming');
  });

  it('has its slot in the end when making it takes longer than silence may', async () => {
    const writer = new pg.Client(held.database.connectionString);
    await writer.connect();
    onTestFinished(async () => await writer.end());
    await writer.query('BEGIN; CREATE TABLE unfinished (id int)');
    const server = await startEngine({ slotName: 'patient', publicationName: 'patient' });
    onTestFinished(server.stop);
    await eventually('a try given up', () => server.engine.status().kind === 'down');
    expect(server.events.join()).toContain('nothing heard');
    await writer.query('COMMIT');
    await untilStreaming(server.engine);
  });
});
