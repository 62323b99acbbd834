import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FromTheFuture, migrate } from '../database/migrate.ts';
import { noon, operator, uuid } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { outboxMigrations } from './migrations.ts';
import { openOutboxStore } from './outbox-store.ts';

const stateArbitrary = fc.constantFrom(
  { state: 'waiting', outcome: null, decided_at: null, refused_by: null },
  {
    state: 'accepted',
    outcome: JSON.stringify({ kind: 'accepted', transactionId: '1', touched: [] }),
    decided_at: Number(noon),
    refused_by: null,
  },
  {
    state: 'refused',
    outcome: JSON.stringify({ kind: 'refused', refusal: { code: 'ticket-unknown' } }),
    decided_at: null,
    refused_by: 'server',
  },
);
/** Rows as version 1 had them: every later version begins with such. */
const rowsArbitrary = fc
  .array(fc.record({ text: fc.string({ minLength: 1 }), state: stateArbitrary }), { maxLength: 20 })
  .map((rows) =>
    rows.map(({ text, state }, n) => ({
      id: uuid(n),
      account_id: operator.accountId,
      actor_name: operator.displayName,
      name: 'ticket.add-note',
      input: JSON.stringify({ ticketId: uuid(1), text: `x${text.replaceAll('\u0000', '')}` }),
      issued_at: noon + n,
      ...state,
    })),
  );

describe('the migrations of the outbox', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let opened = 0;
  const file = () => join(directory.path, `${opened}.db`);
  const versions = outboxMigrations.map((_, index) => index + 1);

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it.each(versions)('keep every row on the way from version %i to the newest', (version) => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        opened += 1;
        const old = new Database(file());
        migrate(old, outboxMigrations.slice(0, version));
        for (const row of rows) insert(old, row);
        const before = old.prepare('SELECT * FROM commands ORDER BY sequence').all() as object[];
        old.close();
        const store = openOutboxStore({ file: file(), clock: { now: () => noon }, log: silent });
        expect(store.load()).toMatchObject({ unread: 0 });
        expect(store.load().commands.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        store.close();
        const now = new Database(file());
        const after = now.prepare('SELECT * FROM commands ORDER BY sequence').all();
        now.close();
        expect(after).toMatchObject(before);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['drops a row', 'DELETE FROM commands WHERE sequence = 1'],
    ['changes what was said', "UPDATE commands SET input = '{}'"],
    ['drops a column', 'ALTER TABLE commands DROP COLUMN actor_name'],
    ['begins the table anew', 'DROP TABLE commands; CREATE TABLE commands (sequence INTEGER PRIMARY KEY)'],
  ])('are undone when one %s', (_, sql) => {
    opened += 1;
    const database = new Database(file());
    migrate(database, outboxMigrations);
    insert(database, {
      id: uuid(1),
      account_id: operator.accountId,
      actor_name: 'Sari',
      name: 'ticket.add-note',
      input: '{"text":"x"}',
      issued_at: 1,
      state: 'waiting',
      outcome: null,
      decided_at: null,
      refused_by: null,
    });
    const before = database.prepare('SELECT * FROM commands').all();
    expect(() => migrate(database, [...outboxMigrations, sql], 'commands')).toThrow(
      'does not keep every row',
    );
    expect(database.prepare('SELECT * FROM commands').all()).toEqual(before);
    expect(database.pragma('user_version', { simple: true })).toBe(outboxMigrations.length);
    database.close();
  });

  it('leave an outbox from the future as it is, and say that nothing is lost and what to do', () => {
    opened += 1;
    const database = new Database(file());
    migrate(database, [...outboxMigrations, 'CREATE TABLE tomorrow (x)']);
    database.close();
    const open = () => openOutboxStore({ file: file(), clock: { now: () => noon }, log: silent });
    expect(open).toThrow(FromTheFuture);
    expect(open).toThrow('Nothing in it is lost: update this desk');
    const same = new Database(file());
    expect(same.prepare("SELECT name FROM sqlite_master WHERE name = 'tomorrow'").all()).toHaveLength(1);
    same.close();
  });
});

function insert(database: Database.Database, row: Readonly<Record<string, unknown>>): void {
  const columns = Object.keys(row);
  const places = columns.map((name) => `@${name}`).join(', ');
  database.prepare(`INSERT INTO commands (${columns.join(', ')}) VALUES (${places})`).run(row);
}
