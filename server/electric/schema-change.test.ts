import { describe, expect, it } from 'vitest';
import { eventually, useEngine } from './testing/engine-under-test.ts';
import { refetches, selected, sorted, type TestClient } from './testing/shape-client.ts';

describe('clients of a table that changes', () => {
  const engine = useEngine();

  it('refetch when it is truncated', async () => {
    await engine.run('CREATE TABLE cut (id int PRIMARY KEY); INSERT INTO cut VALUES (1), (2)');
    const cut = engine.client({ table: 'cut' });
    await cut.until((rows) => rows.length === 2);
    const handle = cut.stream.shapeHandle;
    await engine.run('TRUNCATE cut');
    await cut.until((rows) => rows.length === 0);
    await engine.run('INSERT INTO cut VALUES (3)');
    await cut.until((rows) => rows[0]?.id === '3');
    expect(cut.stream.shapeHandle).not.toBe(handle);
  });

  it.each([
    { change: 'ADD COLUMN note text DEFAULT $$new$$', expected: { id: '1', title: 'a', note: 'new' } },
    { change: 'RENAME COLUMN title TO name', expected: { id: '1', name: 'a' } },
    { change: 'DROP COLUMN title', expected: { id: '1' } },
    { change: 'ALTER COLUMN title TYPE char(3)', expected: { id: '1', title: 'a  ' } },
  ])('refetch after $change, before anything is written to it', async ({ change, expected }) => {
    const table = `altered_${change.split(' ')[0]?.toLowerCase()}_${Object.keys(expected).length}`;
    await engine.run(`CREATE TABLE ${table} (id int PRIMARY KEY, title text)`);
    await engine.run(`INSERT INTO ${table} VALUES (1, 'a')`);
    const altered = engine.client({ table });
    await altered.until((rows) => rows.length === 1);
    await engine.run(`ALTER TABLE ${table} ${change}`);
    const rows = await altered.until(([row]) => JSON.stringify(row) === JSON.stringify(expected));
    expect(rows).toEqual([expected]);
  });

  it.each([
    { name: 'keyless', change: 'DROP CONSTRAINT keyless_pkey', before: '1', after: ['1/10', '1/11'] },
    {
      name: 'moved',
      change: 'DROP CONSTRAINT moved_pkey, ADD PRIMARY KEY (n)',
      before: '1',
      after: ['10', '11'],
    },
    {
      name: 'wider',
      change: 'DROP CONSTRAINT wider_pkey, ADD PRIMARY KEY (n, id)',
      before: '1',
      after: ['10/1', '11/1'],
    },
  ])(
    'refetch after $change, and have their rows under the new key',
    async ({ name, change, before, after }) => {
      const prefix = `"public"."${name}"`;
      const keys = (client: TestClient): readonly string[] =>
        [...client.shape.currentValue.keys()]
          .map((key) => key.slice(prefix.length + 1).replaceAll('"', ''))
          .toSorted();
      await engine.run(
        `CREATE TABLE ${name} (id int PRIMARY KEY, n int NOT NULL); INSERT INTO ${name} VALUES (1, 10)`,
      );
      const rekeyed = engine.client({ table: name });
      await rekeyed.until((rows) => rows.length === 1);
      expect(keys(rekeyed)).toEqual([before]);
      const handle = rekeyed.stream.shapeHandle;
      await engine.run(`ALTER TABLE ${name} ${change}`);
      await eventually('the new key', () => keys(rekeyed).join() === after[0]);
      expect(rekeyed.stream.shapeHandle).not.toBe(handle);
      expect(refetches(rekeyed)).toBe(1);
      // To the old key it would be the row that is there.
      await engine.run(`INSERT INTO ${name} VALUES (1, 11)`);
      await rekeyed.until((rows) => rows.length === 2);
      expect(keys(rekeyed)).toEqual(after);
    },
  );

  it('refetch when rows of a lost key came before anybody looked at the catalogue', async () => {
    await engine.run('CREATE TABLE twins (id int PRIMARY KEY, n int); INSERT INTO twins VALUES (1, 1)');
    const twins = engine.client({ table: 'twins' });
    await twins.until((rows) => rows.length === 1);
    await engine.run('ALTER TABLE twins DROP CONSTRAINT twins_pkey; INSERT INTO twins VALUES (1, 2)');
    const rows = await twins.until((all) => all.length === 2);
    expect(sorted(rows)).toEqual(await selected(engine.database.pool, 'SELECT * FROM twins'));
  });

  it.each([
    { name: 'stricter', column: 'text', change: 'ALTER COLUMN title SET NOT NULL', notNull: true },
    {
      name: 'laxer',
      column: 'text NOT NULL',
      change: 'ALTER COLUMN title DROP NOT NULL',
      notNull: undefined,
    },
  ])('refetch after $change, and are told so of the column', async ({ name, column, change, notNull }) => {
    await engine.run(`CREATE TABLE ${name} (id int PRIMARY KEY, title ${column})`);
    await engine.run(`INSERT INTO ${name} VALUES (1, 'a')`);
    const altered = engine.client({ table: name });
    await altered.until((rows) => rows.length === 1);
    const handle = altered.stream.shapeHandle;
    const noted = async (): Promise<unknown> => {
      const answer = await fetch(`${engine.server.url}?table=${name}&offset=-1`);
      await answer.text();
      const schema = JSON.parse(answer.headers.get('electric-schema') ?? '{}') as Record<string, object>;
      return schema.title;
    };
    expect(await noted()).toEqual({ type: 'text', ...(notNull ? {} : { not_null: true }) });
    await engine.run(`ALTER TABLE ${name} ${change}`);
    await eventually('another handle', () => altered.stream.shapeHandle !== handle);
    expect(await noted()).toEqual({ type: 'text', ...(notNull ? { not_null: true } : {}) });
    await engine.run(`INSERT INTO ${name} VALUES (2, 'b')`);
    const rows = await altered.until((all) => all.length === 2);
    expect(rows).toEqual([
      { id: '1', title: 'a' },
      { id: '2', title: 'b' },
    ]);
    expect(refetches(altered)).toBe(1);
  });

  it('refetch at the next write when nobody looked at the catalogue in between', async () => {
    await engine.run('CREATE TABLE busy (id int PRIMARY KEY, a text); INSERT INTO busy VALUES (1)');
    const busy = engine.client({ table: 'busy' });
    await busy.until((rows) => rows.length === 1);
    await engine.run(`BEGIN; ALTER TABLE busy ADD COLUMN b text; UPDATE busy SET b = 'now'; COMMIT`);
    const rows = await busy.until(([row]) => row?.b === 'now');
    expect(rows).toEqual([{ id: '1', a: null, b: 'now' }]);
  });

  it('are told that the table is gone when it is dropped, and get the new one of its name', async () => {
    await engine.run('CREATE TABLE dropped (id int PRIMARY KEY); INSERT INTO dropped VALUES (1)');
    const query = 'table=dropped&offset=-1';
    const first = await fetch(`${engine.server.url}?${query}`);
    await first.text();
    const handle = first.headers.get('electric-handle') ?? '';
    const live = fetch(`${engine.server.url}?table=dropped&offset=0_0&handle=${handle}&live=true`);
    await engine.run('DROP TABLE dropped');
    expect((await live).status).toBe(409);
    const gone = await fetch(`${engine.server.url}?${query}`);
    expect(gone.status).toBe(400);
    expect(await gone.json()).toMatchObject({ errors: { table: [expect.stringContaining('not exist')] } });
    await engine.run('CREATE TABLE dropped (id int PRIMARY KEY, n int); INSERT INTO dropped VALUES (7, 8)');
    const again = engine.client({ table: 'dropped' });
    const rows = await again.until((all) => all.length === 1);
    expect(rows).toEqual([{ id: '7', n: '8' }]);
    expect(again.stream.shapeHandle).not.toBe(handle);
  });

  it('refetch when a migration says so', async () => {
    await engine.run('CREATE TABLE migrated (id int PRIMARY KEY)');
    const migrated = engine.client({ table: 'migrated' });
    await migrated.until(() => migrated.shape.isUpToDate);
    const handle = migrated.stream.shapeHandle;
    engine.server.engine.rotate('public.migrated');
    await eventually('another handle', () => migrated.stream.shapeHandle !== handle);
  });

  it('refetch when the table lost the old values of its rows', async () => {
    await engine.run('CREATE TABLE thin (id int PRIMARY KEY, n int); INSERT INTO thin VALUES (1, 1)');
    const thin = engine.client({ table: 'thin', where: 'n > 0' });
    await thin.until((rows) => rows.length === 1);
    await engine.run('ALTER TABLE thin REPLICA IDENTITY DEFAULT; UPDATE thin SET n = 0');
    await thin.until((rows) => rows.length === 0);
    await engine.run('UPDATE thin SET n = 2');
    await thin.until(([row]) => row?.n === '2');
  });

  it('miss nothing when the table leaves the publication: it is published again', async () => {
    await engine.run('CREATE TABLE unpublished (id int PRIMARY KEY)');
    const unpublished = engine.client({ table: 'unpublished' });
    await unpublished.until(() => unpublished.shape.isUpToDate);
    await engine.run('ALTER PUBLICATION electric_test DROP TABLE unpublished');
    await engine.run('INSERT INTO unpublished VALUES (1)');
    await unpublished.until((rows) => rows.length === 1);
    await engine.run('INSERT INTO unpublished VALUES (2)');
    await unpublished.until((rows) => rows.length === 2);
  });

  it.each([
    { name: 'inserts', change: `SET (publish = 'insert')`, write: 'UPDATE partly_inserts SET n = 1' },
    {
      name: 'filter',
      change: 'SET TABLE partly_filter WHERE (id < 0)',
      write: 'UPDATE partly_filter SET n = 1',
    },
    // Postgres itself refuses updates of a table that is published without some of its columns.
    { name: 'list', change: 'SET TABLE partly_list (id)', write: 'INSERT INTO partly_list VALUES (0, 1)' },
  ])(
    'miss nothing when the publication leaves out changes: $change',
    async ({ name, change, write }) => {
      const table = `partly_${name}`;
      await engine.run(
        `CREATE TABLE ${table} (id int PRIMARY KEY, n int); INSERT INTO ${table} VALUES (9, 0)`,
      );
      const partly = engine.client({ table });
      await partly.until((rows) => rows.length === 1);
      await engine.run(`ALTER PUBLICATION electric_test ${change}`);
      await engine.run(write);
      await partly.until((rows) => rows.some((row) => row.n === '1'), 20_000);
      await eventually('a publication of everything', async () => {
        const partial = await engine.database.pool.query(
          'SELECT FROM pg_publication_rel WHERE prqual IS NOT NULL OR prattrs IS NOT NULL',
        );
        return partial.rowCount === 0;
      });
      await engine.run(`UPDATE ${table} SET n = 2`);
      await partly.until((rows) => rows.every((row) => row.n === '2'), 20_000);
    },
    45_000,
  );

  it('refetch when the publication left out changes while the engine was away', async () => {
    await engine.run('CREATE TABLE away (id int PRIMARY KEY, n int); INSERT INTO away VALUES (1, 0)');
    const away = engine.client({ table: 'away' });
    await away.until((rows) => rows.length === 1);
    await engine.stop();
    await engine.run(`ALTER PUBLICATION electric_test SET (publish = 'insert')`);
    await engine.run('UPDATE away SET n = 1');
    await engine.start();
    await away.until(([row]) => row?.n === '1', 20_000);
  }, 45_000);

  it('miss nothing when the publication is dropped: it is made again', async () => {
    await engine.run('CREATE TABLE orphaned (id int PRIMARY KEY); INSERT INTO orphaned VALUES (1)');
    const orphaned = engine.client({ table: 'orphaned' });
    await orphaned.until((rows) => rows.length === 1);
    await engine.run('DROP PUBLICATION electric_test');
    await engine.run('INSERT INTO orphaned VALUES (2)');
    await orphaned.until((rows) => rows.length === 2, 20_000);
    await engine.run('INSERT INTO orphaned VALUES (3)');
    await orphaned.until((rows) => rows.length === 3, 20_000);
  }, 45_000);
});
