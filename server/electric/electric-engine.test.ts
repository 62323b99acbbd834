import { isChangeMessage, isControlMessage } from '@electric-sql/client';
import { describe, expect, it, vi } from 'vitest';
import { useEngine } from './testing/engine-under-test.ts';
import { operations, selected, sorted, type TestClient } from './testing/shape-client.ts';

describe('an engine on a real Postgres, with the official client', () => {
  const engine = useEngine();
  const { run, client } = engine;

  it('gives the rows that are there, in chunks, and then those that come over SSE', async () => {
    await run('CREATE TABLE first (id int PRIMARY KEY, title text, done bool)');
    await run(`INSERT INTO first SELECT i, 'title ' || i, i % 2 = 0 FROM generate_series(1, 1000) i`);
    const first = client({ table: 'first' });
    await first.until((rows) => rows.length === 1000);
    await run(`INSERT INTO first VALUES (1001, E'a "quote", a \\\\ and\\na newline', true)`);
    const rows = await first.until((all) => all.length === 1001);
    expect(sorted(rows)).toEqual(await selected(engine.database.pool, 'SELECT * FROM first'));
    expect(first.requests.filter((search) => search.get('live') !== 'true').length).toBeGreaterThan(2);
    expect(first.requests.at(-1)?.get('live_sse')).toBe('true');
  });

  it('sends nothing of a transaction again to whoever comes back where its live connection said', async () => {
    await run('CREATE TABLE resumed (id int PRIMARY KEY)');
    const live = client({ table: 'resumed' });
    await live.until(() => live.requests.at(-1)?.get('live_sse') === 'true');
    await run('INSERT INTO resumed SELECT generate_series(1, 5)');
    await live.until((rows) => rows.length === 5);
    const lsn = live.messages.filter(isControlMessage).at(-1)?.headers.global_last_seen_lsn;
    const handle = String(live.stream.shapeHandle);
    const back = client({ table: 'resumed' }, { offset: `${lsn}_0`, handle });
    await back.until(() => back.shape.isUpToDate);
    expect(back.messages.filter(isChangeMessage)).toEqual([]);
    await run('INSERT INTO resumed VALUES (6)');
    await vi.waitFor(() => expect(back.messages.filter(isChangeMessage)).toHaveLength(1));
  });

  it('follows by long polling too', async () => {
    await run('CREATE TABLE polled (id int PRIMARY KEY, n int)');
    const polled = client({ table: 'polled' }, { liveSse: false });
    await polled.until(() => polled.shape.isUpToDate);
    await run('INSERT INTO polled VALUES (1, 1)');
    await polled.until((rows) => rows.length === 1);
    await run('UPDATE polled SET n = 2');
    await polled.until((rows) => rows[0]?.n === '2');
  });

  it('carries the transaction id, the LSN and which operation is the last', async () => {
    await run('CREATE TABLE marked (id int PRIMARY KEY)');
    const marked = client({ table: 'marked' });
    await marked.until(() => marked.shape.isUpToDate);
    const inserted = await engine.database.pool.query<{ xid: string }>(
      `WITH rows AS (INSERT INTO marked VALUES (1), (2) RETURNING id)
       SELECT (pg_current_xact_id()::text::numeric % 4294967296)::text AS xid FROM rows`,
    );
    await marked.until((rows) => rows.length === 2);
    const headers = marked.messages.filter(isChangeMessage).map((message) => message.headers);
    const xid = Number(inserted.rows[0]?.xid);
    expect(headers.map((header) => header.txids)).toEqual([[xid], [xid]]);
    expect(headers.map((header) => header.last)).toEqual([undefined, true]);
    expect(headers.map((header) => header.op_position)).toEqual([0, 2]);
    expect(headers[0]?.lsn).toMatch(/^\d+$/);
  });

  it('invariant 3: moving in is an insert, moving out a delete, a changed key a delete and an insert', async () => {
    await run('CREATE TABLE moving (id int PRIMARY KEY, state text, note text)');
    await run(`INSERT INTO moving VALUES (1, 'open', 'a'), (2, 'closed', 'b')`);
    const moving = client({ table: 'moving', where: 'state = $1', params: ['open'] });
    await moving.until((rows) => rows.length === 1);
    await run(`UPDATE moving SET state = 'open' WHERE id = 2`);
    await moving.until((rows) => rows.length === 2);
    await run(`UPDATE moving SET state = 'closed' WHERE id = 1`);
    await moving.until((rows) => rows.length === 1);
    await run('UPDATE moving SET id = 3 WHERE id = 2');
    const rows = await moving.until((all) => all[0]?.id === '3');
    expect(rows).toEqual([{ id: '3', state: 'open', note: 'b' }]);
    expect(operations(moving)).toEqual([
      'insert "public"."moving"/"1"',
      'insert "public"."moving"/"2"',
      'delete "public"."moving"/"1"',
      'delete "public"."moving"/"2"',
      'insert "public"."moving"/"3"',
    ]);
  });

  it('sends old values with replica=full, and only the columns asked for', async () => {
    await run('CREATE TABLE wide (id int PRIMARY KEY, a text, b text, secret text)');
    await run(`INSERT INTO wide VALUES (1, 'a', 'b', 's')`);
    const wide = client({ table: 'wide', columns: ['id', 'a', 'b'], replica: 'full' });
    await wide.until((rows) => rows.length === 1);
    await run(`UPDATE wide SET secret = 'changed'`);
    await run(`UPDATE wide SET a = 'new'`);
    await wide.until((rows) => rows[0]?.a === 'new');
    const update = wide.messages
      .filter(isChangeMessage)
      .filter((message) => message.headers.operation === 'update');
    expect(update).toMatchObject([{ value: { id: '1', a: 'new', b: 'b' }, old_value: { a: 'a' } }]);
    expect(wide.shape.currentRows).toEqual([{ id: '1', a: 'new', b: 'b' }]);
  });

  it('sends values too large for the row that an update left alone', async () => {
    await run('CREATE TABLE toasted (id int PRIMARY KEY, body text, state text)');
    await run('ALTER TABLE toasted ALTER COLUMN body SET STORAGE EXTERNAL');
    const moved = client({ table: 'toasted', where: `state = 'in'` });
    await moved.until(() => moved.shape.isUpToDate);
    await run(`INSERT INTO toasted VALUES (1, repeat('x', 20000), 'out')`);
    await run(`UPDATE toasted SET state = 'in'`);
    const rows = await moved.until((all) => all.length === 1);
    expect(String(rows[0]?.body)).toHaveLength(20_000);
  });

  it('invariant 1: shapes begun under concurrent writers equal SELECT', async () => {
    await run('CREATE TABLE busy (id int PRIMARY KEY, n int, side text)');
    await run(`INSERT INTO busy SELECT i, 0, 'left' FROM generate_series(1, 300) i`);
    const writing = { on: true };
    const write = async (seed: number): Promise<void> => {
      for (let turn = seed; writing.on; turn += 7) {
        const id = (turn * 31) % 400;
        await new Promise((resolve) => setTimeout(resolve, 4));
        await run(`INSERT INTO busy VALUES (${id}, ${turn}, 'left')
          ON CONFLICT (id) DO UPDATE SET n = ${turn}, side = CASE busy.side WHEN 'left' THEN 'right' ELSE 'left' END`);
        if (turn % 5 === 0) await run(`DELETE FROM busy WHERE id = ${(turn * 17) % 400}`);
      }
    };
    const writers = [1, 2, 3, 4, 5, 6].map(write);
    const clients: TestClient[] = [];
    for (let index = 0; index < 30; index++) {
      const side = index % 2 === 0 ? 'left' : 'right';
      const opened = client(
        { table: 'busy', where: `side = '${side}' AND n > -${index + 1}` },
        { liveSse: index % 3 === 0 },
      );
      clients.push(opened);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all(clients.map((opened) => opened.until(() => opened.shape.isUpToDate, 30_000)));
    writing.on = false;
    await Promise.all(writers);
    await run(`INSERT INTO busy VALUES (100000, 1, 'left'), (100001, 1, 'right')`);
    for (const [index, opened] of clients.entries()) {
      const side = index % 2 === 0 ? 'left' : 'right';
      await opened.until((rows) => rows.some((row) => Number(row.id) >= 100_000));
      const expected = await selected(engine.database.pool, `SELECT * FROM busy WHERE side = '${side}'`);
      expect(sorted(opened.shape.currentRows), `shape ${index}`).toEqual(expected);
    }
  }, 60_000);

  it('reconnects when its connection is cut, and misses nothing', async () => {
    await run('CREATE TABLE severed (id int PRIMARY KEY)');
    const severed = client({ table: 'severed' });
    await severed.until(() => severed.shape.isUpToDate);
    for (let id = 1; id <= 5; id++) {
      await run(`SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots
        WHERE active AND database = current_database()`);
      await run(`INSERT INTO severed VALUES (${id})`);
      await severed.until((rows) => rows.length === id);
    }
    expect(operations(severed)).toHaveLength(5);
  });

  it('invariant 2: a large transaction cut off half-way is shown whole or not at all', async () => {
    await run('CREATE TABLE halved (id int PRIMARY KEY, n int, body text)');
    await run(`INSERT INTO halved SELECT i, 0, repeat('b', 200) FROM generate_series(1, 30000) i`);
    const halved = client({ table: 'halved' });
    await halved.until((rows) => rows.length === 30_000, 20_000);
    const seen = new Set<string>();
    // Electric's `Shape` also tells of rows it is still catching up with, and says that it is.
    halved.shape.subscribe(({ rows }) => {
      if (halved.shape.isUpToDate) seen.add([...new Set(rows.map(({ n }) => String(n)))].join());
    });
    for (const n of [1, 2, 3]) {
      await run(`UPDATE halved SET n = ${n}`);
      await new Promise((resolve) => setTimeout(resolve, n * 40));
      await run(`SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots
        WHERE active AND database = current_database()`);
      await halved.until((rows) => rows.every((row) => row.n === String(n)), 20_000);
    }
    expect([...seen].filter((values) => values !== '0')).toEqual(['1', '2', '3']);
  }, 60_000);
});
