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

const streaming: readonly ConnectionState[] = ['first-sync', 'cache-rebuilding', 'catching-up', 'live'];
const ofPeople: readonly ConnectionEvent[] = [
  'entered-without-copy',
  'entered-rebuilding',
  'entered-with-copy',
  'left',
];
const ofStreams: readonly ConnectionEvent[] = [
  'restored-without-copy',
  'restored-rebuilding',
  'restored-with-copy',
];
const pairs = connectionStates.flatMap((state) => connectionEvents.map((event) => [state, event] as const));
const eventsArbitrary = fc.array(fc.constantFrom(...connectionEvents), { maxLength: 30 });

describe('the sync connection', () => {
  it('answers every event in every state (C1)', () => {
    for (const [state, event] of pairs)
      expect(connectionStates).toContain(connectionTransitions[state][event]);
  });

  it('becomes live only by catching up while streams run (C2)', () => {
    for (const [state, event] of pairs) {
      if (connectionTransitions[state][event] !== 'live') continue;
      expect(event).toBe('caught-up');
      expect(streaming).toContain(state);
    }
  });

  it('leaves signed-out and session-ended only for a person (C3)', () => {
    for (const [state, event] of pairs) {
      if (state !== 'signed-out' && state !== 'session-ended') continue;
      if (!ofPeople.includes(event)) expect(connectionTransitions[state][event]).toBe(state);
    }
  });

  it('never becomes live from away without streams that began anew (C4)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...connectionStates), eventsArbitrary, (start, events) => {
        let state = start;
        let streams = streaming.includes(start);
        for (const event of events) {
          const next = connectionTransitions[state][event];
          if (ofPeople.includes(event) || ofStreams.includes(event)) streams = streaming.includes(next);
          if (next === 'live') expect(streams).toBe(true);
          streams &&= streaming.includes(next);
          state = next;
        }
      }),
    );
  });

  it('says that the disk is full until somebody comes or goes, or rows are written again (C7)', () => {
    const leaving = connectionEvents.filter(
      (event) => connectionTransitions['disk-full'][event] !== 'disk-full',
    );
    expect(leaving.toSorted()).toEqual([...ofPeople, ...ofStreams, 'session-refused'].toSorted());
  });

  it('says that the copy is fetched anew only where streams run to fetch it (C8)', () => {
    for (const state of connectionStates) {
      const next = connectionTransitions[state]['cache-lost'];
      expect(next).toBe(streaming.includes(state) ? 'cache-rebuilding' : state);
    }
  });

  it('says since when the server is away, whatever the reason is by now (C5)', () => {
    let now: Instant = instant(1000);
    const connection = holdConnection(() => now, createSignal());
    connection.report('entered-with-copy');
    now = instant(2000);
    connection.report('line-lost');
    now = instant(3000);
    connection.report('server-found-too-new');
    expect(connection.current()).toEqual({ kind: 'away', since: 2000, reason: 'server-too-new' });
  });
});
