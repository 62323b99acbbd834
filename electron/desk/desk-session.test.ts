import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import { deskRouter } from './api/router.ts';
import { given, operator, uuid } from './testing/builders.ts';
import { testRoom, until } from './testing/test-room.ts';

describe('who is signed in at a desk', () => {
  const room = testRoom();

  it('asks to sign in again when the server no longer knows the session, and keeps the commands', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.token = 'token-2';
    for (const shape of Object.values(room.server.shapes)) shape.cut();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'session-ended' }),
    );
    await until(() => expect(window.all('tickets')).toHaveLength(0));
    const { displayName } = operator;
    const session = (await desk.services.session.watch(new AbortController().signal).next()).value;
    expect(session).toMatchObject({ kind: 'signed-out', ended: { displayName, isDisplay: false } });
    expect((await desk.services.session.signIn({ username: 'sari', password: 'rahasia' })).kind).toBe(
      'signed-in',
    );
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await until(() => expect(window.all('tickets')).toHaveLength(1));
  });

  it('neither shows nor sends the commands of somebody else who used this desk', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const failBefore = vi.fn(() => {
      throw new Error('not now');
    });
    room.server.failBefore = failBefore;
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    await until(() => expect(window.all('commands')).toHaveLength(1));
    // What is on its way at sign-out is still its author's; here none is.
    await until(() => expect(failBefore).toHaveBeenCalled());
    expect(desk.services.session.signOut({ force: true }).kind).toBe('signed-out');
    await until(() => expect(window.all('tickets')).toHaveLength(0));
    room.server.failBefore = () => undefined;
    room.server.principal = { ...operator, accountId: accountIdSchema.parse(uuid(9002)), username: 'dewi' };
    await desk.services.session.signIn({ username: 'dewi', password: 'rahasia' });
    await until(() => expect(window.get('tickets', uuid(1))?.acknowledgement).toBeNull());
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    expect(window.all('commands')).toHaveLength(0);
    expect(room.server.order).toHaveLength(0);
    room.server.principal = operator;
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    await until(() => expect(room.server.order).toHaveLength(1));
  });

  it('signs nobody out over waiting or refused commands unless told to, and says whose commands stayed', async () => {
    const desk = await room.signedIn();
    await room.live(desk);
    const session = deskRouter.createCaller(desk.services).session;
    room.server.failBefore = () => {
      throw new Error('not now');
    };
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    expect(await session.signOut()).toEqual({ kind: 'commands-waiting', count: 1 });
    expect(await session.signOut({ force: false })).toEqual({ kind: 'commands-waiting', count: 1 });
    expect(room.server.revoked).toEqual([]);
    expect(await session.leftBehind()).toEqual([]);
    expect(await session.signOut({ force: true })).toEqual({ kind: 'signed-out' });
    expect(await session.leftBehind()).toEqual([{ displayName: 'Sari', count: 1 }]);
    room.close(desk);

    const again = room.open();
    expect(again.services.session.leftBehind()).toEqual([{ displayName: 'Sari', count: 1 }]);
    room.server.failBefore = () => undefined;
    room.server.decide = () => ({ kind: 'refused', refusal: { code: 'ticket-unknown' } });
    await again.services.session.signIn({ username: 'sari', password: 'rahasia' });
    expect(again.services.session.leftBehind()).toEqual([]);
    await until(() => expect(room.server.order).toHaveLength(1));
    await until(() =>
      expect(again.services.session.signOut({ force: false })).toEqual({
        kind: 'commands-waiting',
        count: 1,
      }),
    );
  });

  it('signs out at once without waiting commands, and tells the server of it when it is back', async () => {
    const first = await room.signedIn();
    const window = await room.live(first);
    await room.server.stop();
    await until(() => expect(window.status?.connection.kind).toBe('away'));
    expect(first.services.session.signOut({ force: false })).toEqual({ kind: 'signed-out' });
    room.close(first);
    const second = room.open();
    await room.server.start();
    await until(() => expect(room.server.revoked).toEqual(['token-1']));
    const kept = () => readFileSync(join(room.directory, 'ended-sessions.json'), 'utf8');
    await until(() => expect(kept()).toBe('[]'));
    room.close(second);
  });

  it('ends the session of a role it does not admit, and of the person whose place another takes', async () => {
    const desk = room.open();
    room.server.principal = { ...operator, role: 'technician' };
    await desk.services.session.signIn({ username: 'x', password: 'rahasia' });
    await until(() => expect(room.server.revoked).toEqual(['token-1']));
    room.server.principal = operator;
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    await until(() => expect(room.server.revoked).toEqual(['token-1', 'token-1']));
  });

  it('admits only roles of the room, and says why it does not', async () => {
    const desk = room.open();
    const refusal = async (password: string) => {
      const result = await desk.services.session.signIn({ username: 'x', password });
      return result.kind === 'refused' ? result.reason : result.kind;
    };
    expect(await refusal('salah')).toBe('wrong-credentials');
    room.server.principal = { ...operator, role: 'technician' };
    expect(await refusal('rahasia')).toBe('role-not-admitted');
    await room.server.stop();
    expect(await refusal('rahasia')).toBe('unreachable');
  });

  it('keeps the session in a file that only this user can read', async () => {
    await room.signedIn();
    expect(statSync(join(room.directory, 'session.json')).mode & 0o777).toBe(0o600);
  });
});
