import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { holdRoom } from './room-lock.ts';

describe('the lock of a room', () => {
  it('lets one server serve a database, and says to the second what to do', async () => {
    const { url } = await createTestDatabase();
    const first = await holdRoom(url);
    await expect(holdRoom(url)).rejects.toThrow('Another server already serves this database; stop it first');
    await first.release();
  });

  it('is free again when its holder is gone', async () => {
    const { url } = await createTestDatabase();
    await (await holdRoom(url)).release();
    const next = await holdRoom(url);
    await next.release();
  });

  it('is known to be lost no later than Postgres gives it to another server, on a line that says nothing', async () => {
    const { url } = await createTestDatabase();
    const looks = vi.spyOn(Socket.prototype, 'setKeepAlive');
    const room = await holdRoom(url);
    expect(looks.mock.calls).toEqual([[true, 10_000]]);
    looks.mockRestore();
    await room.release();
  });

  it('is taken again when the connection that holds it is ended', async () => {
    const { url, pool } = await createTestDatabase();
    const room = await holdRoom(url);
    /* The cluster serves the other tests as well, each with a database and locks of its own. */
    const holder = async () => {
      const { rows } = await pool.query<{ pid: number }>(
        `select pid from pg_locks where locktype = 'advisory' and granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows[0]?.pid;
    };
    const cut = await holder();
    await pool.query('select pg_terminate_backend($1)', [cut]);
    /* Postgres signals a backend and returns: its lock may be seen for a moment longer. */
    await vi.waitFor(async () => expect([cut, undefined]).not.toContain(await holder()), { timeout: 5000 });
    await expect(holdRoom(url)).rejects.toThrow('Another server already serves');
    await room.release();
  });
});
