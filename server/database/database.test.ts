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
