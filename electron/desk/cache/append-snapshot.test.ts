import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pauseWith } from '../process/pause.ts';
import { thisMachine } from '../process/this-machine.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { packedRows } from '../testing/packed-rows.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import type { RowOperation, WritableCache } from './cache.ts';
import { tableOf } from './generations.ts';
import { keepCache } from './keep-cache.ts';

const put = (n: number, facts: Parameters<typeof aTicket>[0] = {}): RowOperation => ({
  op: 'insert',
  row: ticketRow(aTicket({ id: uuid(n), ...facts })),
});
const rows = (from: number, count: number) => Array.from({ length: count }, (_, n) => put(from + n));
const at = (offset: string) => ({ handle: 'h', offset });
const part = (operations: readonly RowOperation[], offset: string) => ({
  shape: 'tickets' as const,
  answers: [packedRows(operations, null)],
  at: at(offset),
});
/** Packed or not, more than is written at once. */
const many = 3000;

describe('a snapshot in the cache', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const warn = vi.fn();
  const file = () => join(directory.path, 'cache.db');
  const open = (cacheThread: URL | null = thisMachine.cacheThread ?? null): WritableCache =>
    keepCache(
      {
        file: file(),
        clock: { now: () => noon },
        log: { ...silent, warn },
        pause: pauseWith(thisMachine.timers),
        cacheThread,
      },
      () => undefined,
    );
  const isIndexed = () => {
    const database = new Database(file(), { readonly: true });
    const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'tickets_0_key'").all();
    database.close();
    return found.length > 0;
  };

  beforeEach(() => {
    directory = temporaryDirectory();
    warn.mockClear();
  });
  afterEach(() => directory.remove());

  it.each(['zstd', 'gzip', null] as const)(
    'is written by a thread of its own, packed as %s, and its keys are indexed when it is whole',
    async (packing) => {
      const cache = open();
      const answers = [packedRows(rows(1, many), packing), packedRows(rows(many + 1, many), packing)];
      await cache.append({ shape: 'tickets', answers, at: at('0_1') });
      expect(cache.position('tickets')).toEqual({ role: 'building', at: at('0_1') });
      expect(isIndexed()).toBe(false);
      await cache.promote('tickets', noon);
      expect(isIndexed()).toBe(true);
      expect(cache.all('tickets')).toHaveLength(2 * many);
      expect(cache.entity('tickets', [uuid(many)])).toEqual(aTicket({ id: uuid(many) }));
      expect(warn).not.toHaveBeenCalled();
      cache.close();
    },
  );

  it('is written by the desk itself where there is no thread, and where the thread does not start', async () => {
    for (const thread of [null, pathToFileURL(join(directory.path, 'nowhere.ts'))]) {
      const cache = open(thread);
      await cache.append(part(rows(1, many), '0_1'));
      await cache.append(part(rows(many + 1, many), '0_2'));
      await cache.promote('tickets', noon);
      expect(cache.all('tickets')).toHaveLength(2 * many);
      cache.close();
    }
    expect(warn).toHaveBeenCalledOnce();
  });

  it('leaves no row and no position of a part that cannot be written whole (invariant 5)', async () => {
    const cache = open();
    await cache.append(part(rows(1, many), '0_1'));
    const broken = put(9000, { title: 'x' });
    const odd: RowOperation = { op: 'insert', row: { ...broken.row, version: 'three' } };
    for (const operations of [
      [...rows(many + 1, many), odd],
      [put(9001), odd],
    ])
      await expect(cache.append(part(operations, '0_2'))).rejects.toThrow('cannot store TEXT');
    expect(cache.position('tickets')?.at).toEqual(at('0_1'));
    await cache.promote('tickets', noon);
    expect(cache.all('tickets')).toHaveLength(many);
    cache.close();
  });

  it('is refused when it is no log, or changes rows', async () => {
    const cache = open();
    const nonsense = { packing: null, bytes: Buffer.from('{"message":"not found"}') };
    await expect(cache.append({ shape: 'tickets', answers: [nonsense], at: at('0_1') })).rejects.toThrow(
      'not a log',
    );
    const update: RowOperation = { op: 'update', row: { id: uuid(1), title: 'x' } };
    await expect(cache.append(part([put(1), update], '0_1'))).rejects.toThrow('NOT NULL');
    expect(cache.position('tickets')).toBeNull();
    cache.close();
  });

  it('has a row once that came twice, as it came last', async () => {
    const cache = open();
    await cache.append(part([put(1), put(2), put(1, { title: 'Terakhir' })], '0_1'));
    await cache.build('tickets', [{ op: 'update', row: { id: uuid(2), title: 'Berubah' } }], at('5_0'));
    await cache.promote('tickets', noon);
    expect(cache.all('tickets').map(({ title }) => title)).toEqual(['Berubah', 'Terakhir']);
    cache.close();
  });

  it('goes on where it was when the desk ended while a part was written (invariant 5)', async () => {
    const first = open();
    await first.append(part(rows(1, many), '0_1'));
    const unfinished = first.append(part(rows(many + 1, many), '0_2'));
    const ended = expect(unfinished).rejects.toThrow();
    first.close();
    await ended;
    const second = open();
    expect(second.position('tickets')).toEqual({ role: 'building', at: at('0_1') });
    await second.append(part(rows(many + 1, many), '0_2'));
    await second.promote('tickets', noon);
    expect(second.all('tickets')).toHaveLength(2 * many);
    second.close();
  });

  it('takes the place of rows that were indexed, without their index', async () => {
    const cache = open();
    for (const handle of ['a', 'b', 'c']) {
      await cache.append({ ...part([put(1), put(2)], '0_1'), at: { handle, offset: '0_1' } });
      await cache.promote('tickets', noon);
      expect(cache.all('tickets')).toHaveLength(2);
    }
    const database = new Database(file(), { readonly: true });
    const left = database
      .prepare(`SELECT count(*) FROM ${tableOf('tickets', 1)}`)
      .pluck()
      .get();
    database.close();
    expect(left).toBe(0);
    cache.close();
  });
});
