import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import type { CommandName, CommandOutcome } from '../../../shared/contracts/commands.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { createSignal } from '../process/signal.ts';
import { thisMachine } from '../process/this-machine.ts';
import { ServerAway, ServerRefused } from '../sync/server-client.ts';
import { noon, operator } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { faultyServer } from '../testing/faulty-server.ts';
import { acknowledge, addNote, queued, queuedAfter } from '../testing/queued.ts';
import { chooseBatch, holdSubjects } from './choose-batch.ts';
import { type Drain, drainOutbox } from './drain.ts';
import { type Outbox, type OutboxChange, openOutbox } from './outbox.ts';
import { type OutboxStore, openOutboxStore } from './outbox-store.ts';
import { subjectText } from './queued-command.ts';

describe('draining the outbox', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let store: OutboxStore;
  let outbox: Outbox;
  let drain: Drain | null;
  let knows: (name: CommandName) => boolean;
  let carries: boolean;
  let present: typeof operator | null;
  let refusedSessions: Principal[] = [];
  let opened = 0;

  const fresh = () => {
    opened += 1;
    store = openOutboxStore({
      file: join(directory.path, `${opened}.db`),
      clock: { now: () => noon },
      log: silent,
    });
    outbox = openOutbox(store, createSignal<OutboxChange>());
  };
  const draining = (submit: Parameters<typeof drainOutbox>[0]['server']['submit']) => {
    drain = drainOutbox({
      outbox,
      server: { submit },
      line: {
        status: () => (carries ? 'open' : 'unreachable'),
        carriesCommands: () => carries,
        failed: () => undefined,
        suspect: () => undefined,
        knows,
      },
      principal: () => present,
      onSessionRefused: (whose) => void refusedSessions.push(whose),
      timers: thisMachine.timers,
      log: silent,
    });
    return drain;
  };

  beforeEach(() => {
    directory = temporaryDirectory();
    drain = null;
    knows = () => true;
    carries = true;
    present = operator;
    refusedSessions = [];
  });
  afterEach(() => {
    drain?.close();
    store.close();
    directory.remove();
  });

  it('lets a command that the server cannot take wait alone, and sends the others (7)', async () => {
    fresh();
    const poison = queued(1, addNote(1, 'racun'));
    const after = queued(2, addNote(1, 'sesudahnya'));
    const other = queued(3, addNote(2, 'lain'));
    outbox.queue([poison, after, other]);
    const seen: string[][] = [];
    draining((envelopes) => {
      seen.push(envelopes.map(({ id }) => id));
      if (envelopes.some(({ id }) => id === poison.id))
        return Promise.reject(new ServerRefused('server-error', 'broken', null));
      const outcomes = envelopes.map(
        (): CommandOutcome => ({ kind: 'accepted', transactionId: '1', touched: [] }),
      );
      return Promise.resolve({ outcomes, now: noon });
    }).kick();
    const stateOf = (id: typeof poison.id) => outbox.find(id, operator.accountId)?.state.kind;
    await vi.waitFor(() => expect(stateOf(other.id)).toBe('accepted'));
    expect(stateOf(poison.id)).toBe('waiting');
    expect(stateOf(after.id)).toBe('waiting');
    expect(seen.some((ids) => ids.length === 1 && ids[0] === after.id)).toBe(false);
  });

  it('gives up what is on its way when the line is lost, and sends it again, the same, when it is back (6)', async () => {
    fresh();
    const command = queued(1, addNote(1, 'di jalan'));
    outbox.queue([command]);
    const sent: string[][] = [];
    const current = draining((envelopes, givenUp) => {
      sent.push(envelopes.map(({ id }) => id));
      if (sent.length > 1) return faultyServer([]).submit(envelopes);
      // As on a connection that something between forgot: it is never answered.
      return new Promise((_, reject) =>
        givenUp.addEventListener('abort', () => reject(new ServerAway(givenUp.reason)), { once: true }),
      );
    });
    current.kick();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    carries = false;
    current.lineMoved();
    await vi.waitFor(() => expect(outbox.find(command.id, operator.accountId)?.state.kind).toBe('waiting'));
    carries = true;
    current.lineMoved();
    await vi.waitFor(() => expect(outbox.find(command.id, operator.accountId)?.state.kind).toBe('accepted'));
    expect(sent).toEqual([[command.id], [command.id]]);
  });

  it('sends what somebody left here when they come back as another person leaves', async () => {
    fresh();
    const command = queued(1, addNote(1, 'ditinggalkan'));
    outbox.queue([command]);
    present = null;
    const current = draining(faultyServer([]).submit);
    current.kick();
    present = operator;
    current.kick();
    await vi.waitFor(() => expect(outbox.find(command.id, operator.accountId)?.state.kind).toBe('accepted'));
  });

  it('shows a command that the server finds malformed as refused (invariant 8)', async () => {
    fresh();
    const command = queued(1, addNote(1, 'x'));
    outbox.queue([command]);
    draining(() => Promise.reject(new ServerRefused('bad-request', 'too odd', null))).kick();
    await vi.waitFor(() =>
      expect(outbox.find(command.id, operator.accountId)?.state).toEqual({
        kind: 'refused',
        by: 'server',
        refusal: { code: 'invalid-input', detail: 'too odd' },
      }),
    );
  });

  it('refuses a command the server does not have, visibly, and delivers the others (invariant 8)', async () => {
    fresh();
    knows = (name) => name !== 'ticket.acknowledge';
    const unknown = queued(1, acknowledge(1));
    const other = queued(2, addNote(1, 'lain'));
    outbox.queue([unknown, other]);
    const server = faultyServer([]);
    draining(server.submit).kick();
    const stateOf = (id: typeof unknown.id) => outbox.find(id, operator.accountId)?.state;
    await vi.waitFor(() => expect(stateOf(other.id)?.kind).toBe('accepted'));
    expect(stateOf(unknown.id)).toEqual({
      kind: 'refused',
      by: 'desk',
      refusal: { code: 'unknown-command' },
    });
    expect(server.applied.map(({ id }) => id)).toEqual([other.id]);
  });

  it('sends nothing of what is given after a command the server does not have (11)', async () => {
    fresh();
    knows = (name) => name !== 'ticket.acknowledge';
    const unknown = queued(1, acknowledge(1));
    const other = queued(3, addNote(2, 'lain'));
    outbox.queue([unknown, queuedAfter(unknown, 2, addNote(3, 'sesudahnya'))]);
    outbox.queue([other]);
    const server = faultyServer([]);
    draining(server.submit).kick();
    await vi.waitFor(() => expect(outbox.find(other.id, operator.accountId)?.state.kind).toBe('accepted'));
    expect(outbox.of(operator.accountId).map(({ id }) => id)).toEqual([unknown.id, other.id]);
    expect(server.applied.map(({ id }) => id)).toEqual([other.id]);
  });

  it('keeps a refusal it has no words for as a refusal, and a command without a readable answer waiting', async () => {
    fresh();
    const odd = queued(1, addNote(1, 'x'));
    const unanswered = queued(2, addNote(2, 'y'));
    outbox.queue([odd, unanswered]);
    const outcomes: Record<string, unknown> = {
      [odd.id]: { kind: 'refused', refusal: { code: 'moon-is-full', phase: 3 } },
      [unanswered.id]: { kind: 'postponed' },
    };
    draining((envelopes) =>
      Promise.resolve({ outcomes: envelopes.map(({ id }) => outcomes[id]) as CommandOutcome[], now: noon }),
    ).kick();
    const stateOf = (id: typeof odd.id) => outbox.find(id, operator.accountId)?.state;
    await vi.waitFor(() =>
      expect(stateOf(odd.id)).toMatchObject({ refusal: { code: 'unknown-reason', reason: 'moon-is-full' } }),
    );
    expect(stateOf(unanswered.id)?.kind).toBe('waiting');
    expect(store.load()).toMatchObject({ commands: [{ id: odd.id }, { id: unanswered.id }], unread: 0 });
  });

  it('chooses a batch that keeps the order of each row, and nothing of a held row (7)', () => {
    fresh();
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
        fc.integer({ min: 1, max: 10 }),
        (tickets, heldTickets, size) => {
          const held = holdSubjects();
          for (const ticket of heldTickets) held.hold(queued(999, addNote(ticket, 'x')), 0);
          const given = tickets.map((ticket, n) => queued(n, addNote(ticket, `${n}`)));
          const batch = chooseBatch(given, held, { size, now: 0 });
          expect(batch.length).toBeLessThanOrEqual(size);
          const subject = ({ command }: (typeof given)[number]) => subjectText(subjectOf(command));
          for (const name of new Set(given.map(subject))) {
            const all = given.filter((command) => subject(command) === name);
            const chosen = batch.filter((command) => subject(command) === name);
            expect(chosen).toEqual(all.slice(0, chosen.length));
            if (all[0] && held.isHeld(all[0], 0)) expect(chosen).toEqual([]);
          }
        },
      ),
    );
  });

  it('says whose session was refused, though another person is signed in by then', async () => {
    fresh();
    outbox.queue([queued(1, addNote(1, 'a'))]);
    let answer: (error: Error) => void = () => undefined;
    draining(() => new Promise((_, reject) => (answer = reject))).kick();
    present = { ...operator, displayName: 'Wulan' };
    answer(new ServerRefused('unauthorized', 'Sign in first.', null));
    await vi.waitFor(() => expect(refusedSessions).toEqual([operator]));
  });

  it('lays a database that is away to no command, and sends all of them together again', async () => {
    fresh();
    for (const n of [1, 2, 3]) outbox.queue([queued(n, addNote(n, 'a'))]);
    const sent: number[] = [];
    const { submit } = faultyServer([]);
    draining((envelopes) => {
      sent.push(envelopes.length);
      if (sent.length === 1) return Promise.reject(new ServerRefused('unavailable', 'away', null));
      return submit(envelopes);
    }).kick();
    await vi.waitFor(() => expect(sent).toEqual([3, 3]), 5000);
  });
});
