import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RowOperation, WritableCache } from '../cache/cache.ts';
import type { Timers } from '../process/clock.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { openTestCache, temporaryDirectory } from '../testing/desk-harness.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import type { Batch } from './shape-stream.ts';
import { storeBatches } from './store-batch.ts';
import { longestMs } from './write-ahead.ts';

const row = (n: number, title: string): RowOperation => ({
  op: 'insert',
  row: ticketRow(aTicket({ id: uuid(n), title })),
});
const live = (operations: readonly RowOperation[], upToDate: boolean): Batch => ({
  operations,
  snapshot: null,
  upToDate,
  at: { handle: 'h', offset: upToDate ? '2_0' : '1_0' },
  requestedAt: null,
});
const beat: RowOperation = { op: 'insert', row: { id: 'server', at: '2026-11-22 05:00:01+00' } };

/** Time passes when a test says so. */
function handTimers() {
  const waiting = new Map<() => void, number>();
  const after: Timers['after'] = (delayMs, run) => {
    waiting.set(run, delayMs);
    return () => void waiting.delete(run);
  };
  const pass = (ms: number) => {
    for (const [run, delayMs] of waiting) if (delayMs <= ms) run();
  };
  return { after, pass, isWaiting: () => waiting.size > 0 };
}

describe('a transaction that is written while it comes', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let cache: WritableCache;
  let timers: ReturnType<typeof handTimers>;
  let store: ReturnType<typeof storeBatches>;
  const state = () => [
    ...cache.all('tickets').map(({ title }) => title),
    cache.position('tickets')?.at.offset,
  ];

  beforeEach(async () => {
    directory = temporaryDirectory();
    cache = openTestCache(join(directory.path, 'cache.db'));
    timers = handTimers();
    for (const shape of ['tickets', 'heartbeat'] as const) {
      await cache.build(shape, shape === 'tickets' ? [row(1, 'old'), row(2, 'old')] : [beat], {
        handle: 'h',
        offset: '1_0',
      });
      await cache.promote(shape, noon);
    }
    store = storeBatches('tickets', { cache, timers });
  });
  afterEach(() => {
    cache.close();
    directory.remove();
  });
  const beatHasItsTurn = async () => {
    let isWritten = false;
    const written = cache.apply('heartbeat', [beat], { handle: 'h', offset: '2_0' }, noon);
    void written.then(() => {
      isWritten = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { isWritten, written };
  };

  it('has everybody else wait, and is seen whole at its end', async () => {
    await store.store(live([row(1, 'new')], false), noon);
    const { isWritten, written } = await beatHasItsTurn();
    expect(isWritten).toBe(false);
    expect(state()).toEqual(['old', 'old', '1_0']);
    await store.store(live([row(2, 'new')], true), noon);
    await written;
    expect(state()).toEqual(['new', 'new', '2_0']);
    expect(timers.isWaiting()).toBe(false);
  });

  it('is undone when its rest is long in coming, so that others have their turn, and is whole all the same', async () => {
    await store.store(live([row(1, 'new')], false), noon);
    timers.pass(longestMs);
    const { written } = await beatHasItsTurn();
    await written;
    expect(state()).toEqual(['old', 'old', '1_0']);
    await store.store(live([row(2, 'new')], false), noon);
    expect(timers.isWaiting()).toBe(false);
    await store.store(live([], true), noon);
    expect(state()).toEqual(['new', 'new', '2_0']);
  });

  it('waits for its end when others are writing as it begins', async () => {
    const ahead = await cache.applyAhead('heartbeat');
    await store.store(live([row(1, 'new')], false), noon);
    ahead?.undo();
    await store.store(live([row(2, 'new')], true), noon);
    expect(state()).toEqual(['new', 'new', '2_0']);
  });

  it('may come again from its beginning, as after a broken line', async () => {
    await store.store(live([row(1, 'new')], false), noon);
    await store.store(live([row(1, 'new')], false), noon);
    await store.store(live([row(2, 'new'), { op: 'delete', row: { id: uuid(1) } }], true), noon);
    expect(state()).toEqual(['new', '2_0']);
  });

  it('is not shown by an answer that ends before it, and is told again', async () => {
    await store.store(live([row(1, 'new')], false), noon);
    const answer = { ...live([], true), at: { handle: 'h', offset: '1_0' }, requestedAt: 0 };
    await store.store(answer, noon);
    expect(state()).toEqual(['old', 'old', '1_0']);
    await store.store(live([row(1, 'new')], false), noon);
    await store.store(live([row(2, 'new')], true), noon);
    expect(state()).toEqual(['new', 'new', '2_0']);
  });

  it('lets others write at once when its connection breaks off', async () => {
    await store.store(live([row(1, 'new')], false), noon);
    store.brokenOff();
    expect(timers.isWaiting()).toBe(false);
    const { isWritten } = await beatHasItsTurn();
    expect(isWritten).toBe(true);
    await store.store(live([row(2, 'new')], true), noon);
    expect(state()).toEqual(['old', 'new', '2_0']);
  });

  it('waits for its end when it is an answer: the next may be long in coming', async () => {
    await store.store({ ...live([row(1, 'new')], false), requestedAt: 0 }, noon);
    await store.store(live([row(2, 'newer')], false), noon);
    expect(timers.isWaiting()).toBe(false);
    const { isWritten } = await beatHasItsTurn();
    expect(isWritten).toBe(true);
    await store.store(live([], true), noon);
    expect(state()).toEqual(['new', 'newer', '2_0']);
  });

  it('leaves nothing behind when nobody follows any more, and lets others write', async () => {
    await store.store(live([row(1, 'new')], false), noon);
    await store.stop();
    const { written } = await beatHasItsTurn();
    await written;
    expect(state()).toEqual(['old', 'old', '1_0']);
  });

  it('fails for the reason it cannot be written, and nothing of it is', async () => {
    const broken: RowOperation = { op: 'insert', row: { ...row(1, 'new').row, version: 'three' } };
    await store.store(live([broken], false), noon);
    await expect(store.store(live([row(2, 'new')], true), noon)).rejects.toThrow('cannot store TEXT');
    expect(state()).toEqual(['old', 'old', '1_0']);
  });
});
