import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import { migrate } from '../database/migrate.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { openTestCache, silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import type { RowOperation } from './cache.ts';
import { openCacheFile } from './cache-file.ts';
import { cacheMigrations } from './migrations.ts';

const put = (n: number, version = 1): RowOperation => ({
  op: 'insert',
  row: ticketRow(aTicket({ id: uuid(n), version })),
});
const at = (offset: string, handle = 'h1') => ({ handle, offset });

/** As `PRAGMA synchronous` says it; with 0 SQLite leaves the order of its writes to the disk. */
const normal = 1;

describe('the cache', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const file = () => join(directory.path, 'cache.db');
  const open = () => openTestCache(file());

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it('shows nothing of a first sync before its up-to-date (invariant 2)', async () => {
    const cache = open();
    await cache.build('tickets', [put(1)], at('0_1'));
    expect(cache.all('tickets')).toEqual([]);
    expect(cache.isComplete('tickets')).toBe(false);
    await cache.promote('tickets', noon);
    expect(cache.all('tickets')).toEqual([aTicket({ id: uuid(1) })]);
    cache.close();
  });

  it('resumes an interrupted first sync where its rows end', async () => {
    const first = open();
    await first.build('tickets', [put(1)], at('0_1'));
    first.close();
    const second = open();
    expect(second.position('tickets')).toEqual({ role: 'building', at: at('0_1') });
    await second.build('tickets', [put(2)], at('0_2'));
    await second.promote('tickets', noon);
    expect(second.all('tickets')).toHaveLength(2);
    second.close();
  });

  it('commits rows and offset together or not at all (invariant 5)', async () => {
    const cache = open();
    await cache.build('tickets', [put(1)], at('1_0'));
    await cache.promote('tickets', noon);
    const broken: RowOperation = { op: 'insert', row: { ...put(3).row, version: 'three' } };
    await expect(cache.apply('tickets', [put(2), broken], at('2_0'), instant(noon + 1))).rejects.toThrow();
    expect(cache.all('tickets').map(({ id }) => id)).toEqual([uuid(1)]);
    expect(cache.position('tickets')?.at).toEqual(at('1_0'));
    expect(cache.currentAt('tickets')).toBe(noon);
    cache.close();
  });

  it('is written in an order that keeps rows and offset together when the power is cut (invariant 5)', () => {
    const { writer, close } = openCacheFile({ file: file(), clock: { now: () => noon }, log: silent });
    onTestFinished(close);
    expect(writer.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(writer.pragma('synchronous', { simple: true })).toBe(normal);
    /* The thread that moves the log says nothing of it, and gets what SQLite was built with. */
    const another = new Database(file());
    onTestFinished(() => void another.close());
    expect(another.pragma('synchronous', { simple: true })).toBeGreaterThanOrEqual(normal);
  });

  it('builds a refetched shape beside the one that is read, and swaps (invariant 5)', async () => {
    const cache = open();
    await cache.build('tickets', [put(1), put(2)], at('1_0'));
    await cache.promote('tickets', noon);
    await cache.build('tickets', [put(2, 5), put(3)], at('0_1', 'h2'));
    expect(cache.all('tickets').map(({ id }) => id)).toEqual([uuid(1), uuid(2)]);
    await cache.promote('tickets', noon);
    expect(cache.all('tickets').map(({ id, version }) => [id, version])).toEqual([
      [uuid(2), 5],
      [uuid(3), 1],
    ]);
    cache.close();
  });

  it('begins a building generation anew when the handle is another', async () => {
    const cache = open();
    await cache.build('tickets', [put(1)], at('0_1', 'h1'));
    await cache.build('tickets', [put(2)], at('0_1', 'h2'));
    await cache.promote('tickets', noon);
    expect(cache.all('tickets').map(({ id }) => id)).toEqual([uuid(2)]);
    cache.close();
  });

  it('takes an update that names only what changed', async () => {
    const cache = open();
    await cache.build('tickets', [put(1)], at('1_0'));
    await cache.promote('tickets', noon);
    const update: RowOperation = { op: 'update', row: { id: uuid(1), version: '2', title: 'Baru' } };
    await cache.apply('tickets', [update], at('2_0'), noon);
    expect(cache.entity('tickets', [uuid(1)])).toEqual(aTicket({ version: 2, title: 'Baru' }));
    cache.close();
  });

  it('leaves out a row that breaks its contract and shows the others', async () => {
    const cache = open();
    const odd: RowOperation = { op: 'insert', row: { ...put(2).row, priority: 'unheard-of' } };
    await cache.build('tickets', [put(1), odd], at('1_0'));
    await cache.promote('tickets', noon);
    expect(cache.all('tickets').map(({ id }) => id)).toEqual([uuid(1)]);
    cache.close();
  });

  it('sets a damaged file aside and begins anew', () => {
    writeFileSync(file(), 'this is not a database, and long enough to be read as one'.repeat(100));
    const cache = open();
    expect(cache.all('tickets')).toEqual([]);
    cache.close();
    expect(readdirSync(directory.path).some((name) => name.startsWith('cache.db.damaged-'))).toBe(true);
  });

  it('sets every file from a newer version aside and destroys none', () => {
    const newer = [98, 99];
    for (const version of newer) {
      open().close();
      const database = new Database(file());
      database.pragma(`user_version = ${version}`);
      database.close();
    }
    open().close();
    const kept = readdirSync(directory.path).filter((name) => /^cache\.db\.future-[^.]*$/.test(name));
    const versions = kept.map((name) => {
      const aside = new Database(join(directory.path, name));
      const version = aside.pragma('user_version', { simple: true });
      aside.close();
      return version;
    });
    expect(versions.sort()).toEqual(newer);
  });

  it('empties only the shape whose contract changed', async () => {
    const first = open();
    for (const shape of ['tickets', 'technicians'] as const) {
      await first.build(shape, [], at('1_0'));
      await first.promote(shape, noon);
    }
    first.close();
    const database = new Database(file());
    database.exec("UPDATE shape_contracts SET fingerprint = 'older' WHERE shape = 'tickets'");
    database.close();
    const second = open();
    expect(second.isComplete('tickets')).toBe(false);
    expect(second.isComplete('technicians')).toBe(true);
    second.close();
  });

  it('keeps the answers of queries for each person apart', () => {
    const cache = open();
    const key = { accountId: 'a', name: 'ticket.search', input: '{"text":"abc"}' };
    cache.keepAnswer(key, { value: [1], asOf: noon });
    expect(cache.answer(key)).toEqual({ value: [1], asOf: noon });
    expect(cache.answer({ ...key, accountId: 'b' })).toBeNull();
    cache.close();
  });
});

describe('the migrations of the cache', () => {
  it.each(cacheMigrations.map((_, index) => index + 1))('lead from version %i to the newest', (version) => {
    const database = new Database(':memory:');
    migrate(database, cacheMigrations.slice(0, version));
    expect(database.pragma('user_version', { simple: true })).toBe(version);
    migrate(database, cacheMigrations);
    expect(database.pragma('user_version', { simple: true })).toBe(cacheMigrations.length);
    expect(database.prepare('SELECT * FROM query_answers').all()).toEqual([]);
    expect(database.prepare('SELECT * FROM shape_positions').all()).toEqual([]);
    database.close();
  });
});
