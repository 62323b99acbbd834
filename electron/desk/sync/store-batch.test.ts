import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { RowOperation, WritableCache } from '../cache/cache.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { openTestCache, temporaryDirectory } from '../testing/desk-harness.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import { storeBatches } from './store-batch.ts';

/** What happened in Postgres, and what a shape's log says of it. */
type Step = { readonly row: number; readonly kind: 'write' | 'remove'; readonly title: string };

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  row: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom('write', 'write', 'remove'),
  title: fc.constantFrom('a', 'b', 'c'),
});

const wire = (row: number, title: string): WireRow => ticketRow(aTicket({ id: uuid(row), title }));

/** The log of a story from an empty table: inserts are whole, updates name what changed, deletes name the key. */
function logOf(steps: readonly Step[]): { log: RowOperation[]; truth: Map<string, string> } {
  const truth = new Map<string, string>();
  const log = steps.flatMap(({ row, kind, title }): RowOperation[] => {
    const id = uuid(row);
    const known = truth.has(id);
    if (kind === 'remove') return truth.delete(id) ? [{ op: 'delete', row: { id } }] : [];
    truth.set(id, title);
    return [known ? { op: 'update', row: { id, title } } : { op: 'insert', row: wire(row, title) }];
  });
  return { log, truth };
}

describe('batches of a shape in the cache', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let opened: number;
  const open = (): WritableCache => openTestCache(join(directory.path, `${opened}.db`));
  const titles = (cache: WritableCache) =>
    new Map(cache.all('tickets').map(({ id, title }) => [String(id), title]));

  beforeEach(() => {
    directory = temporaryDirectory();
    opened = 0;
  });
  afterEach(() => directory.remove());

  it('equal the whole log folded, however it is cut, repeated and interrupted by restarts (invariants 1 and 5)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { maxLength: 25 }),
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), restart: fc.boolean() }), {
          maxLength: 12,
        }),
        async (steps, cuts) => {
          opened += 1;
          const { log, truth } = logOf(steps);
          let cache = open();
          let store = storeBatches('tickets', cache);
          let from = 0;
          for (const { size, restart } of [...cuts, { size: log.length + 1, restart: false }]) {
            const to = Math.min(log.length, from + size);
            const batch = { operations: log.slice(from, to), at: { handle: 'h', offset: `${to}_0` } };
            await store.store({ ...batch, upToDate: to === log.length, requestedAt: 0 }, noon);
            from = to;
            if (!restart) continue;
            cache.close();
            cache = open();
            store = storeBatches('tickets', cache);
            const position = cache.position('tickets');
            from = position ? Number(position.at.offset.split('_')[0]) : 0;
          }
          expect(titles(cache)).toEqual(truth);
          cache.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('may be sent twice from any point before their end (SSE resumes at an LSN)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 1, maxLength: 25 }),
        fc.nat(),
        async (steps, seed) => {
          opened += 1;
          const { log, truth } = logOf(steps);
          const cache = open();
          const store = storeBatches('tickets', cache);
          const at = { handle: 'h', offset: '1_0' };
          await store.store({ operations: log, at, upToDate: true, requestedAt: 0 }, noon);
          const again = log.slice(log.length === 0 ? 0 : seed % log.length);
          await store.store({ operations: again, at, upToDate: true, requestedAt: null }, noon);
          expect(titles(cache)).toEqual(truth);
          cache.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('show nothing before their up-to-date, in a first sync or a later one (invariant 2)', async () => {
    const cache = open();
    const store = storeBatches('tickets', cache);
    const batch = (row: number, upToDate: boolean) =>
      store.store(
        {
          operations: [{ op: 'insert', row: wire(row, 'a') }],
          at: { handle: 'h', offset: `${row}_0` },
          upToDate,
          requestedAt: 0,
        },
        noon,
      );
    expect(await batch(1, false)).toBeNull();
    expect(cache.all('tickets')).toEqual([]);
    expect(await batch(2, true)).toMatchObject({ kind: 'replaced' });
    expect(await batch(3, false)).toBeNull();
    expect(cache.all('tickets')).toHaveLength(2);
    expect(await batch(4, true)).toMatchObject({ kind: 'rows', keys: [uuid(3), uuid(4)] });
    expect(cache.all('tickets')).toHaveLength(4);
    cache.close();
  });

  it('keep what is read while a must-refetch is built beside it (invariant 5)', async () => {
    const cache = open();
    const store = storeBatches('tickets', cache);
    const from = (handle: string, row: number, upToDate: boolean) =>
      store.store(
        {
          operations: [{ op: 'insert', row: wire(row, handle) }],
          at: { handle, offset: '1_0' },
          upToDate,
          requestedAt: 0,
        },
        noon,
      );
    await from('old', 1, true);
    await store.mustRefetch();
    await from('new', 2, false);
    expect(titles(cache)).toEqual(new Map([[uuid(1), 'old']]));
    expect(await from('new', 3, true)).toEqual({ kind: 'replaced', shape: 'tickets' });
    expect(titles(cache)).toEqual(
      new Map([
        [uuid(2), 'new'],
        [uuid(3), 'new'],
      ]),
    );
    cache.close();
  });
});
