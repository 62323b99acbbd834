import { describe, expect, it } from 'vitest';
import type { CommandEnvelope } from '../../../shared/contracts/commands.ts';
import { ServerRefused } from '../sync/server-client.ts';
import { openDrainingDesk } from '../testing/draining.ts';
import { faultyServer } from '../testing/faulty-server.ts';
import { addNote, queued } from '../testing/queued.ts';

const broken = () => new ServerRefused('server-error', 'broken', null);

it('waits for its answer from a server that is in trouble and can still be reached', async () => {
  const command = queued(1, addNote(1, 'di jalan'));
  const { submit } = faultyServer([]);
  const answered = Promise.withResolvers<void>();
  const desk = openDrainingDesk({
    commands: [command],
    async submit(envelopes, givenUp) {
      await answered.promise;
      givenUp.throwIfAborted();
      return submit(envelopes);
    },
  });
  desk.drain.kick();
  await desk.passMs(0);
  desk.line.status = 'server-error';
  desk.drain.lineMoved();
  answered.resolve();
  await desk.passMs(0);
  expect(desk.stateOf(command)).toBe('accepted');
});

describe('the pauses of an outbox that is drained', () => {
  it('are those the server asked for, though a row is held for longer', async () => {
    const poison = queued(1, addNote(1, 'racun'));
    const { submit } = faultyServer([]);
    const world = { isBusy: false };
    const desk = openDrainingDesk({
      commands: [poison],
      submit: (envelopes: readonly CommandEnvelope[]) => {
        if (world.isBusy) return Promise.reject(new ServerRefused('unavailable', 'later', null));
        return envelopes.some(({ id }) => id === poison.id) ? Promise.reject(broken()) : submit(envelopes);
      },
    });
    desk.drain.kick();
    // The row's command fails, and is held for longer each time.
    await desk.passMs(20_000);
    expect(desk.wakesInMs()).toBeGreaterThan(2000);
    const other = queued(2, addNote(2, 'lain'));
    world.isBusy = true;
    desk.outbox.queue([other]);
    desk.drain.kick();
    await desk.passMs(0);
    world.isBusy = false;
    await desk.passMs(2000);
    expect(desk.stateOf(other)).toBe('accepted');
  });

  it('end with a look that is the last one while what was held cannot be sent', async () => {
    const desk = openDrainingDesk({
      commands: [queued(1, addNote(1, 'racun'))],
      submit: () => Promise.reject(broken()),
    });
    desk.drain.kick();
    await desk.passMs(0);
    expect(desk.wakesInMs()).toBe(1000);
    desk.line.status = 'unreachable';
    await desk.passMs(1000);
    expect(desk.wakesInMs()).toBeNull();
  });

  it('begin anew for a row whose command was refused', async () => {
    const answers = [broken(), broken(), new ServerRefused('bad-request', 'too odd', null), broken()];
    const desk = openDrainingDesk({
      commands: [queued(1, addNote(1, 'a')), queued(2, addNote(1, 'b'))],
      submit: () => Promise.reject(answers.shift() ?? broken()),
    });
    desk.drain.kick();
    await desk.passMs(0);
    // The batch of both, then the first alone: held for a second, found malformed after it; the second fails at once.
    await desk.passMs(1000);
    expect(answers).toEqual([]);
    expect(desk.wakesInMs()).toBe(1000);
  });
});
