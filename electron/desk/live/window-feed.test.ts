import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LiveChange, LiveMessage } from '../../../shared/contracts/live.ts';
import { thisMachine } from '../process/this-machine.ts';
import { aTicket, uuid } from '../testing/builders.ts';
import type { FeedSource } from './feed-source.ts';
import { gone, putRow } from './live-changes.ts';
import { feedWindow, flushEveryMs, largestChunk, type WindowFeed } from './window-feed.ts';

const ticket = (n: number, title = 'a'): LiveChange =>
  putRow('tickets', uuid(n), aTicket({ id: uuid(n), title }));

/** A source of so many tickets, in pages. */
const sourceOf = (rows: number): FeedSource => ({
  cursors: () => [{ name: 'tickets', after: 0 }],
  page: ({ after }, limit) => {
    const to = Math.min(rows, after + limit);
    const changes = Array.from({ length: to - after }, (_, place) => ticket(after + place));
    return { changes, next: to < rows ? { name: 'tickets', after: to } : null };
  },
});

describe('what a window is told', () => {
  const abort = new AbortController();
  const heard: LiveMessage[] = [];
  const listen = (feed: WindowFeed) => {
    heard.length = 0;
    void (async () => {
      for await (const message of feed.messages(abort.signal)) heard.push(message);
    })();
  };
  const batches = () => heard.filter((message) => message.kind === 'changes');
  const settled = () => new Promise((resolve) => setTimeout(resolve, flushEveryMs * 4));

  afterEach(() => vi.useRealTimers());

  it('begins with reset, then all rows in chunks, then ready', async () => {
    const feed = feedWindow(sourceOf(largestChunk * 2 + 1), thisMachine.timers);
    listen(feed);
    await settled();
    feed.acknowledge(2);
    await vi.waitFor(() => expect(heard.at(-1)?.kind).toBe('ready'));
    expect(heard[0]).toEqual({ kind: 'reset' });
    expect(batches().map(({ changes }) => changes.length)).toEqual([largestChunk, largestChunk, 1]);
  });

  it('is never more than two unacknowledged batches', async () => {
    const feed = feedWindow(sourceOf(largestChunk * 5), thisMachine.timers);
    listen(feed);
    await settled();
    expect(batches()).toHaveLength(2);
    feed.acknowledge(1);
    await settled();
    expect(batches()).toHaveLength(3);
  });

  it('is merged by row while the window is slow: memory is bounded by rows, not by changes', async () => {
    const feed = feedWindow(sourceOf(0), thisMachine.timers);
    listen(feed);
    await settled();
    for (const title of ['b', 'c']) {
      feed.change(ticket(1, title));
      await settled();
    }
    for (let n = 0; n < 10_000; n += 1) feed.change(ticket(n % 3, `late ${n}`));
    feed.change(gone('tickets', uuid(2)));
    await settled();
    expect(batches()).toHaveLength(2);
    feed.acknowledge(2);
    await settled();
    const last = batches().at(-1)?.changes ?? [];
    expect(last).toHaveLength(3);
    expect(last).toContainEqual(ticket(0, 'late 9999'));
    expect(last).toContainEqual(gone('tickets', uuid(2)));
  });

  it('tells status even to a window that acknowledges nothing', async () => {
    const feed = feedWindow(sourceOf(largestChunk * 3), thisMachine.timers);
    listen(feed);
    await settled();
    feed.status({
      kind: 'status',
      connection: { kind: 'signed-out' },
      freshness: {} as never,
      clockOffsetMs: 0,
    });
    await settled();
    expect(heard.at(-1)?.kind).toBe('status');
  });

  it('never follows a newer row with an older one while the first rows are read', async () => {
    const feed = feedWindow(sourceOf(3), thisMachine.timers);
    feed.change(ticket(1, 'newer'));
    listen(feed);
    await settled();
    const ofOne = batches().flatMap(({ changes }) => changes.filter(({ key }) => key === uuid(1)));
    expect(ofOne.at(-1)).toEqual(ticket(1, 'newer'));
  });

  it('begins anew when another person looks', async () => {
    const feed = feedWindow(sourceOf(1), thisMachine.timers);
    listen(feed);
    await settled();
    feed.restart();
    await settled();
    expect(heard.map(({ kind }) => kind)).toEqual(['reset', 'changes', 'ready', 'reset', 'changes', 'ready']);
  });

  it('sends a whole shape again when another generation is read', async () => {
    const feed = feedWindow(sourceOf(2), thisMachine.timers);
    listen(feed);
    await settled();
    feed.acknowledge(1);
    feed.change(ticket(0, 'from the old generation'));
    feed.reload('tickets', [gone('tickets', uuid(9))]);
    await settled();
    expect(
      batches()
        .slice(1)
        .flatMap(({ changes }) => changes),
    ).toEqual([ticket(0), ticket(1), gone('tickets', uuid(9))]);
  });
});
