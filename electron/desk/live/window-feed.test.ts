import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveChange, LiveMessage } from '../../../shared/contracts/live.ts';
import { thisMachine } from '../process/this-machine.ts';
import { aTicket, operator, uuid } from '../testing/builders.ts';
import type { FeedSource } from './feed-source.ts';
import { gone, patchRow, putRow } from './live-changes.ts';
import { mostWaiting } from './waiting-keys.ts';
import {
  feedWindow,
  flushEveryMs,
  largestChunk,
  unacknowledgedAllowed,
  type WindowFeed,
} from './window-feed.ts';

/** Tickets by their numbers, as a desk has them at the moment. */
type Desk = { titles: Map<number, string>; isKnown: boolean };

const numberOf = (key: string) => Number(key.slice(-12));
const row = (n: number, title: string): LiveChange =>
  putRow('tickets', uuid(n), aTicket({ id: uuid(n), title }));

const sourceOf = (desk: Desk): FeedSource => ({
  account: () => operator.accountId,
  names: () => ['tickets'],
  isKnown: () => desk.isKnown,
  page({ after, columns }, limit) {
    const numbers = [...desk.titles.keys()].sort((a, b) => a - b).filter((n) => n > after);
    const chosen = numbers.slice(0, limit);
    const cursor = { name: 'tickets' as const, after: chosen.at(-1) ?? 0, ...(columns && { columns }) };
    const title = (n: number) => desk.titles.get(n) ?? '';
    const changes = chosen.map((n) =>
      columns ? patchRow('tickets', uuid(n), { title: title(n) }) : row(n, title(n)),
    );
    return { changes, next: numbers.length > limit ? cursor : null };
  },
  row(_, key) {
    const title = desk.titles.get(numberOf(key));
    if (title !== undefined) return row(numberOf(key), title);
    return desk.isKnown ? gone('tickets', key) : null;
  },
});

describe('what a window is told', () => {
  let abort: AbortController;
  let desk: Desk;
  let heard: LiveMessage[];
  const fill = (rows: number) => {
    desk.titles = new Map(Array.from({ length: rows }, (_, n) => [n + 1, 'a']));
  };
  const listen = (feed: WindowFeed) => {
    const [{ signal }, hears] = [abort, heard];
    void (async () => {
      for await (const message of feed.messages(signal)) hears.push(message);
    })();
  };
  const aFeed = () => {
    const feed = feedWindow(sourceOf(desk), thisMachine.timers);
    listen(feed);
    return feed;
  };
  const change = (feed: WindowFeed, n: number, title: string | null) => {
    if (title === null) desk.titles.delete(n);
    else desk.titles.set(n, title);
    feed.changed('tickets', [uuid(n)]);
  };
  const batches = () => heard.filter((message) => message.kind === 'changes');
  const settled = () => new Promise((resolve) => setTimeout(resolve, flushEveryMs * 4));

  beforeEach(() => {
    abort = new AbortController();
    desk = { titles: new Map(), isKnown: true };
    heard = [];
  });
  afterEach(() => {
    abort.abort();
    vi.useRealTimers();
  });

  it('begins with reset, then all rows in chunks, then ready', async () => {
    fill(largestChunk * 2 + 1);
    const feed = aFeed();
    await settled();
    feed.acknowledge(2);
    await vi.waitFor(() => expect(heard.at(-1)?.kind).toBe('ready'));
    expect(heard.slice(0, 2)).toEqual([
      { kind: 'reset', account: operator.accountId },
      { kind: 'replacing', entity: 'tickets' },
    ]);
    expect(heard.at(-2)).toEqual({ kind: 'replaced', entity: 'tickets' });
    expect(batches().map(({ changes }) => changes.length)).toEqual([largestChunk, largestChunk, 1]);
  });

  it('is never more than a few unacknowledged batches', async () => {
    fill(largestChunk * 2 * unacknowledgedAllowed);
    const feed = aFeed();
    const areToBe = (count: number) => vi.waitFor(() => expect(batches()).toHaveLength(count), 5000);
    await areToBe(unacknowledgedAllowed);
    await settled();
    expect(batches()).toHaveLength(unacknowledgedAllowed);
    feed.acknowledge(1);
    await areToBe(unacknowledgedAllowed + 1);
    await settled();
    expect(batches()).toHaveLength(unacknowledgedAllowed + 1);
  });

  it('is told in parts between which the desk does what else is due', async () => {
    fill(largestChunk * unacknowledgedAllowed);
    aFeed();
    const heardAtTurns: number[] = [];
    while (batches().length < unacknowledgedAllowed) {
      await new Promise((resolve) => setImmediate(resolve));
      heardAtTurns.push(batches().length);
    }
    const atOnce = heardAtTurns.map((heardThen, turn) => heardThen - (heardAtTurns[turn - 1] ?? 0));
    expect(Math.max(...atOnce)).toBe(1);
  });

  it('is what is true when it is told, once for each row, however often the row changed meanwhile', async () => {
    const feed = aFeed();
    await settled();
    for (let n = 0; n < unacknowledgedAllowed; n += 1) {
      change(feed, 1, `early ${n}`);
      await settled();
    }
    for (let n = 0; n < 10_000; n += 1) change(feed, (n % 3) + 1, `late ${n}`);
    change(feed, 3, null);
    await settled();
    expect(batches()).toHaveLength(unacknowledgedAllowed);
    feed.acknowledge(2);
    await settled();
    const last = batches().at(-1)?.changes ?? [];
    expect(last).toHaveLength(3);
    expect(last).toContainEqual(row(1, 'late 9999'));
    expect(last).toContainEqual(gone('tickets', uuid(3)));
  });

  it('is the entity anew when more rows wait than are worth naming, and ends with what there is', async () => {
    fill(10);
    const feed = aFeed();
    await settled();
    change(feed, 1, 'b');
    await settled();
    for (let n = 1; n <= mostWaiting + 100; n += 1) change(feed, n, 'c');
    change(feed, 5, null);
    feed.acknowledge(2);
    for (let sequence = 3; sequence < 12; sequence += 1) {
      await settled();
      feed.acknowledge(sequence);
    }
    const again = heard.slice(heard.findLastIndex(({ kind }) => kind === 'replacing'));
    expect(again.at(-1)).toEqual({ kind: 'replaced', entity: 'tickets' });
    const keys = again.flatMap((message) =>
      message.kind === 'changes' ? message.changes.map(({ key }) => numberOf(key)) : [],
    );
    expect(keys).toEqual([...desk.titles.keys()].sort((a, b) => a - b));
  });

  it('is only the changed columns when they are all that changed in so many rows', async () => {
    const many = mostWaiting + 2;
    fill(many);
    const feed = aFeed();
    const rowsTold = () => batches().reduce((sum, { changes }) => sum + changes.length, 0);
    const told = async (rows: number) => {
      while (rowsTold() < rows) {
        feed.acknowledge(batches().length);
        await settled();
      }
    };
    await told(many);
    const before = heard.length;
    desk.titles.delete(2);
    feed.changed('tickets', [uuid(2)]);
    for (const n of desk.titles.keys()) desk.titles.set(n, 'b');
    feed.changed('tickets', [...desk.titles.keys()].map(uuid), ['title']);
    await told(many + 1 + desk.titles.size);
    const later = heard
      .slice(before)
      .flatMap((message) => (message.kind === 'changes' ? message.changes : []));
    expect(heard.slice(before).every(({ kind }) => kind === 'changes' || kind === 'ready')).toBe(true);
    expect(later).toContainEqual(gone('tickets', uuid(2)));
    expect(later).toContainEqual(patchRow('tickets', uuid(3), { title: 'b' }));
    expect(later.filter(({ op }) => op === 'patch')).toHaveLength(desk.titles.size);
  });

  it('hears with each part whether the desk has more of it already', async () => {
    const many = mostWaiting + largestChunk;
    fill(many);
    const feed = aFeed();
    const toldAll = async () => {
      for (let told = -1; told < batches().length; ) {
        told = batches().length;
        feed.acknowledge(told);
        await settled();
      }
    };
    await toldAll();
    const filled = batches().length;
    feed.changed('tickets', [...desk.titles.keys()].map(uuid), ['title']);
    await toldAll();
    const parts = batches().slice(filled);
    expect(parts.length).toBe(many / largestChunk);
    expect(parts.map(({ moreFollows }) => moreFollows)).toEqual(
      parts.map((_, place) => place < parts.length - 1),
    );
    change(feed, 1, 'b');
    await toldAll();
    expect(batches().at(-1)?.moreFollows).toBe(false);
  });

  it('is told to the end although more changes come all the time than can be told', async () => {
    fill(largestChunk * 3);
    const feed = aFeed();
    for (let round = 1; round <= 12; round += 1) {
      for (let n = 1; n <= mostWaiting + 1; n += 1) change(feed, n, `round ${round}`);
      await settled();
      feed.acknowledge(round);
    }
    expect(heard.filter(({ kind }) => kind === 'replaced').length).toBeGreaterThan(0);
  });

  it('tells status even to a window that acknowledges nothing', async () => {
    fill(largestChunk * 2 * unacknowledgedAllowed);
    const feed = aFeed();
    await vi.waitFor(() => expect(batches()).toHaveLength(unacknowledgedAllowed), 5000);
    feed.status({
      kind: 'status',
      connection: { kind: 'signed-out' },
      freshness: {} as never,
      clockOffsetMs: 0,
      unreadCommands: 0,
      damagedOutboxes: 0,
    });
    await settled();
    expect(heard.at(-1)?.kind).toBe('status');
  });

  it('begins anew when another person looks', async () => {
    fill(1);
    const feed = aFeed();
    await settled();
    feed.restart();
    await settled();
    const whole = ['reset', 'replacing', 'changes', 'replaced', 'ready'];
    expect(heard.map(({ kind }) => kind)).toEqual([...whole, ...whole]);
  });

  it('sends a whole shape again when another generation is read', async () => {
    fill(2);
    const feed = aFeed();
    await settled();
    feed.acknowledge(1);
    feed.reload('tickets');
    await settled();
    expect(heard.slice(-3).map(({ kind }) => kind)).toEqual(['replacing', 'changes', 'replaced']);
    expect(batches().at(-1)?.changes).toEqual([row(1, 'a'), row(2, 'a')]);
  });

  it('is nothing of rows the desk has lost, until it has them again', async () => {
    fill(2);
    const feed = aFeed();
    await settled();
    feed.acknowledge(1);
    desk.titles.clear();
    desk.isKnown = false;
    feed.changed('tickets', [uuid(1)]);
    feed.reload('tickets');
    await settled();
    expect(heard.at(-1)).toEqual({ kind: 'ready' });
    desk.isKnown = true;
    desk.titles.set(2, 'neu');
    feed.reload('tickets');
    await settled();
    expect(batches().at(-1)?.changes).toEqual([row(2, 'neu')]);
  });
});
