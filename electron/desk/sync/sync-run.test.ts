import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RowOperation } from '../cache/cache.ts';
import { thisMachine } from '../process/this-machine.ts';
import { aTicket, noon, uuid } from '../testing/builders.ts';
import { openTestCache, temporaryDirectory } from '../testing/desk-harness.ts';
import { packedRows } from '../testing/packed-rows.ts';
import { ticketRow } from '../testing/postgres-text.ts';
import type { Batch, FollowShape } from './shape-stream.ts';
import { type RunListener, startSyncRun } from './sync-run.ts';

type Followed = Parameters<FollowShape>[0];

const rows = (from: number, count: number): readonly RowOperation[] =>
  Array.from({ length: count }, (_, n) => ({
    op: 'insert',
    row: ticketRow(aTicket({ id: uuid(from + n) })),
  }));
const part = (from: number, offset: string): Batch => ({
  operations: [],
  snapshot: packedRows(rows(from, 2000), null),
  upToDate: false,
  at: { handle: 'h', offset },
  requestedAt: 0,
});
const whole: Batch = {
  operations: rows(9001, 1),
  snapshot: null,
  upToDate: true,
  at: { handle: 'h', offset: '7_0' },
  requestedAt: 0,
};
const silent: RunListener = {
  stored: () => undefined,
  storedLate: () => undefined,
  mustRefetch: () => undefined,
  reconnected: () => undefined,
  failed: () => undefined,
};

describe('a sync run', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  /** Of the tickets; whatever it is given comes to the cache as from a server. */
  const begin = () => {
    const cache = openTestCache(join(directory.path, 'cache.db'));
    const followed: Followed[] = [];
    const run = startSyncRun(
      {
        cache,
        now: () => noon,
        timers: thisMachine.timers,
        follow: (options) => {
          if (options.shape === 'tickets') followed.push(options);
          return { refresh: () => undefined };
        },
      },
      silent,
    );
    const [tickets] = followed;
    if (!tickets) throw new Error('The tickets are not followed');
    return { cache, run, tickets };
  };

  it('has stopped when what was on its way is in the cache: whoever follows from there misses nothing', async () => {
    const { cache, run, tickets } = begin();
    await tickets.onBatch(part(1, '0_1'));
    const last = tickets.onBatch(whole);
    await run.stop();
    expect(cache.position('tickets')).toEqual({ role: 'read', at: whole.at });
    expect(cache.all('tickets')).toHaveLength(2001);
    await last;
    cache.close();
  });

  it('drops what waits to be written when it is stopped, and goes no further than its position says', async () => {
    const { cache, run, tickets } = begin();
    await tickets.onBatch(part(1, '0_1'));
    const waiting = tickets.onBatch(part(2001, '0_2'));
    await run.stop();
    await waiting;
    expect(cache.position('tickets')).toEqual({ role: 'building', at: { handle: 'h', offset: '0_1' } });
    await cache.promote('tickets', noon);
    expect(cache.all('tickets')).toHaveLength(2000);
    cache.close();
  });
});
