import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually, useEngine } from './testing/engine-under-test.ts';
import type { TestClient } from './testing/shape-client.ts';

/** More than Postgres keeps in its memory before it streams. */
const many = 40_000;

/** Requests for the whole shape, after so many. */
const refetchesOf = ({ requests }: TestClient, after: number): readonly URLSearchParams[] =>
  requests.slice(after).filter((request) => request.get('offset') === '-1');

describe('a large transaction that has not ended', () => {
  const engine = useEngine({ settings: ['max_wal_size=2GB'] });
  const kept = (): readonly string[] => readdirSync(join(engine.directory, 'streamed'));

  async function connection(): Promise<(sql: string) => Promise<void>> {
    const client = await engine.database.pool.connect();
    onTestFinished(() => client.release(true));
    return async (sql) => void (await client.query(sql));
  }
  async function followed(table: string) {
    await engine.run(`CREATE TABLE ${table} (id int PRIMARY KEY, n int, body text)`);
    await engine.run(`INSERT INTO ${table} VALUES (0, 0, 'é')`);
    const client = engine.client({ table });
    await client.until((rows) => rows.length === 1);
    return client;
  }
  const insertMany = (table: string, from: number): string =>
    `INSERT INTO ${table} SELECT ${from} + i, 0, repeat('ü', 100) FROM generate_series(1, ${many}) i`;
  const streamed = () => eventually('Postgres streams what has not ended', () => kept().length > 0);

  async function begun(table: string) {
    const large = await connection();
    await large('BEGIN');
    await large(insertMany(table, 100));
    await streamed();
    return large;
  }

  it('is here before its end, seen by nobody, and whole at its end, after what ended before it', async () => {
    const client = await followed('under_way');
    const large = await begun('under_way');
    await engine.run("INSERT INTO under_way VALUES (1, 0, 'meanwhile')");
    expect((await client.until((rows) => rows.length > 1)).map(({ id }) => id)).toEqual(['0', '1']);
    await large('UPDATE under_way SET n = 1 WHERE id = 0');
    await large('COMMIT');
    const rows = await client.until((all) => all.length === many + 2, 30_000);
    expect(rows).toContainEqual({ id: '0', n: '1', body: 'é' });
    expect(rows).toContainEqual({ id: String(100 + many), n: '0', body: 'ü'.repeat(100) });
    expect(kept()).toEqual([]);
  }, 60_000);

  it('leaves nothing when it is rolled back, and nothing of what was rolled back to a savepoint', async () => {
    const client = await followed('rolled_back');
    const large = await begun('rolled_back');
    await large('ROLLBACK');
    await eventually('what came to nothing is forgotten', () => kept().length === 0);
    await large('BEGIN');
    await large("INSERT INTO rolled_back VALUES (1, 0, 'before')");
    await large('SAVEPOINT here');
    await large(insertMany('rolled_back', 1000));
    await streamed();
    await large('ROLLBACK TO here');
    await large("INSERT INTO rolled_back VALUES (2, 0, 'after')");
    await large(insertMany('rolled_back', 1_000_000));
    await large('COMMIT');
    const rows = await client.until((all) => all.length >= many + 3, 30_000);
    expect(rows).toHaveLength(many + 3);
    expect(rows.filter(({ id }) => Number(id) < 1_000_000).map(({ id }) => id)).toEqual(['0', '1', '2']);
  }, 60_000);

  it('comes once and whole although the engine ended in its midst', async () => {
    const client = await followed('resumed');
    const large = await begun('resumed');
    await engine.stop();
    await engine.start();
    await streamed();
    await large('UPDATE resumed SET n = 2 WHERE id = 0');
    await large('COMMIT');
    const rows = await client.until((all) => all.length === many + 1, 30_000);
    expect(rows).toContainEqual({ id: '0', n: '2', body: 'é' });
    expect(kept()).toEqual([]);
  }, 60_000);

  it('brings its table as it is after a change of it within the transaction', async () => {
    await followed('changed');
    const large = await begun('changed');
    await large('ALTER TABLE changed ADD COLUMN more int DEFAULT 3');
    await large("INSERT INTO changed VALUES (1, 0, 'after', 4)");
    await large('COMMIT');
    const after = engine.client({ table: 'changed' });
    const rows = await after.until((all) => all.length === many + 2, 30_000);
    expect(rows).toContainEqual({ id: '1', n: '0', body: 'after', more: '4' });
    expect(rows).toContainEqual({ id: '0', n: '0', body: 'é', more: '3' });
    const before = after.requests.length;
    await engine.run("INSERT INTO changed VALUES (2, 0, 'later', 5)");
    await after.until((all) => all.some(({ more }) => more === '5'));
    expect(refetchesOf(after, before)).toEqual([]);
  }, 60_000);

  it('leaves its table as others changed it, when it told of it in a savepoint that came to nothing', async () => {
    const client = await followed('told_before');
    const large = await connection();
    await large('BEGIN');
    await large('SAVEPOINT here');
    await large(insertMany('told_before', 100));
    await streamed();
    await large('ROLLBACK TO here');
    await engine.run('ALTER TABLE told_before ADD COLUMN more int');
    await engine.run("INSERT INTO told_before VALUES (1, 0, 'meanwhile', 1)");
    await client.until((rows) => rows.length === 2 && 'more' in (rows[0] ?? {}), 30_000);
    await large('COMMIT');
    const before = client.requests.length;
    await engine.run("INSERT INTO told_before VALUES (2, 0, 'after', 2)");
    await client.until((rows) => rows.length === 3);
    expect(refetchesOf(client, before)).toEqual([]);
  }, 60_000);

  it('stays with Postgres until its end when there is no room to keep it here', async () => {
    const client = await followed('no_room');
    const large = await connection();
    await large('BEGIN');
    rmSync(join(engine.directory, 'streamed'), { recursive: true });
    await large(insertMany('no_room', 100));
    await large('COMMIT');
    await client.until((all) => all.length === many + 1, 30_000);
    expect(kept()).toEqual([]);
  }, 60_000);
});
