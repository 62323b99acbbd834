import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { openDatabase } from './database.ts';
import { isDatabaseAway } from './database-away.ts';

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe('a database that is away', () => {
  it('is told from one that was asked the wrong thing', async () => {
    const { orm } = await createTestDatabase();
    expect(isDatabaseAway(await failureOf(orm.execute('select * from no_such_table')))).toBe(false);
  });

  it('is known when nobody listens', async () => {
    const { orm, close } = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
    onTestFinished(close);
    expect(isDatabaseAway(await failureOf(orm.execute('select 1')))).toBe(true);
  });

  it('is known when it ends under a question', async () => {
    const { orm } = await createTestDatabase();
    const ended = failureOf(orm.execute('select pg_terminate_backend(pg_backend_pid())'));
    expect(isDatabaseAway(await ended)).toBe(true);
  });
});
