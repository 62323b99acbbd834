import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import { createSignal } from '../process/signal.ts';
import { noon, operator } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { type Fault, faultyServer } from '../testing/faulty-server.ts';
import { addNote, queued, queuedAfter } from '../testing/queued.ts';
import { drainOutbox } from './drain.ts';
import { type OutboxChange, openOutbox } from './outbox.ts';
import { openOutboxStore } from './outbox-store.ts';
import { type QueuedCommand, subjectText } from './queued-command.ts';

type Submit = ReturnType<typeof faultyServer>['submit'];

const faults: readonly Fault[] = [
  'none',
  'lost-before',
  'lost-after',
  'error',
  'restart-before',
  'restart-after',
];

describe('an outbox that is drained to a server with faults', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let opened = 0;

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  /** A row whose command failed waits for up to a minute: here no longer than until it is asked for. */
  const openDesk = (submit: Submit) => {
    const file = join(directory.path, `${opened}.db`);
    let elapsedMs = 0;
    const store = openOutboxStore({ file, clock: { now: () => noon }, log: silent });
    const outbox = openOutbox(store, createSignal<OutboxChange>());
    const drain = drainOutbox({
      outbox,
      server: { submit },
      line: {
        status: () => 'open',
        carriesCommands: () => true,
        failed: () => undefined,
        suspect: () => undefined,
        knows: () => true,
      },
      principal: () => operator,
      onSessionRefused: () => undefined,
      timers: { monotonicMs: () => elapsedMs, after: () => () => undefined },
      log: silent,
    });
    return {
      outbox,
      aMinutePasses() {
        elapsedMs += 60_000;
        drain.kick();
      },
      close() {
        drain.close();
        store.close();
      },
    };
  };

  it('has every command applied exactly once and in the order given for each row, whatever is cut, refused for a while or restarted (invariants 6 and 7)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.constantFrom(...faults), { maxLength: 12 }),
        async (tickets, drawn) => {
          opened += 1;
          const restartDesk = () => {
            desk.close();
            desk = openDesk(server.submit);
          };
          const server = faultyServer(drawn, { restartDesk });
          let desk = openDesk(server.submit);
          const given = tickets.map((ticket, n) => queued(n, addNote(ticket, `${n}`)));
          desk.outbox.queue(given);
          const allAccepted = () => {
            desk.aMinutePasses();
            const states = desk.outbox.of(operator.accountId).map(({ id, state }) => [id, state.kind]);
            expect(states).toEqual(given.map(({ id }) => [id, 'accepted']));
          };
          await vi.waitFor(allAccepted, { interval: 1 });
          const applied = server.applied.map(({ id }) => id);
          expect(applied.toSorted()).toEqual(given.map(({ id }) => id).toSorted());
          for (const ofRow of Map.groupBy(given, (_, n) => tickets[n]).values()) {
            const ids = ofRow.map(({ id }) => id);
            expect(applied.filter((id) => ids.includes(id))).toEqual(ids);
          }
          desk.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has what is given after a command applied once when that is accepted, and never when it is refused (invariant 11)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(listArbitrary, { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom(...faults), { maxLength: 12 }),
        async (lists, drawn) => {
          opened += 1;
          const restartDesk = () => {
            desk.close();
            desk = openDesk(server.submit);
          };
          const given = lists.map(toCommands);
          const refused = new Set(given.flatMap(([leader], n) => (lists[n]?.isRefused ? [leader?.id] : [])));
          const server = faultyServer(drawn, { restartDesk, refuses: ({ id }) => refused.has(id) });
          let desk = openDesk(server.submit);
          for (const list of given) desk.outbox.queue(list);
          await vi.waitFor(
            () => {
              desk.aMinutePasses();
              const waiting = desk.outbox
                .of(operator.accountId)
                .filter(({ state }) => state.kind === 'waiting');
              expect(waiting).toEqual([]);
            },
            { interval: 1 },
          );
          const wanted = given.filter(([leader]) => leader && !refused.has(leader.id)).flat();
          const applied = server.applied.map(({ id }) => id);
          expect(applied.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
          for (const ofRow of Map.groupBy(wanted, ({ command }) =>
            subjectText(subjectOf(command)),
          ).values()) {
            const ids = ofRow.map(({ id }) => id);
            expect(applied.filter((id) => ids.includes(id))).toEqual(ids);
          }
          desk.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

type List = { readonly leader: number; readonly followers: readonly number[]; readonly isRefused: boolean };

/** By the ticket each is about. */
const listArbitrary: fc.Arbitrary<List> = fc.record({
  leader: fc.integer({ min: 1, max: 4 }),
  followers: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
  isRefused: fc.boolean(),
});

function toCommands({ leader, followers }: List, place: number): readonly QueuedCommand[] {
  const first = queued(100 * place, addNote(leader, 'a'));
  return [
    first,
    ...followers.map((ticket, n) => queuedAfter(first, 100 * place + n + 1, addNote(ticket, 'b'))),
  ];
}
