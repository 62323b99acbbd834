import { describe, expect, it, vi } from 'vitest';
import { acknowledgeEvery, type LiveChange } from '../../shared/contracts/live.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import type { Scheduler } from './frame-scheduler.ts';
import type { RowChange } from './live-rows.ts';
import { LiveStore } from './live-store.ts';
import { aTicket, uuid } from './testing/ticket-builder.ts';

const sari = accountIdSchema.parse(uuid(9001));

function aStore(now?: () => number) {
  const frames: (() => void)[] = [];
  const later: (() => void)[] = [];
  const scheduler: Scheduler = {
    request: (run, atLeastMs = 0) => void (atLeastMs > 0 ? later : frames).push(run),
    goOn: (run) => void frames.push(run),
    cancel: () => void [frames.splice(0), later.splice(0)],
  };
  const acknowledged: number[] = [];
  const store = new LiveStore(scheduler, (sequence) => acknowledged.push(sequence), now);
  const nextFrame = () => frames.splice(0).at(-1)?.();
  const heldBack = () => later.splice(0).at(-1)?.();
  const shows = { count: 0 };
  store.subscribeEntity('tickets', () => {
    shows.count += 1;
  });
  return { store, acknowledged, nextFrame, heldBack, shows };
}

const put = (n: number, title: string): LiveChange => ({
  entity: 'tickets',
  op: 'put',
  key: uuid(n),
  value: aTicket(n, { title }),
});
const changes = (sequence: number, ...list: LiveChange[]) =>
  ({ kind: 'changes', sequence, changes: list, moreFollows: false }) as const;

describe('the live store', () => {
  it('shows nothing before the frame, and one row for many changes of it', () => {
    const { store, nextFrame } = aStore();
    const seen: RowChange[] = [];
    store.observe({ changed: (change) => seen.push(change) });
    store.receive(changes(1, put(1, 'a'), put(1, 'b')));
    store.receive(changes(2, put(1, 'c')));
    expect(store.rows.tickets.size).toBe(0);
    nextFrame();
    expect(seen).toHaveLength(1);
    expect(store.rows.tickets.get(uuid(1))?.title).toBe('c');
  });

  it('has the names that tickets are found by before it works out their lists', () => {
    const { store, nextFrame } = aStore();
    const named: boolean[] = [];
    store.observe({
      taken: () => named.push(store.rows.tickets.size === 0 || store.rows.customers.size === 1),
    });
    const customer = { entity: 'customers', op: 'put', key: 'c', value: { id: 'c' } } as never as LiveChange;
    const tickets = Array.from({ length: 100 }, (_, n) => put(n, 'a'));
    store.receive(changes(1, ...tickets, customer));
    nextFrame();
    expect(named.length).toBeGreaterThan(1);
    expect(named).not.toContain(false);
  });

  it('keeps the map and replaces the row', () => {
    const { store, nextFrame } = aStore();
    store.receive({ kind: 'ready' });
    const { tickets } = store.rows;
    store.receive(changes(1, put(1, 'a')));
    nextFrame();
    const before = tickets.get(uuid(1));
    store.receive(changes(2, put(1, 'b')));
    nextFrame();
    expect(store.rows.tickets).toBe(tickets);
    expect(tickets.get(uuid(1))).not.toBe(before);
  });

  it('wakes only those who watch the row that changed', () => {
    const { store, nextFrame } = aStore();
    const [one, two] = [vi.fn(), vi.fn()];
    store.subscribeRow('tickets', uuid(1), one);
    store.subscribeRow('tickets', uuid(2), two);
    store.receive(changes(1, put(1, 'a'), put(1, 'b')));
    nextFrame();
    expect(one).toHaveBeenCalledTimes(1);
    expect(two).not.toHaveBeenCalled();
  });

  it('acknowledges each batch as it comes: what waits here is one change for each row', () => {
    const { store, acknowledged } = aStore();
    store.receive(changes(7, put(1, 'a')));
    store.receive(changes(8, put(1, 'b')));
    expect(acknowledged).toEqual([7, 8]);
  });

  it('acknowledges every so many batches while more follows, and the last', () => {
    const { store, acknowledged } = aStore();
    const many = 2 * acknowledgeEvery + 1;
    for (let sequence = 1; sequence <= many; sequence += 1)
      store.receive({ ...changes(sequence, put(1, 'a')), moreFollows: sequence < many });
    expect(acknowledged).toEqual([acknowledgeEvery, 2 * acknowledgeEvery, many]);
  });

  it('takes a flood in slice by slice, shows what took a whole slice in a frame of its own, and is ready only then', () => {
    let now = 0;
    const { store, nextFrame } = aStore(() => (now += 6));
    store.receive(changes(1, ...Array.from({ length: 200 }, (_, n) => put(n, 'a'))));
    let shown = 0;
    store.subscribeEntity('tickets', () => (shown += 1));
    store.receive({ kind: 'ready' });
    const steps = [{ size: store.rows.tickets.size, shown }];
    while (store.status.phase === 'filling') {
      nextFrame();
      steps.push({ size: store.rows.tickets.size, shown });
    }
    expect(steps).toEqual([
      { size: 128, shown: 0 },
      { size: 200, shown: 0 },
      { size: 200, shown: 1 },
    ]);
  });

  it('shows the first tickets in the next frame and the rest of the room later, without keeping the desk waiting', () => {
    const { store, acknowledged, nextFrame, shows } = aStore();
    store.receive(changes(1, put(1, 'a')));
    nextFrame();
    expect(shows.count).toBe(1);
    store.receive(changes(2, put(2, 'b')));
    nextFrame();
    expect(acknowledged).toEqual([1, 2]);
    expect(shows.count).toBe(1);
    store.receive({ kind: 'ready' });
    expect(store.rows.tickets.size).toBe(2);
    expect(shows.count).toBe(2);
  });

  it('forgets everything at a reset, also what was still waiting', () => {
    const { store, nextFrame } = aStore();
    store.receive(changes(1, put(1, 'a')));
    nextFrame();
    store.receive(changes(2, put(2, 'b')));
    store.receive({ kind: 'reset', account: null });
    store.receive({ kind: 'ready' });
    expect(store.rows.tickets.size).toBe(0);
    expect(store.status.phase).toBe('ready');
  });

  it('keeps the same person’s rows until they are replaced, and then lets go of those that did not come', () => {
    const { store, nextFrame } = aStore();
    store.receive({ kind: 'reset', account: sari });
    store.receive(changes(1, put(1, 'a'), put(2, 'a')));
    store.receive({ kind: 'ready' });
    store.receive({ kind: 'reset', account: sari });
    store.receive({ kind: 'replacing', entity: 'tickets' });
    store.receive(changes(2, put(2, 'b')));
    nextFrame();
    expect([...store.rows.tickets.values()].map(({ title }) => title)).toEqual(['a', 'b']);
    store.receive({ kind: 'replaced', entity: 'tickets' });
    nextFrame();
    expect([...store.rows.tickets.values()].map(({ title }) => title)).toEqual(['b']);
    store.receive({ kind: 'reset', account: null });
    expect(store.rows.tickets.size).toBe(0);
  });

  it('shows the end of many changes as soon as it is here, and what came before in steps', () => {
    const { store, nextFrame, shows } = aStore();
    store.receive({ kind: 'ready' });
    for (const n of [1, 2]) {
      store.receive({ ...changes(n, put(n, 'a')), moreFollows: true });
      nextFrame();
    }
    expect(store.rows.tickets.size).toBe(2);
    expect(shows.count).toBe(0);
    store.receive(changes(3, put(3, 'a')));
    nextFrame();
    expect(store.rows.tickets.size).toBe(3);
    expect(shows.count).toBe(1);
  });

  it('takes the rows of an entity that comes anew in at once and shows them in steps, not in a frame for each page', () => {
    let now = 0;
    const { store, nextFrame, heldBack, shows } = aStore(() => now);
    store.receive({ kind: 'ready' });
    store.receive({ kind: 'replacing', entity: 'tickets' });
    nextFrame();
    for (const n of [1, 2]) {
      store.receive({ ...changes(n, put(n, 'a')), moreFollows: true });
      nextFrame();
    }
    store.receive({ kind: 'replaced', entity: 'tickets' });
    expect(store.rows.tickets.size).toBe(2);
    expect(shows.count).toBe(0);
    now += 400;
    heldBack();
    expect(shows.count).toBe(1);
    store.receive(changes(3, put(1, 'c')));
    nextFrame();
    expect(shows.count).toBe(2);
  });

  it('holds all it was sent when the desk says ready, without waiting for a frame', () => {
    const { store } = aStore();
    store.receive(changes(1, put(1, 'a')));
    store.receive({ kind: 'ready' });
    expect(store.rows.tickets.size).toBe(1);
  });

  it('shows what a person has done at once, before what waits', () => {
    const { store } = aStore();
    store.receive(changes(1, put(1, 'a'), put(2, 'b')));
    store.receive(changes(2, put(1, 'c'), { entity: 'commands', op: 'delete', key: uuid(9) }));
    expect([...store.rows.tickets.values()].map(({ title }) => title)).toEqual(['c']);
  });
});
