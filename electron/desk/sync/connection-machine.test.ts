import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import { createSignal } from '../process/signal.ts';
import { holdConnection } from './connection.ts';
import {
  type ConnectionEvent,
  type ConnectionState,
  connectionEvents,
  connectionStates,
  connectionTransitions,
} from './connection-machine.ts';

const away = new Set<ConnectionState>(['unreachable', 'server-error', 'replication-down']);
const pairs = connectionStates.flatMap((state) => connectionEvents.map((event) => [state, event] as const));
const eventsArbitrary = fc.array(fc.constantFrom(...connectionEvents), { maxLength: 30 });

describe('the sync connection', () => {
  it('answers every event in every state (C1)', () => {
    for (const [state, event] of pairs)
      expect(connectionStates).toContain(connectionTransitions[state][event]);
  });

  it('becomes live only by catching up while streams run (C2)', () => {
    for (const [state, event] of pairs) {
      if (state === 'live' || connectionTransitions[state][event] !== 'live') continue;
      expect(event).toBe('caught-up');
      expect(['first-sync', 'catching-up']).toContain(state);
    }
  });

  it('leaves signed-out and session-ended only for a person (C3)', () => {
    const ofPeople: readonly ConnectionEvent[] = ['entered-without-copy', 'entered-with-copy', 'left'];
    for (const [state, event] of pairs) {
      if (state !== 'signed-out' && state !== 'session-ended') continue;
      if (!ofPeople.includes(event)) expect(connectionTransitions[state][event]).toBe(state);
    }
  });

  it('never goes from away to live without catching up on the way (C4)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...connectionStates), eventsArbitrary, (start, events) => {
        let state = start;
        for (const event of events) {
          const next = connectionTransitions[state][event];
          if (away.has(state)) expect(next).not.toBe('live');
          state = next;
        }
      }),
    );
  });

  it('says since when the server is away, whatever the reason is by now (C5)', () => {
    let now: Instant = instant(1000);
    const connection = holdConnection(() => now, createSignal());
    connection.report('entered-with-copy');
    now = instant(2000);
    connection.report('line-lost');
    now = instant(3000);
    connection.report('server-failed');
    expect(connection.current()).toEqual({ kind: 'away', since: 2000, reason: 'server-error' });
  });
});
