import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LiveMessage } from '../../../shared/contracts/live.ts';
import { thisMachine } from '../process/this-machine.ts';
import { aTicket, operator, uuid } from '../testing/builders.ts';
import type { FeedSource } from './feed-source.ts';
import { putRow } from './live-changes.ts';
import { openLiveHub } from './live-hub.ts';
import { largestChunk, unacknowledgedAllowed } from './window-feed.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const heapMegabytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
};

const rows = 20_000;
/** A new object for each row that is read, as from a cache: what a window holds of it shows in the heap. */
const row = (key: string) => putRow('tickets', key, aTicket({ id: key, description: 'x'.repeat(500) }));
const source: FeedSource = {
  account: () => operator.accountId,
  names: () => ['tickets'],
  isKnown: () => true,
  page: ({ after }, limit) => {
    const to = Math.min(rows, after + limit);
    const changes = Array.from({ length: to - after }, (_, n) => row(uuid(after + n)));
    return { changes, next: to < rows ? { name: 'tickets', after: to } : null };
  },
  row: (_, key) => row(key),
};

describe('the windows of a desk', () => {
  const listen = (hub: ReturnType<typeof openLiveHub>, id: string, hear: (message: LiveMessage) => void) => {
    const abort = new AbortController();
    onTestFinished(() => abort.abort());
    void (async () => {
      for await (const message of hub.watch(id, abort.signal)) hear(message);
    })();
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('cost the same memory however much passes while one is hidden and acknowledges nothing', async () => {
    const hub = openLiveHub({ source, timers: thisMachine.timers, status: () => ({}) as never });
    const heard = { changes: 0 };
    for (const window of ['hidden', 'stopped', 'crashed'])
      listen(hub, window, (message) => {
        if (message.kind === 'changes') heard.changes += message.changes.length;
      });
    await pause(300);
    const before = heapMegabytes();
    for (let n = 0; n < 100_000; n += 100) {
      hub.cacheChanged({
        kind: 'rows',
        shape: 'tickets',
        columns: null,
        keys: Array.from({ length: 100 }, (_, place) => uuid(n + place)),
      });
      if (n % 10_000 === 0) await pause(1);
    }
    expect(heard.changes).toBeLessThanOrEqual(3 * unacknowledgedAllowed * largestChunk);
    expect(heapMegabytes() - before).toBeLessThan(3);
  });

  it('do not wait for each other: one that answers has every row while another is silent', async () => {
    const hub = openLiveHub({ source, timers: thisMachine.timers, status: () => ({}) as never });
    const seen = new Set<string>();
    listen(hub, 'silent', () => undefined);
    listen(hub, 'awake', (message) => {
      if (message.kind !== 'changes') return;
      for (const { key } of message.changes) seen.add(key);
      setImmediate(() => hub.acknowledge('awake', message.sequence));
    });
    for (let wait = 0; seen.size < rows && wait < 400; wait += 1) await pause(20);
    expect(seen.size).toBe(rows);
  });
});
