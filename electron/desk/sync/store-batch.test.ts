import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { RowOperation, WritableCache } from '../cache/cache.ts';
import { thisMachine } from '../process/this-machine.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { openTestCache, temporaryDirectory } from '../testing/desk-harness.ts';
import { packedRows } from '../testing/packed-rows.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import { openWatchedCache, placeIn } from '../testing/watched-cache.ts';
import type { Batch } from './shape-stream.ts';
import { storeBatches } from './store-batch.ts';

/** What happened in Postgres, and what a shape's log says of it. */
type Step = { readonly row: number; readonly kind: 'write' | 'remove'; readonly title: string };

const { timers } = thisMachine;

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

type Cut = {
  readonly size: number;
  /** As long as it can be: nothing but insertions, from the first on. */
  readonly isSnapshot: boolean;
  readonly upToDate: boolean;
  /** The server sent it by itself. */
  readonly isLive: boolean;
  readonly next: 'go on' | 'restart' | 'break' | 'broken off' | 'asked anew' | 'must-refetch';
};

const cutArbitrary: fc.Arbitrary<Cut> = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  isSnapshot: fc.boolean(),
  upToDate: fc.boolean(),
  isLive: fc.boolean(),
  next: fc.constantFrom(
    'go on',
    'go on',
    'go on',
    'restart',
    'break',
    'broken off',
    'asked anew',
    'must-refetch',
  ),
});

const foldOf = (log: readonly RowOperation[]): Map<string, unknown> => {
  const folded = new Map<string, unknown>();
  for (const { op, row } of log)
    if (op === 'delete') folded.delete(String(row.id));
    else folded.set(String(row.id), row.title);
  return folded;
};

/** SQLite takes the rows before it and refuses this one. */
const unwritable: RowOperation = { op: 'insert', row: { ...wire(9, 'x'), version: 'three' } };

const sent = (facts: Partial<Batch> & Pick<Batch, 'at'>): Batch => ({
  operations: [],
  snapshot: null,
  upToDate: false,
  requestedAt: 0,
  ...facts,
});

/** A desk that follows these logs, the next one from each must-refetch on, from where its cache stands. */
function followingDesk(logs: readonly RowOperation[][], open: () => ReturnType<typeof openWatchedCache>) {
  let { cache, commits } = open();
  let store = storeBatches('tickets', { cache, timers });
  let from = 0;
  let told = 0;
  let current = 0;
  const seen = [commits];
  const log = (handle = String(current)) => logs[Number(handle) % logs.length] ?? [];
  const beginAnew = async () => {
    await store.mustRefetch();
    from = 0;
    told = 0;
  };
  const resume = async () => {
    store = storeBatches('tickets', { cache, timers });
    const at = cache.position('tickets')?.at;
    from = at ? placeIn(at.offset) : 0;
    told = from;
    if (at && at.handle !== String(current)) await beginAnew();
  };
  const handle = () => String(current);
  const send = async (
    to: number,
    { upToDate, isLive }: Pick<Cut, 'upToDate' | 'isLive'>,
    more: readonly RowOperation[] = [],
  ) => {
    const operations = [...log().slice(from, to), ...more];
    const at = { handle: handle(), offset: `${to}_0` };
    await store.store(sent({ operations, at, upToDate, requestedAt: isLive ? null : 0 }), noon);
    from = to;
    // What was asked for is not told again; of what the server tells by itself, nothing counts before its end.
    if (upToDate || !isLive) told = to;
  };
  const sendSnapshot = async (to: number) => {
    const at = { handle: handle(), offset: `0_${to}` };
    await store.store(sent({ snapshot: packedRows(log().slice(from, to), null), at }), noon);
    from = to;
    told = to;
  };
  /** The server tells again from where it said last that all was told; asked, it says so there once more. */
  const goBack = async (isAsked: boolean) => {
    from = told;
    if (isAsked) await send(told, { upToDate: true, isLive: false });
  };
  const isInSnapshot = (to: number) =>
    log()
      .slice(0, to)
      .every(({ op }) => op === 'insert') && isBuilding();
  const isBuilding = () => cache.position('tickets')?.role !== 'read';
  return {
    log,
    cache: () => cache,
    get commits() {
      return seen.flat();
    },
    async take({ size, isSnapshot, upToDate, next, ...cut }: Cut) {
      const isLive = cut.isLive && !isSnapshot;
      // An answer begins where all was told; of what the server tells by itself a beginning may be here already.
      if (!isLive) from = told;
      const to = Math.min(log().length, from + size);
      if (next === 'break') {
        await expect(send(to, { upToDate: true, isLive }, [unwritable])).rejects.toThrow('cannot store TEXT');
        return resume();
      }
      if (isSnapshot && isInSnapshot(to)) await sendSnapshot(to);
      else await send(to, { upToDate, isLive });
      if (next === 'must-refetch') {
        current += 1;
        return beginAnew();
      }
      if (next === 'go on') return;
      if (next === 'broken off') store.brokenOff();
      if (next === 'broken off' || next === 'asked anew') return goBack(next === 'asked anew');
      cache.close();
      ({ cache, commits } = open());
      seen.push(commits);
      await resume();
    },
  };
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

  it('are at every commit the log folded up to the stored offset, however it is cut, broken, interrupted by restarts and begun anew (invariants 1 and 5)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(stepArbitrary, { maxLength: 25 }), { minLength: 1, maxLength: 3 }),
        fc.array(cutArbitrary, { maxLength: 15 }),
        async (stories, cuts) => {
          opened += 1;
          const desk = followingDesk(
            stories.map((steps) => logOf(steps).log),
            () => openWatchedCache(join(directory.path, `${opened}.db`)),
          );
          for (const cut of cuts) await desk.take(cut);
          await desk.take({
            size: desk.log().length,
            isSnapshot: false,
            upToDate: true,
            isLive: true,
            next: 'go on',
          });
          for (const { handle, offset, rows } of desk.commits.flat())
            expect(rows).toEqual(foldOf(desk.log(handle).slice(0, offset)));
          /* What is read stays until another copy is whole. */
          const isRead = desk.commits.map((positions) => positions.some(({ role }) => role === 'read'));
          expect(isRead).toEqual(isRead.toSorted());
          expect(titles(desk.cache())).toEqual(foldOf(desk.log()));
          desk.cache().close();
        },
      ),
      { numRuns: 100 },
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
          const store = storeBatches('tickets', { cache, timers });
          const at = { handle: 'h', offset: '1_0' };
          await store.store(sent({ operations: log, at, upToDate: true }), noon);
          const again = log.slice(log.length === 0 ? 0 : seed % log.length);
          await store.store(sent({ operations: again, at, upToDate: true }), noon);
          expect(titles(cache)).toEqual(truth);
          cache.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('show nothing before their up-to-date, in a first sync or a later one (invariant 2)', async () => {
    const cache = open();
    const store = storeBatches('tickets', { cache, timers });
    const batch = (row: number, upToDate: boolean) =>
      store.store(
        sent({
          operations: [{ op: 'insert', row: wire(row, 'a') }],
          at: { handle: 'h', offset: `${row}_0` },
          upToDate,
        }),
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
    const store = storeBatches('tickets', { cache, timers });
    const from = (handle: string, row: number, upToDate: boolean) =>
      store.store(
        sent({
          operations: [{ op: 'insert', row: wire(row, handle) }],
          at: { handle, offset: '1_0' },
          upToDate,
        }),
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
