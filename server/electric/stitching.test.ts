import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually, useEngine } from './testing/engine-under-test.ts';
import { operations } from './testing/shape-client.ts';
import { fold, operationsOf, readShape, type WireOperation } from './testing/shape-reader.ts';

describe('where a snapshot and the stream meet', () => {
  const engine = useEngine({ engine: { chunkBytes: 500_000 } });

  /** A published table whose stream runs, so that a further shape of it takes no lock. */
  async function publishedTable(name: string): Promise<void> {
    await engine.run(`CREATE TABLE ${name} (id int PRIMARY KEY, n int); INSERT INTO ${name} VALUES (1, 0)`);
    const first = engine.client({ table: name });
    await first.until((rows) => rows.length === 1);
  }

  async function connection(): Promise<{ run(sql: string): Promise<void> }> {
    const client = await engine.database.pool.connect();
    onTestFinished(() => client.release(true));
    return { run: async (sql) => void (await client.query(sql)) };
  }

  it('invariant 1: a transaction under way at the snapshot comes by the stream, though later ones were seen', async () => {
    await publishedTable('overtaken');
    const slow = await connection();
    await slow.run('BEGIN');
    await slow.run('INSERT INTO overtaken VALUES (2, 0)');
    await slow.run('UPDATE overtaken SET n = 5 WHERE id = 1');
    await engine.run('INSERT INTO overtaken VALUES (3, 0)');
    const client = engine.client({ table: 'overtaken', where: 'id > 0' });
    await client.until((rows) => rows.length === 2);
    await slow.run('COMMIT');
    const rows = await client.until((all) => all.length === 3);
    expect(rows).toContainEqual({ id: '1', n: '5' });
    expect(operations(client)).toEqual([
      'insert "public"."overtaken"/"1"',
      'insert "public"."overtaken"/"3"',
      'insert "public"."overtaken"/"2"',
      'update "public"."overtaken"/"1"',
    ]);
  });

  it('invariant 1: a transaction that the snapshot saw does not come again by the stream', async () => {
    await publishedTable('seen');
    for (let round = 1; round <= 3; round++) {
      // So large that the snapshot is taken while the stream still brings it.
      const from = round * 100_000;
      await engine.run(`INSERT INTO seen SELECT i, 0 FROM generate_series(${from}, ${from + 10_000}) i`);
      const query = { table: 'seen', where: `id > ${-round}` };
      const { offset = '', handle = '' } = (await readShape(engine.server.url, query)).at(-1) ?? {};
      await engine.run(`UPDATE seen SET n = ${round} WHERE id = 1`);
      const isEnd = ({ value }: WireOperation): boolean => value.id === '1' && value.n === `${round}`;
      await eventually('the end', async () =>
        operationsOf(await readShape(engine.server.url, query, { offset, handle })).some(isEnd),
      );
      // The fold is strict: it throws where an insert meets a row.
      const whole = operationsOf(await readShape(engine.server.url, query));
      expect(fold(whole).size).toBe(1 + round * 10_001);
    }
  }, 60_000);

  it('invariant 1: a commit that the stream tells of before others can see it is not lost', async () => {
    await publishedTable('hidden');
    const watching = engine.client({ table: 'hidden', where: 'n = 7' });
    await watching.until(() => watching.shape.isUpToDate);
    // A commit that waits for a standby is in the log, and so in the stream, but not yet visible to any snapshot.
    await engine.run(`ALTER ROLE postgres SET synchronous_commit = 'local'`);
    await engine.run(`ALTER SYSTEM SET synchronous_standby_names = 'nobody'`);
    await engine.run('SELECT pg_reload_conf()');
    onTestFinished(async () => {
      await engine.run('ALTER SYSTEM RESET synchronous_standby_names');
      await engine.run('SELECT pg_reload_conf()');
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const waiting = await connection();
    await waiting.run(`SET synchronous_commit = 'on'`);
    const committed = waiting.run('INSERT INTO hidden VALUES (2, 7)');
    await watching.until((rows) => rows.length === 1);
    const visible = await engine.database.pool.query('SELECT FROM hidden WHERE id = 2');
    expect(visible.rowCount).toBe(0);
    // A later transaction is seen: not every id below the newest has finished.
    await engine.run('INSERT INTO hidden VALUES (3, 0)');
    const client = engine.client({ table: 'hidden', where: 'id > 0' });
    await eventually('a snapshot that is tried', async () => {
      const found = await engine.database.pool.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'electric-snapshot'`,
      );
      return found.rowCount !== 0 || client.shape.currentRows.length > 0;
    });
    await engine.run(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`);
    await committed;
    await client.until((rows) => rows.length === 3);
    await engine.run('UPDATE hidden SET n = 8 WHERE id = 2');
    await client.until((rows) => rows.some((row) => row.n === '8'));
  });
});
