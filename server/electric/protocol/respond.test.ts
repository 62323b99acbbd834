import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer, untilStreaming } from '../testing/electric-server.ts';
import { startDatabase, type TestDatabase } from '../testing/embedded-postgres.ts';

describe("Electric's protocol over HTTP", () => {
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await startDatabase();
    server = await serve();
    await untilStreaming(server.engine);
    await database.pool.query(
      'CREATE TABLE issues (id int PRIMARY KEY, title varchar(80) NOT NULL, n numeric(8,2))',
    );
    await database.pool.query(
      `INSERT INTO issues SELECT i, repeat('x', 60), i FROM generate_series(1, 400) i`,
    );
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  async function serve(): Promise<TestServer> {
    const dataDirectory = await database.directory();
    const { connectionString } = database;
    return await startServer({
      connectionString,
      dataDirectory,
      chunkBytes: 10_000,
      longPollMs: 1_000,
      sseMs: 1_500,
      keepAliveMs: 200,
    });
  }
  const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}?${query}`, { headers });

  async function caughtUp(query: string): Promise<{ handle: string; offset: string; response: Response }> {
    let offset = '-1';
    let handle = '';
    for (;;) {
      const response = await get(`${query}&offset=${offset}&handle=${handle}`);
      await response.text();
      offset = response.headers.get('electric-offset') ?? '';
      handle = response.headers.get('electric-handle') ?? '';
      if (response.headers.has('electric-up-to-date')) return { handle, offset, response };
    }
  }

  it.each([
    ['table=issues', { offset: ["can't be blank"] }],
    ['table=issues&offset=abc', { offset: ['has invalid format'] }],
    ['table=issues&offset=1_1', { handle: ["can't be blank when offset != -1"] }],
    ['table=issues&offset=-1&live=true', { live: ["can't be true when offset == -1"] }],
    ['table=issues&offset=-1&live_sse=true', { live_sse: ["can't be true unless live is also true"] }],
    ['table=issues&offset=-1&log=some', { log: ['is invalid'] }],
    [
      'table=issues&offset=-1&columns=title',
      { columns: ['must include all primary key columns, missing: id'] },
    ],
    ['table=issues&offset=-1&where=1+x+1', { where: ['At location 17: syntax error at or near "x"'] }],
  ])('refuses %s with 400 and says which parameter', async (query, errors) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'Invalid request', errors });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses a table that is not there', async () => {
    const response = await get('table=nothing&offset=-1');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: { table: [expect.stringContaining('does not exist')] },
    });
  });

  it('tells the schema, the handle and how long the first chunk may be cached', async () => {
    const response = await get('table=issues&offset=-1');
    const schema = JSON.parse(response.headers.get('electric-schema') ?? '') as unknown;
    expect(schema).toEqual({
      id: { type: 'int4', pk_index: 0, not_null: true },
      title: { type: 'varchar', not_null: true, max_length: 80 },
      n: { type: 'numeric', precision: 8, scale: 2 },
    });
    expect(response.headers.get('electric-offset')).toBe('0_0');
    expect(response.headers.has('electric-up-to-date')).toBe(false);
    expect(response.headers.get('cache-control')).toContain('max-age=604800');
  });

  it.each(['zstd', 'gzip', 'identity'])('gives the same rows as %s', async (encoding) => {
    const plain = await (await get('table=issues&offset=-1', { 'accept-encoding': 'identity' })).json();
    const response = await get('table=issues&offset=-1', { 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(await response.json()).toEqual(plain);
  });

  it('answers 304 to one who has the answer', async () => {
    const first = await get('table=issues&offset=-1');
    await first.text();
    const again = await get('table=issues&offset=-1', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('answers 409 with the new handle to an unknown one', async () => {
    const response = await get('table=issues&offset=5_0&handle=gone');
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual([{ headers: { control: 'must-refetch' } }]);
    const { handle } = await caughtUp('table=issues');
    expect(response.headers.get('electric-handle')).toBe(handle);
  });

  it('refuses an offset the log never reached', async () => {
    const { handle } = await caughtUp('table=issues');
    const response = await get(`table=issues&offset=99999999999999_0&handle=${handle}`);
    expect(response.status).toBe(400);
  });

  it('answers a long poll without news with 200, up-to-date and a new cursor: never 204', async () => {
    const { handle, offset } = await caughtUp('table=issues');
    const response = await get(`table=issues&offset=${offset}&handle=${handle}&live=true&cursor=1`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([{ headers: { control: 'up-to-date' } }]);
    expect(response.headers.get('electric-offset')).toBe(offset);
    expect(Number(response.headers.get('electric-cursor'))).toBeGreaterThan(1);
  });

  it('keeps an SSE response alive with comments, and ends it in time', async () => {
    const { handle, offset } = await caughtUp('table=issues');
    const query = `table=issues&offset=${offset}&handle=${handle}&live=true`;
    const response = await get(`${query}&experimental_live_sse=true`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('electric-offset')).toBe(offset);
    const text = await response.text();
    expect(text).toContain(': keep-alive\n\n');
  });

  it('starts at the end with offset=now', async () => {
    const response = await get('table=issues&offset=now&log=changes_only');
    expect(response.headers.has('electric-up-to-date')).toBe(true);
    expect(await response.json()).toMatchObject([{ headers: { control: 'up-to-date' } }]);
  });

  it('gives a part of the shape once, with what its snapshot saw', async () => {
    const subset =
      'subset__where=id%20%3C%20%241&subset__params=%7B%221%22%3A%224%22%7D&subset__order_by=id%20DESC&subset__limit=2';
    const response = await get(
      `table=issues&offset=now&log=changes_only&where=id%20%3E%20%241&params[1]=1&${subset}`,
    );
    const body = (await response.json()) as {
      metadata: Record<string, unknown>;
      data: { value: { id: string } }[];
    };
    expect(body.data.map((message) => message.value.id)).toEqual(['3', '2']);
    expect(body.metadata).toMatchObject({
      xmin: expect.any(String),
      database_lsn: expect.stringMatching(/^\d+$/),
    });
  });

  it('does not delete shapes unless it may', async () => {
    expect((await fetch(`${server.url}?table=issues`, { method: 'DELETE' })).status).toBe(404);
  });

  it('takes no snapshot while the stream is down: 503, and when to come again', async () => {
    const connectionString = database.connectionString.replace('/postgres', '/nowhere');
    const dataDirectory = await database.directory();
    const cutOff = await startServer({ connectionString, dataDirectory, slotName: 'cut_off' });
    const response = await fetch(`${cutOff.url}?table=issues&offset=-1`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(cutOff.engine.status()).toMatchObject({ kind: expect.stringMatching(/starting|down/) });
    await cutOff.stop();
  });

  it('stays responsive while a transaction of 20,000 rows goes through', async () => {
    await database.pool.query('CREATE TABLE many (id int PRIMARY KEY, title text)');
    const { handle, offset } = await caughtUp('table=many');
    await database.pool.query(`INSERT INTO many SELECT i, repeat('y', 200) FROM generate_series(1, 20000) i`);
    const slowest = { ms: 0 };
    const until = Date.now() + 10_000;
    for (let reached = offset; reached === offset && Date.now() < until; ) {
      const start = performance.now();
      await (await get('table=issues&offset=-1')).text();
      slowest.ms = Math.max(slowest.ms, performance.now() - start);
      const log = await get(`table=many&offset=${offset}&handle=${handle}`);
      await log.text();
      reached = log.headers.get('electric-offset') ?? offset;
    }
    expect((await caughtUp('table=many')).offset).toMatch(/_39998$/);
    expect(slowest.ms).toBeLessThan(500);
  });
});
