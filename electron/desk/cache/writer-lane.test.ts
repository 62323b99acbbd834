import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import type { RowOperation, WritableCache } from './cache.ts';
import { keepCache } from './keep-cache.ts';
import { sliceRows } from './writer-lane.ts';

const count = sliceRows * 4;
const rows = (title: string): RowOperation[] =>
  Array.from({ length: count }, (_, n) => ({
    op: 'insert',
    row: ticketRow(aTicket({ id: uuid(n), title })),
  }));
const beat = (second: number): RowOperation[] => [
  { op: 'insert', row: { id: 'server', at: `2026-11-22 05:00:0${second}+00` } },
];
const at = (offset: string) => ({ handle: 'h', offset });

describe('many rows written to the cache', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let cache: WritableCache;
  /** What somebody does while the writer rests. */
  let meanwhile: () => void;
  let pauses: number;
  const open = () =>
    keepCache(
      {
        file: join(directory.path, 'cache.db'),
        clock: { now: () => noon },
        log: silent,
        pause: () => {
          pauses += 1;
          meanwhile();
          return Promise.resolve();
        },
      },
      () => undefined,
    );
  const titles = () => new Set(cache.all('tickets').map(({ title }) => title));

  beforeEach(async () => {
    directory = temporaryDirectory();
    meanwhile = () => undefined;
    cache = open();
    for (const shape of ['tickets', 'heartbeat'] as const) {
      await cache.build(shape, shape === 'tickets' ? rows('old') : beat(1), at('1_0'));
      await cache.promote(shape, noon);
    }
    pauses = 0;
  });
  afterEach(() => {
    cache.close();
    directory.remove();
  });

  it('leave others their turn between slices, and are seen with their offset when all are written (invariant 5)', async () => {
    const seen: unknown[] = [];
    meanwhile = () =>
      seen.push([...titles(), cache.position('tickets')?.at.offset, cache.currentAt('tickets')]);
    await cache.apply('tickets', rows('new'), at('2_0'), instant(noon + 1));
    expect(pauses).toBe(3);
    expect(seen).toEqual(Array.from({ length: 3 }, () => ['old', '1_0', noon]));
    expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['new', '2_0']);
  });

  it('are all undone when the last slice cannot be written (invariant 5)', async () => {
    const broken: RowOperation = {
      op: 'insert',
      row: { ...ticketRow(aTicket({ id: uuid(1) })), version: 'x' },
    };
    await expect(cache.apply('tickets', [...rows('new'), broken], at('2_0'), noon)).rejects.toThrow();
    expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['old', '1_0']);
    await cache.apply('tickets', rows('newer'), at('3_0'), noon);
    expect([...titles()]).toEqual(['newer']);
  });

  it('let nobody else’s rows into their transaction: those come after, in the order they were given', async () => {
    const written: string[] = [];
    meanwhile = () => {
      meanwhile = () => undefined;
      for (const second of [2, 3])
        void cache
          .apply('heartbeat', beat(second), at(`${second}_0`), noon)
          .then(() => written.push(`beat ${second}`));
    };
    await cache.apply('tickets', rows('new'), at('2_0'), noon).then(() => written.push('tickets'));
    await cache.apply('heartbeat', beat(4), at('4_0'), noon);
    expect(written).toEqual(['tickets', 'beat 2', 'beat 3']);
    expect(cache.position('heartbeat')?.at.offset).toBe('4_0');
  });

  it('are not there, nor is their offset, when the desk ends in between (invariant 5)', async () => {
    meanwhile = () => cache.close();
    await expect(cache.apply('tickets', rows('new'), at('2_0'), noon)).rejects.toThrow('closed');
    meanwhile = () => undefined;
    cache = open();
    expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['old', '1_0']);
  });

  describe('while they come', () => {
    const begin = async () => {
      const ahead = await cache.applyAhead('tickets');
      if (!ahead) throw new Error('somebody else is writing');
      return ahead;
    };

    it('are seen with their offset at their end, and whoever else writes comes after (invariants 2 and 5)', async () => {
      const ahead = await begin();
      await ahead.write(rows('new'));
      const beating = cache.apply('heartbeat', beat(2), at('2_0'), noon);
      expect(await cache.applyAhead('tickets')).toBeNull();
      expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['old', '1_0']);
      expect(cache.position('heartbeat')?.at.offset).toBe('1_0');
      await ahead.end([], at('2_0'), noon);
      await beating;
      expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['new', '2_0']);
      expect(cache.position('heartbeat')?.at.offset).toBe('2_0');
    });

    it('leave nothing when they are undone, also between two slices, and others have their turn (invariant 5)', async () => {
      const ahead = await begin();
      await ahead.write(rows('new').slice(0, 1));
      const beating = cache.apply('heartbeat', beat(2), at('2_0'), noon);
      meanwhile = ahead.undo;
      await expect(ahead.write(rows('new'))).rejects.toThrow('undone');
      await beating;
      await expect(ahead.end([], at('2_0'), noon)).rejects.toThrow('undone');
      expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['old', '1_0']);
    });

    it('keep nobody waiting when the desk ends before they do', async () => {
      const ahead = await begin();
      await ahead.write(rows('new'));
      const beating = cache.apply('heartbeat', beat(2), at('2_0'), noon);
      cache.close();
      await expect(beating).rejects.toThrow('closed');
      cache = open();
      expect([...titles(), cache.position('tickets')?.at.offset]).toEqual(['old', '1_0']);
    });
  });
});
