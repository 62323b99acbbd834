import { describe, expect, it } from 'vitest';
import type { CommandEnvelope } from '../../../shared/contracts/commands.ts';
import { ServerLate } from '../sync/server-client.ts';
import { openDrainingDesk } from '../testing/draining.ts';
import { faultyServer } from '../testing/faulty-server.ts';
import { addNote, queued } from '../testing/queued.ts';

describe('an outbox that is drained to a server that is slow', () => {
  it('lets a command that is not decided in time wait alone, sends the others, and leaves the line to its own question (7)', async () => {
    const slow = queued(1, addNote(1, 'lambat'));
    const after = queued(2, addNote(1, 'sesudahnya'));
    const others = [3, 4, 5, 6, 7].map((n) => queued(n, addNote(n, 'lain')));
    const { applied, submit } = faultyServer([]);
    let isSlow = true;
    const desk = openDrainingDesk({
      commands: [slow, after, ...others],
      submit: (envelopes: readonly CommandEnvelope[]) =>
        isSlow && envelopes.some(({ id }) => id === slow.id)
          ? Promise.reject(new ServerLate('aborted'))
          : submit(envelopes),
    });
    desk.drain.kick();
    await desk.passMs(0);
    expect(others.map(desk.stateOf)).toEqual(others.map(() => 'accepted'));
    expect([slow, after].map(desk.stateOf)).toEqual(['waiting', 'waiting']);
    expect(new Set(desk.line.told)).toEqual(new Set(['suspect']));
    isSlow = false;
    await desk.passMs(1000);
    expect([slow, after].map(desk.stateOf)).toEqual(['accepted', 'accepted']);
    expect(applied.filter(({ id }) => [slow.id, after.id].includes(id)).map(({ id }) => id)).toEqual([
      slow.id,
      after.id,
    ]);
  });
});
