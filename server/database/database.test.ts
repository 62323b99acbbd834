import { describe, expect, it } from 'vitest';
import { layCuttingLine } from '../../tests/support/cutting-line.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { openDatabase } from './database.ts';
import { isDatabaseAway } from './database-away.ts';

describe('the database', () => {
  it('may end a connection between two questions of a transaction without ending this process', async () => {
    const { pool } = await createTestDatabase();
    const client = await pool.connect();
    await client.query('begin');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('is away for whoever asked something and has heard nothing for longer than any question may take', async () => {
    const { url } = await createTestDatabase();
    const { pool, close } = openDatabase(url, 100);
    const failed = await pool.query('select pg_sleep(5)').catch((error: unknown) => error);
    expect(failed).toMatchObject({ message: 'Postgres was not heard for 100 ms' });
    expect(isDatabaseAway(failed)).toBe(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await close();
  });

  it('ends a transaction of this server that was forgotten, and finds out when this server is gone', async () => {
    const { pool } = await createTestDatabase();
    const { rows } = await pool.query<{ name: string; setting: string }>(
      "select name, setting from pg_settings where name ~ '^(idle_in_transaction|tcp_keepalives_idle)'",
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)]))).toEqual({
      idle_in_transaction_session_timeout: 60_000,
      tcp_keepalives_idle: 10,
    });
  });

  it.each(['begin', 'commit', 'rollback'])(
    'keeps no connection whose transaction is cut at its %s, and can be closed',
    async (step) => {
      const { url } = await createTestDatabase();
      const line = await layCuttingLine(url, (chunk) => chunk.includes(step));
      const { orm, pool, close } = openDatabase(line.url);
      const cut = orm.transaction(() =>
        step === 'rollback' ? Promise.reject(new Error('regretted')) : Promise.resolve(),
      );
      expect(isDatabaseAway(await cut.catch((error: unknown) => error))).toBe(true);
      await expect.poll(() => pool.totalCount).toBe(0);
      await close();
    },
  );
});
