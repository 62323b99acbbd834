import { describe, expect, it } from 'vitest';
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
});
