import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { keepPostgres } from './keep-postgres.ts';

const answer = async (connectionString: string) => {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: number }>('select answer from kept');
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
};

describe('an embedded PostgreSQL that is kept', () => {
  it('is there again, at its address and with its rows, after its process was killed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'aglis-pg-'));
    chmodSync(directory, 0o711);
    const dataDirectory = join(directory, 'postgres');
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    const told = { revived: vi.fn(), failed: vi.fn() };
    const keeper = keepPostgres(postgres, told, 100);
    onTestFinished(async () => {
      await keeper.stop();
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    });
    const client = new pg.Client({ connectionString: postgres.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table kept as select 42 as answer');
    const [pid] = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await vi.waitFor(() => expect(told.revived).toHaveBeenCalledOnce(), { timeout: 20_000, interval: 50 });
    expect(await answer(postgres.adminUrl)).toBe(42);
  }, 30_000);

  it('is left alone while it runs, and when it was stopped on purpose', async () => {
    const revive = vi.fn(() => Promise.resolve(false));
    const told = { revived: vi.fn(), failed: vi.fn() };
    const keeper = keepPostgres({ revive }, told, 5);
    await vi.waitFor(() => expect(revive.mock.calls.length).toBeGreaterThan(2));
    await keeper.stop();
    const asked = revive.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(revive).toHaveBeenCalledTimes(asked);
    expect(told.revived).not.toHaveBeenCalled();
  });
});
