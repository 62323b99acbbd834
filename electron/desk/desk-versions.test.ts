import { describe, expect, it } from 'vitest';
import { agreement } from '../../shared/contracts/agreement.ts';
import { boardDraft, boardId } from '../../shared/domain/testing/authored-builders.ts';
import { aTicket, given, uuid } from './testing/builders.ts';
import { WindowDouble } from './testing/desk-harness.ts';
import { ticketRow } from './testing/postgres-text.ts';
import { testRoom, until } from './testing/test-room.ts';

const { newest } = agreement.speaks;
const newer = { ...agreement, speaks: { oldest: newest + 1, newest: newest + 2 } };

describe('a desk and a server of different versions (C9)', () => {
  const room = testRoom();

  it('say which of the two is to be updated, keep the board and the commands, and go on by themselves after', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    room.server.agreement = newer;
    await room.server.start();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'server-too-new' }),
    );
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    await until(() => expect(window.get('tickets', uuid(1))?.acknowledgement?.byName).toBe('Sari'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(room.server.received).toHaveLength(0);
    expect(window.all('commands').map(({ state }) => state.kind)).toEqual(['waiting']);

    room.server.agreement = agreement;
    await until(() => expect(room.server.order.map(({ name }) => name)).toEqual(['ticket.acknowledge']));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('say that the server is to be updated when it lacks a column the desk reads, and read nothing of it', async () => {
    const { title: _, ...tickets } = agreement.shapes.tickets ?? {};
    room.server.agreement = { ...agreement, shapes: { ...agreement.shapes, tickets } };
    const window = new WindowDouble(await room.signedIn());
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'server-too-old' }),
    );
    expect(room.server.shapes.tickets.requests).toHaveLength(0);
    room.server.agreement = agreement;
    await until(() => expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati'));
  });

  it('keep the tickets and a board that was saved when the server is from before boards, and deliver it after', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    const { boards: _, filters: __, ...shapes } = agreement.shapes;
    const commands = agreement.commands.filter((name) => name.startsWith('ticket.'));
    room.server.agreement = { ...agreement, shapes, commands };
    await room.server.start();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'server-too-old' }),
    );
    desk.services.commands.submit([given('board.save', boardDraft())]);
    await until(() => expect(window.get('boards', boardId())?.name).toBe('Papan malam'));
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
    expect(room.server.received).toHaveLength(0);
    room.server.agreement = agreement;
    await until(() => expect(room.server.order.map(({ name }) => name)).toEqual(['board.save']));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it.each([
    ['server-too-new', newer, 'BAD_REQUEST'],
    ['server-too-old', undefined, 'NOT_FOUND'],
  ] as const)(
    'say so to whoever cannot sign in for it (%s), and not that the password is wrong',
    async (reason, said, code) => {
      room.server.agreement = said;
      room.server.signInFails = code;
      const desk = room.open();
      const signIn = () => desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
      await until(async () => expect(await signIn()).toEqual({ kind: 'refused', reason }));
      room.server.agreement = agreement;
      room.server.signInFails = null;
      expect((await signIn()).kind).toBe('signed-in');
    },
  );

  it('say that the server is to be updated when it does not yet say what it speaks', async () => {
    room.server.agreement = undefined;
    const window = new WindowDouble(await room.signedIn());
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'server-too-old' }),
    );
  });

  it('work together when the server is newer only in what the desk does not need', async () => {
    room.server.agreement = {
      speaks: { oldest: 1, newest: 7 },
      shapes: { ...agreement.shapes, tickets: { ...agreement.shapes.tickets, weather: 'text' } },
      commands: [...agreement.commands, 'drone.launch'],
    };
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.shapes.tickets.put({ ...ticketRow(aTicket({ version: 2 })), weather: 'hujan' });
    await until(() => expect(window.get('tickets', uuid(1))?.version).toBe(2));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('give a command the server does not have back to its author, with the reason (invariant 8)', async () => {
    room.server.agreement = { ...agreement, commands: ['ticket.add-note'] };
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const acknowledge = given('ticket.acknowledge', { ticketId: uuid(1) });
    desk.services.commands.submit([acknowledge]);
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({
        kind: 'refused',
        refusal: { code: 'unknown-command' },
      }),
    );
    expect(room.server.received).toHaveLength(0);
    await room.server.stop();
    await until(() => expect(window.status?.connection.kind).toBe('away'));
    room.server.agreement = agreement;
    await room.server.start();
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    desk.services.commands.redo({ id: acknowledge.id, again: given('ticket.acknowledge', {}).id });
    await until(() => expect(room.server.order.map(({ name }) => name)).toEqual(['ticket.acknowledge']));
  });
});
