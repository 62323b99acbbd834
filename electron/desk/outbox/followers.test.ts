import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSignal } from '../process/signal.ts';
import { noon, operator, uuid } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { accepted, acceptedState, addNote, queued, queuedAfter } from '../testing/queued.ts';
import { chooseBatch, holdSubjects } from './choose-batch.ts';
import { type Outbox, type OutboxChange, openOutbox } from './outbox.ts';
import { type OutboxStore, openOutboxStore } from './outbox-store.ts';
import type { QueuedCommand } from './queued-command.ts';

const me = operator.accountId;
const refusal = { code: 'ticket-unknown' } as const;
const leader = queued(1, addNote(1, 'diumumkan'));
const followers = [2, 3].map((n) => queuedAfter(leader, n, addNote(n, 'diberikan')));
const ids = (commands: Iterable<QueuedCommand>) => [...commands].map(({ id }) => id);

describe('commands that are given after another', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let opened = 0;
  let store: OutboxStore;
  let outbox: Outbox;
  let told: OutboxChange[];
  const file = () => join(directory.path, `${opened}.db`);
  const open = () => {
    store = openOutboxStore({ file: file(), clock: { now: () => noon }, log: silent });
    const changed = createSignal<OutboxChange>();
    told = [];
    changed.listen((change) => void told.push(change));
    outbox = openOutbox(store, changed);
  };
  const openAgain = () => {
    store.close();
    open();
  };
  const refuse = ({ id }: QueuedCommand) => outbox.answered([{ id, kind: 'refused', refusal, by: 'server' }]);
  const accept = ({ id }: QueuedCommand) =>
    outbox.answered([{ id, kind: 'accepted', outcome: accepted([1, 2]), decidedAt: noon }]);
  const batch = () => ids(chooseBatch(outbox.unanswered(me), holdSubjects(), { size: 100, now: 0 }));

  beforeEach(() => {
    directory = temporaryDirectory();
    opened += 1;
    open();
  });
  afterEach(() => {
    store.close();
    directory.remove();
  });

  it('are on the disk with it or not at all', () => {
    const broken = queued(4, addNote(1, 'x'), acceptedState(noon, accepted([1, 2])));
    expect(() => outbox.queue([leader, ...followers, broken])).toThrow('accepted after it was given');
    expect(outbox.of(me)).toEqual([]);
    expect(store.load().commands).toEqual([]);
    outbox.queue([leader, ...followers]);
    expect(store.load().commands).toEqual([leader, ...followers]);
  });

  it('wait for its acceptance, and what is given later on their rows waits behind them (7)', () => {
    const behind = queued(4, addNote(2, 'sesudahnya'));
    const other = queued(5, addNote(4, 'lain'));
    outbox.queue([leader, ...followers]);
    outbox.queue([behind]);
    outbox.queue([other]);
    expect(outbox.waitingOf(me)).toBe(5);
    expect(batch()).toEqual([leader.id, other.id]);
    accept(leader);
    openAgain();
    expect(batch()).toEqual([...ids(followers), behind.id, other.id]);
  });

  it('need nothing of it once it is accepted: it may settle and be forgotten before they are sent', () => {
    outbox.queue([leader, ...followers]);
    accept(leader);
    outbox.settle({ version: () => 2, provenThrough: () => null });
    openAgain();
    expect(ids(outbox.of(me))).toEqual(ids(followers));
    expect(batch()).toEqual(ids(followers));
  });

  it('rest when it is refused: neither sent, nor shown, nor counted, nor in the way of anything (8)', () => {
    const behind = queued(4, addNote(2, 'sesudahnya'));
    outbox.queue([leader, ...followers]);
    outbox.queue([behind]);
    refuse(leader);
    expect(told.at(-1)?.subjects.map(({ id }) => id)).toEqual([uuid(1), uuid(2), uuid(3)]);
    openAgain();
    expect(ids(outbox.of(me))).toEqual([leader.id, behind.id]);
    expect(ids(outbox.on({ entity: 'tickets', id: uuid(2) }, me))).toEqual([behind.id]);
    expect(followers.map(({ id }) => outbox.pending(id, me))).toEqual([null, null]);
    expect(outbox.waitingOf(me)).toBe(2);
    expect(outbox.leftBehind(null)).toMatchObject([{ count: 2 }]);
    expect(batch()).toEqual([behind.id]);
  });

  it('go with its refusal, and not by themselves', () => {
    outbox.queue([leader, ...followers]);
    refuse(leader);
    expect(followers.map(({ id }) => outbox.dismiss(id, me))).toEqual([false, false]);
    expect(outbox.dismiss(leader.id, me)).toBe(true);
    expect(store.load().commands).toEqual([]);
  });

  it('are refused, to be seen, when a damaged outbox has lost it: nobody knows whether it was accepted', () => {
    outbox.queue([leader, ...followers]);
    store.close();
    const database = new Database(file());
    database.prepare('DELETE FROM commands WHERE id = ?').run(leader.id);
    database.close();
    open();
    expect(outbox.of(me).map(({ state }) => state)).toEqual(
      followers.map(() => ({ kind: 'refused', refusal: { code: 'leader-lost' }, by: 'desk' })),
    );
    expect(batch()).toEqual([]);
    for (const { id } of followers) expect(outbox.dismiss(id, me)).toBe(true);
    expect(store.load().commands).toEqual([]);
  });

  it('are sent when, and only when, it is accepted, whatever is restarted, dismissed or given again (11)', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 40, size: 'max' }), (steps) => {
        opened += 1;
        openAgain();
        const model = modelOf();
        for (const step of steps) {
          if (step.kind === 'restart') openAgain();
          else take(step, model);
          expect(ids(outbox.unanswered(me)).toSorted()).toEqual([...model.waiting].toSorted());
          expect(ids(outbox.of(me)).toSorted()).toEqual([...model.waiting, ...model.refused].toSorted());
          expect(batch().toSorted()).toEqual([...model.sendable].toSorted());
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Does the step with the n-th list where it can be done, and notes in the model what must be true after it. */
  function take({ kind, n }: Exclude<Step, { kind: 'restart' }>, model: Model): void {
    const state = model.lists.get(n) ?? 'none';
    const list = listOf(n, model.times.get(n) ?? 0);
    if (kind === 'dismiss') expect(outbox.dismiss(leaderIn(list).id, me)).toBe(state === 'refused');
    else if (state !== from[kind]) return;
    else if (kind === 'give') outbox.queue(list);
    else if (kind === 'refuse') refuse(leaderIn(list));
    else if (kind === 'accept') acceptAndForget(leaderIn(list));
    else giveAgain(n, list, model);
    if (state === from[kind]) model.lists.set(n, to[kind]);
  }

  function acceptAndForget(first: QueuedCommand): void {
    accept(first);
    outbox.settle({ version: () => 2, provenThrough: () => null });
  }

  function giveAgain(n: number, [first, ...rest]: readonly QueuedCommand[], { times }: Model): void {
    if (!first) return;
    times.set(n, (times.get(n) ?? 0) + 1);
    expect(ids(outbox.followersOf(first.id))).toEqual(ids(rest));
    outbox.queue(listOf(n, times.get(n) ?? 0));
    expect(outbox.dismiss(first.id, me)).toBe(true);
  }
});

type Step =
  | { readonly kind: 'give' | 'accept' | 'refuse' | 'dismiss' | 'give again'; readonly n: number }
  | { readonly kind: 'restart' };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('give', 'give', 'accept', 'refuse', 'refuse', 'dismiss', 'give again'),
      n: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

/** Each list is about rows of its own. Given again, its first command has another id, and the others theirs. */
function listOf(n: number, time: number): readonly QueuedCommand[] {
  const first = queued(1000 * n + time, addNote(10 * n, 'a'));
  return [
    first,
    ...[1, 2].map((each) => queuedAfter(first, 1000 * n + 900 + each, addNote(10 * n + each, 'b'))),
  ];
}

function leaderIn([first]: readonly QueuedCommand[]): QueuedCommand {
  if (!first) throw new Error('A list has a first command');
  return first;
}

type ListState = 'none' | 'waiting' | 'accepted' | 'refused' | 'over';

type Deed = Exclude<Step['kind'], 'restart'>;
const from: Readonly<Record<Deed, ListState>> = {
  give: 'none',
  accept: 'waiting',
  refuse: 'waiting',
  dismiss: 'refused',
  'give again': 'refused',
};
const to: Readonly<Record<Deed, ListState>> = {
  give: 'waiting',
  accept: 'accepted',
  refuse: 'refused',
  dismiss: 'over',
  'give again': 'waiting',
};

/** What must be so of each list. */
function modelOf() {
  const lists = new Map<number, ListState>();
  const times = new Map<number, number>();
  const of = (wanted: ListState) =>
    [...lists].flatMap(([n, state]) => (state === wanted ? [listOf(n, times.get(n) ?? 0)] : []));
  return {
    lists,
    times,
    get waiting() {
      return [...of('waiting').flatMap(ids), ...of('accepted').flatMap((list) => ids(list.slice(1)))];
    },
    get refused() {
      return of('refused').flatMap((list) => ids(list.slice(0, 1)));
    },
    get sendable() {
      return [
        ...of('waiting').flatMap((list) => ids(list.slice(0, 1))),
        ...of('accepted').flatMap((list) => ids(list.slice(1))),
      ];
    },
  };
}
type Model = ReturnType<typeof modelOf>;
