import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isChangeMessage } from '@electric-sql/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseLsn } from './postgres/lsn.ts';
import { compareOffsets, formatOffset } from './shapes/offset.ts';
import { startServer } from './testing/electric-server.ts';
import { type EngineChild, startEngineChild } from './testing/engine-child.ts';
import { eventually, useEngine } from './testing/engine-under-test.ts';
import {
  openClient,
  operations,
  refetches,
  selected,
  sorted,
  type TestClient,
} from './testing/shape-client.ts';
import { fold, offsetsOf, operationsOf, readShape } from './testing/shape-reader.ts';

type Pairs = { readonly rows: ReadonlyMap<string, unknown>; readonly torn: readonly string[] };

/** Follows the rows' `n`, and notes each pair (0 and 1, 2 and 3, …) that differs when the client is up to date. */
function watchPairs(client: TestClient): Pairs {
  const rows = new Map<string, unknown>();
  const torn: string[] = [];
  const compare = (): void => {
    for (const [id, n] of rows)
      if (Number(id) % 2 === 0 && rows.get(String(Number(id) + 1)) !== n) torn.push(`${id} at ${n}`);
  };
  client.stream.subscribe((messages) => {
    for (const message of messages) {
      if (!isChangeMessage(message)) compare();
      else if (message.value.n !== undefined) rows.set(String(message.value.id), message.value.n);
    }
  });
  return { rows, torn };
}

describe('an engine that stops and starts', () => {
  const engine = useEngine({
    settings: ['max_slot_wal_keep_size=16MB', 'max_wal_size=32MB', 'min_wal_size=32MB'],
  });

  it('gives rows anew whose files are lost, instead of an error for ever', async () => {
    await engine.run('CREATE TABLE lost (id int PRIMARY KEY); INSERT INTO lost VALUES (1)');
    await engine.client({ table: 'lost' }).until((rows) => rows.length === 1);
    await engine.stop();
    await engine.start();
    const files = (await readdir(engine.directory, { recursive: true })).filter((name) =>
      name.endsWith('shape.json'),
    );
    for (const name of files) {
      const path = join(engine.directory, name);
      if (!(await readFile(path, 'utf8')).includes('"lost"')) continue;
      await rm(join(dirname(path), 'snapshot'), { recursive: true });
    }
    await engine.client({ table: 'lost' }).until((rows) => rows.length === 1);
  });

  it('continues from the same handle and offset: no client refetches', async () => {
    await engine.run('CREATE TABLE kept (id int PRIMARY KEY); INSERT INTO kept VALUES (1)');
    const clients = [
      engine.client({ table: 'kept' }),
      engine.client({ table: 'kept', where: 'id > 0' }, { liveSse: false }),
    ];
    for (const client of clients) await client.until((rows) => rows.length === 1);
    await engine.run('INSERT INTO kept VALUES (2)');
    for (const client of clients) await client.until((rows) => rows.length === 2);
    await engine.stop();
    await engine.run('INSERT INTO kept VALUES (3)');
    await engine.start();
    await engine.run('INSERT INTO kept VALUES (4)');
    for (const client of clients) {
      await client.until((rows) => rows.length === 4);
      expect(operations(client)).toEqual([1, 2, 3, 4].map((id) => `insert "public"."kept"/"${id}"`));
      expect(client.requests.filter((search) => search.get('offset') === '-1')).toHaveLength(1);
    }
  });

  it('makes every client refetch when its history is lost', async () => {
    await engine.run('CREATE TABLE forgotten (id int PRIMARY KEY); INSERT INTO forgotten VALUES (1)');
    const client = engine.client({ table: 'forgotten' });
    await client.until((rows) => rows.length === 1);
    const handle = client.stream.shapeHandle;
    await engine.stop();
    await engine.run('DELETE FROM forgotten; INSERT INTO forgotten VALUES (2), (3)');
    await engine.start('lost');
    await client.until((rows) => rows.length === 2);
    expect(client.stream.shapeHandle).not.toBe(handle);
  });

  it('replaces a slot that was dropped, and every client refetches', async () => {
    await engine.run('CREATE TABLE slotless (id int PRIMARY KEY); INSERT INTO slotless VALUES (1)');
    const client = engine.client({ table: 'slotless' });
    await client.until((rows) => rows.length === 1);
    await engine.stop();
    await engine.run(`SELECT pg_drop_replication_slot('electric_test'); INSERT INTO slotless VALUES (2)`);
    await engine.start();
    await client.until((rows) => rows.length === 2);
    expect(refetches(client)).toBe(1);
    expect(engine.server.events.join()).toContain('a new replication slot');
  });

  it('replaces a slot whose log Postgres removed while it was away, and every shape is rotated', async () => {
    await engine.run('CREATE TABLE outrun (id int PRIMARY KEY); INSERT INTO outrun VALUES (1)');
    const clients = ['true', 'id > 0', 'id < 9'].map((where) => engine.client({ table: 'outrun', where }));
    for (const client of clients) await client.until((rows) => rows.length === 1);
    const handles = clients.map((client) => client.stream.shapeHandle);
    await engine.stop();
    await engine.run('INSERT INTO outrun VALUES (2)');
    // A segment of the log is 16 MB: a few of them are more than the slot may keep.
    for (let segment = 0; segment < 6; segment++)
      await engine.run(`SELECT pg_switch_wal(), pg_logical_emit_message(true, 'filler', 'x')`);
    await engine.run('CHECKPOINT');
    const slot = await engine.database.pool.query<{ wal_status: string }>(
      `SELECT wal_status FROM pg_replication_slots WHERE slot_name = 'electric_test'`,
    );
    expect(slot.rows[0]?.wal_status).toBe('lost');
    await engine.start();
    for (const client of clients) await client.until((rows) => rows.length === 2);
    await engine.run('INSERT INTO outrun VALUES (3)');
    for (const [index, client] of clients.entries()) {
      await client.until((rows) => rows.length === 3);
      expect(client.stream.shapeHandle).not.toBe(handles[index]);
      expect(refetches(client)).toBe(1);
    }
    expect(engine.server.events.join()).toContain('the replication slot was lost');
  });

  it('waits for a slot that another has, and keeps no connection of the tries that failed', async () => {
    const { connectionString, pool } = engine.database;
    const dataDirectory = await engine.database.directory();
    const second = await startServer({ connectionString, dataDirectory });
    onTestFinished(second.stop);
    const refused = (): number => second.events.filter((event) => event.includes('is active for PID')).length;
    await eventually('several tries', () => refused() >= 4);
    const sessions = await pool.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'electric-stream'`,
    );
    // That of the one that has it, and at most that of a try under way.
    expect(sessions.rowCount).toBeLessThanOrEqual(2);
  });
});

describe('an engine whose process is killed while others write', () => {
  const engine = useEngine();

  it('loses no row, tears no transaction, and no client refetches', async () => {
    await engine.stop();
    await engine.run('CREATE TABLE pairs (id int PRIMARY KEY, n int, body text)');
    await engine.run(`INSERT INTO pairs SELECT i, 0, '' FROM generate_series(0, 99) i`);
    const { connectionString, pool } = engine.database;
    const held: { child: EngineChild } = {
      child: await startEngineChild(connectionString, engine.directory),
    };
    const { url } = held.child;
    onTestFinished(() => held.child.kill());
    const client = openClient(url, { table: 'pairs' });
    onTestFinished(client.stop);
    await client.until((rows) => rows.length === 100);
    // Before its snapshot is on disk a shape is not kept, and refetching is right.
    const shapes = join(engine.directory, 'shapes');
    await eventually('a kept shape', async () =>
      (await readdir(shapes, { recursive: true })).some((path) => path.endsWith('shape.json')),
    );
    const pairs = watchPairs(client);

    const writing = { on: true };
    // The two rows of a pair are always written in one transaction, some of them larger than a write of the log.
    const write = async (writer: number): Promise<void> => {
      for (let turn = 1; writing.on; turn++) {
        const even = ((turn * 7 + writer * 13) % 50) * 2;
        const size = turn % 200 === 0 ? 150_000 : 20;
        await pool.query('UPDATE pairs SET n = n + 1, body = repeat($1, $2) WHERE id IN ($3, $3 + 1)', [
          'xyz'[turn % 3],
          size,
          even,
        ]);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    };
    const writers = [1, 2, 3].map(write);
    for (let kill = 0; kill < 5; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 150 + kill * 70));
      await held.child.kill();
      const kept = JSON.parse(await readFile(join(engine.directory, 'checkpoint.json'), 'utf8')) as {
        durable: string;
      };
      const slot = await pool.query<{ lsn: string }>(
        `SELECT confirmed_flush_lsn::text AS lsn FROM pg_replication_slots WHERE slot_name = 'electric_test'`,
      );
      expect(parseLsn(slot.rows[0]?.lsn ?? '')).toBeLessThanOrEqual(parseLsn(kept.durable));
      held.child = await startEngineChild(connectionString, engine.directory, Number(new URL(url).port));
    }
    writing.on = false;
    await Promise.all(writers);

    const expected = await selected(pool, 'SELECT * FROM pairs');
    await eventually(
      'the same rows',
      () => sorted(client.shape.currentRows).join() === expected.join(),
      20_000,
    );
    expect(pairs.rows.size).toBe(100);
    expect(pairs.torn).toEqual([]);
    expect(refetches(client)).toBe(0);
    expect(client.requests.filter((search) => search.get('offset') === '-1')).toHaveLength(1);
    const whole = operationsOf(await readShape(url, { table: 'pairs' }));
    expect(sorted([...fold(whole).values()])).toEqual(expected);
    const offsets = offsetsOf(whole);
    expect(offsets).toEqual(offsets.toSorted(compareOffsets));
    expect(new Set(offsets.map(formatOffset)).size).toBe(offsets.length);
  }, 60_000);
});
