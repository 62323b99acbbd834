import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../tests/support/test-database.ts';

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
});
