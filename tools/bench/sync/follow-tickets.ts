/**
 * A desk's sync of the tickets shape in a process of its own: first the whole of it into an empty cache, then every
 * change. Started by `fork`; says `synced` once, and `arrivals` whenever it is asked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepCache } from '../../../electron/desk/cache/keep-cache.ts';
import { pauseWith } from '../../../electron/desk/process/pause.ts';
import { keepHeapSmall } from '../../../electron/desk/process/small-heap.ts';
import { thisMachine } from '../../../electron/desk/process/this-machine.ts';
import { overHttp } from '../../../electron/desk/sync/server-reach.ts';
import type { Batch } from '../../../electron/desk/sync/shape-stream.ts';
import { storeBatches } from '../../../electron/desk/sync/store-batch.ts';
import { epochMs, markersIn } from './marker.ts';

keepHeapSmall();
const [serverUrl = '', token = ''] = process.argv.slice(2);
const { clock, timers } = thisMachine;
const say = (message: string) => process.stderr.write(`follow-tickets: ${message}\n`);
const log = { info: () => undefined, warn: (_: object, message: string) => say(message), error: say };

const directory = mkdtempSync(join(tmpdir(), 'aglis-bench-desk-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
const cache = keepCache(
  {
    file: join(directory, 'cache.db'),
    clock,
    log: { ...log, error: log.warn },
    cacheThread: thisMachine.cacheThread ?? null,
    pause: pauseWith(timers),
  },
  (trouble) => say(`the cache: ${trouble}`),
);
const store = storeBatches('tickets', { cache, timers });
const arrivals: Record<string, number> = {};
let isSynced = false;

const startedAt = performance.now();
overHttp(serverUrl)(() => token).follow({
  shape: 'tickets',
  from: null,
  monotonicMs: timers.monotonicMs,
  signal: new AbortController().signal,
  onMustRefetch: () => {
    say('the log was rotated');
    return Promise.resolve();
  },
  onFailure: (failure, error) => say(`${failure} ${String(error)}`),
  onBrokenOff: store.brokenOff,
  onReconnect: () => undefined,
  onBatch: take,
});

async function take(batch: Batch): Promise<void> {
  const change = await store.store(batch, clock.now());
  if (!change) return;
  if (isSynced) noteArrivals(batch);
  else {
    isSynced = true;
    const seconds = (performance.now() - startedAt) / 1000;
    const maxRssMegabytes = process.resourceUsage().maxRSS / 1024;
    process.send?.({ kind: 'synced', rows: countRows(), seconds, maxRssMegabytes });
  }
}

function countRows(): number {
  let rows = 0;
  for (let next: number | null = 0; next !== null; ) {
    const page: ReturnType<typeof cache.pageOf<'tickets'>> = cache.pageOf('tickets', ['id'], next, 10_000);
    rows += page.rows.length;
    next = page.next;
  }
  return rows;
}

function noteArrivals({ operations }: Batch): void {
  const at = epochMs();
  for (const { row } of operations) for (const marker of markersIn(row.title ?? '')) arrivals[marker] ??= at;
}

process.on('message', () => process.send?.({ kind: 'arrivals', clients: [arrivals] }));
process.on('disconnect', () => process.exit(0));
