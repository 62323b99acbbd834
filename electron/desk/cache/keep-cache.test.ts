import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { damageArbitrary, inflictOn } from '../testing/damage.ts';
import { openTestCache, temporaryDirectory } from '../testing/desk-harness.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import type { RowOperation, WritableCache } from './cache.ts';
import type { CacheTrouble } from './keep-cache.ts';

const rows = (count: number, title: string): RowOperation[] =>
  Array.from({ length: count }, (_, n) => ({
    op: 'insert',
    row: ticketRow(aTicket({ id: uuid(n), title, description: 'x'.repeat(400) })),
  }));

describe('a cache that cannot be used', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let told: CacheTrouble[];
  let opened = 0;
  const file = () => join(directory.path, `${opened}.db`);
  const fresh = () => {
    opened += 1;
  };
  const open = () => openTestCache(file(), (trouble) => told.push(trouble));
  const fill = async (cache: WritableCache, title: string, count = 300) => {
    await cache.build('tickets', rows(count, title), { handle: title, offset: '1_0' });
    await cache.promote('tickets', noon);
  };
  const titles = (cache: WritableCache) => new Set(cache.all('tickets').map(({ title }) => title));

  beforeEach(() => {
    directory = temporaryDirectory();
    told = [];
  });
  afterEach(() => directory.remove());

  it('never keeps a desk from opening, whatever befell its file, and can be filled again', async () => {
    await fc.assert(
      fc.asyncProperty(damageArbitrary, fc.constantFrom('', '-wal'), async (damage, companion) => {
        fresh();
        const running = open();
        await fill(running, 'before');
        const killed = `${file()}-killed`;
        for (const name of ['', '-wal']) copyFileSync(file() + name, killed + name);
        running.close();
        inflictOn(killed + companion, damage);
        const cache = openTestCache(killed);
        titles(cache);
        await fill(cache, 'after').catch(() => fill(cache, 'after'));
        expect(titles(cache)).toEqual(new Set(['after']));
        cache.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is set aside while the desk runs, and an empty one is read and filled from then on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.9, noNaN: true }), async (at) => {
        fresh();
        told = [];
        const filler = open();
        await fill(filler, 'before', 3000);
        filler.close();
        const cache = open();
        inflictOn(file(), { kind: 'truncated', at });
        const seen = titles(cache);
        expect([new Set(), new Set(['before'])]).toContainEqual(seen);
        await fill(cache, 'after').catch(() => fill(cache, 'after'));
        expect(titles(cache)).toEqual(new Set(['after']));
        if (told.length > 0) expect(cache.beganAnew()).toBe(true);
        cache.close();
      }),
      { numRuns: 25 },
    );
  });

  it('undoes a write that failed on it and says so, so that nobody believes the row is here', async () => {
    const cache = open();
    await fill(cache, 'before');
    const other = new Database(file());
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    await expect(
      cache.apply('tickets', rows(1, 'after'), { handle: 'before', offset: '2_0' }, noon),
    ).rejects.toThrow('locked');
    expect(told).toEqual(['lost']);
    expect(cache.isComplete('tickets')).toBe(false);
    expect(cache.beganAnew()).toBe(true);
    await fill(cache, 'after');
    expect(titles(cache)).toEqual(new Set(['after']));
    cache.close();
  });

  it('is one that another program holds for itself when the desk starts', async () => {
    const holder = new Database(file());
    onTestFinished(() => void holder.close());
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('CREATE TABLE mine (x); BEGIN EXCLUSIVE');
    const cache = open();
    await fill(cache, 'after');
    expect(titles(cache)).toEqual(new Set(['after']));
    cache.close();
  });

  it('goes on without its file, and is fetched anew after a restart, when somebody deleted it', async () => {
    const first = open();
    await fill(first, 'before');
    for (const name of readdirSync(directory.path)) rmSync(join(directory.path, name));
    await first.apply('tickets', rows(300, 'after'), { handle: 'before', offset: '2_0' }, noon);
    expect(titles(first)).toEqual(new Set(['after']));
    first.close();
    const second = open();
    expect(second.isComplete('tickets')).toBe(false);
    second.close();
  });

  it('leaves one copy of itself beside the new one, not one for every day the disk damages it', async () => {
    for (const round of [1, 2, 3]) {
      const cache = open();
      await fill(cache, `round ${round}`);
      cache.close();
      inflictOn(file(), { kind: 'truncated', at: 0.5 });
    }
    open().close();
    expect(readdirSync(directory.path).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it('lives in memory when no file can be written at all', async () => {
    const nowhere = openTestCache(join(directory.path, 'no', 'such', 'place.db'));
    await fill(nowhere, 'here');
    expect(titles(nowhere)).toEqual(new Set(['here']));
    nowhere.close();
  });
});
