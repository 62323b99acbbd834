import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketIdSchema } from '../../shared/kernel/ids.ts';
import { deskRouter } from './api/router.ts';
import { aTicket, given, openInput, uuid } from './testing/builders.ts';
import { WindowDouble } from './testing/desk-harness.ts';
import { ticketRow } from './testing/postgres-text.ts';
import { testRoom, until } from './testing/test-room.ts';

const removeCache = (directory: string) => {
  for (const name of readdirSync(directory))
    if (name.startsWith('cache.db')) rmSync(join(directory, name), { force: true });
};

/** Each made when it is given: an id is used once. */
const anyCommand = fc.oneof(
  fc.nat(2).map((ticket) => () => given('ticket.add-note', { ticketId: uuid(1 + ticket), text: 'dicatat' })),
  fc.constant(() => given('ticket.open', { ...openInput(1), ticketId: ticketIdSchema.parse(randomUUID()) })),
);

describe('the commands of a desk', () => {
  const room = testRoom();

  it('shows a command at once and settles it when its row arrives, and not before (invariant 9)', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const after = aTicket({ version: 2 });
    room.server.decide = () => ({
      kind: 'accepted',
      transactionId: '7',
      touched: [{ entity: 'tickets', id: uuid(1), version: 2 }],
    });
    const submitted = desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    expect(submitted.ok).toBe(true);
    await until(() => expect(window.get('tickets', uuid(1))?.acknowledgement?.byName).toBe('Sari'));
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(window.all('commands')).toHaveLength(1);
    room.server.shapes.tickets.put(ticketRow(after));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.get('tickets', uuid(1))).toEqual(after);
  });

  it('keeps a command given twice under one id once, before and after it has settled (invariant 6)', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const commands = deskRouter.createCaller(desk.services).commands;
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'ONT diganti' });
    room.server.failBefore = () => {
      throw new Error('not now');
    };
    await commands.submit([note]);
    await commands.submit([note]);
    await until(() => expect(window.all('commands').map(({ id }) => id)).toEqual([note.id]));
    room.server.failBefore = () => undefined;
    await until(() => expect(window.all('commands')).toHaveLength(0));
    await commands.submit([note]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(room.server.received.flat().map(({ id }) => id)).toEqual([note.id]);
  });

  it('knows a repeated command again after a restart', async () => {
    const first = await room.signedIn();
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'ONT diganti' });
    room.server.failBefore = () => {
      throw new Error('not now');
    };
    first.services.commands.submit([note]);
    room.close(first);
    const second = room.open();
    expect(second.services.commands.submit([note])).toMatchObject({ ok: true });
    room.server.failBefore = () => undefined;
    await until(() => expect(room.server.order.map(({ id }) => id)).toEqual([note.id]));
  });

  it('refuses an id that comes back with another body, and one that is no id', async () => {
    const desk = await room.signedIn();
    const commands = deskRouter.createCaller(desk.services).commands;
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'ONT diganti' });
    await commands.submit([note]);
    const other = { ...note, input: { ticketId: uuid(1), text: 'kabel diganti' } };
    await expect(commands.submit([other])).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(commands.submit([{ ...note, id: 'not-an-id' as never }])).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await until(() => expect(room.server.order).toHaveLength(1));
    expect(room.server.order[0]?.input).toEqual(note.input);
  });

  it('opens a ticket without a number while the server is away, and keeps it and the board over a restart (C6 and invariant 6)', async () => {
    const first = await room.signedIn();
    const window = await room.live(first);
    await room.server.stop();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'unreachable' }),
    );
    first.services.commands.submit([given('ticket.open', openInput(77))]);
    await until(() => expect(window.get('tickets', uuid(77))).toMatchObject({ number: null, version: 1 }));
    room.close(first);

    const second = room.open();
    const again = new WindowDouble(second);
    await until(() => expect(again.isReady).toBe(true));
    expect(again.get('tickets', uuid(77))?.title).toBe('Redaman tinggi');
    expect(again.get('tickets', uuid(1))?.title).toBe('Internet mati');

    room.server.decide = ({ input }) => {
      const id = ticketIdSchema.parse((input as { ticketId: string }).ticketId);
      room.server.shapes.tickets.put(ticketRow(aTicket({ id, number: 'T-2', title: 'Redaman tinggi' })));
      return { kind: 'accepted', transactionId: '8', touched: [{ entity: 'tickets', id, version: 1 }] };
    };
    await room.server.start();
    await until(() => expect(again.get('tickets', uuid(77))?.number).toBe('T-2'));
    await until(() => expect(again.all('commands')).toHaveLength(0));
    expect(room.server.order).toHaveLength(1);
  });

  it('keeps a command refused here with its reason, sends nothing, and forgets it when dismissed (invariant 8)', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const acknowledged = { by: uuid(9001), byName: 'Dewi', at: Date.now() };
    room.server.shapes.tickets.put(ticketRow(aTicket({ version: 2, acknowledgement: acknowledged })));
    await until(() => expect(window.get('tickets', uuid(1))?.version).toBe(2));
    const command = given('ticket.acknowledge', { ticketId: uuid(1) });
    desk.services.commands.submit([command]);
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({
        kind: 'refused',
        by: 'desk',
        refusal: { code: 'already-acknowledged', byName: 'Dewi' },
      }),
    );
    expect(room.server.received).toHaveLength(0);
    expect(desk.services.commands.dismiss(command.id)).toBe(true);
    await until(() => expect(window.all('commands')).toHaveLength(0));
  });

  it('gives a command refused by the server back, and sends it anew when asked to (invariant 8)', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.decide = () => ({ kind: 'refused', refusal: { code: 'ticket-unknown' } });
    const first = given('ticket.acknowledge', { ticketId: uuid(1) });
    desk.services.commands.submit([first]);
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({ kind: 'refused', by: 'server' }),
    );
    expect(window.get('tickets', uuid(1))?.acknowledgement).toBeNull();
    const again = desk.services.commands.redo({ id: first.id, again: given('ticket.acknowledge', {}).id });
    expect(again?.ok).toBe(true);
    await until(() => expect(room.server.order).toHaveLength(2));
    expect(new Set(room.server.order.map(({ id }) => id)).size).toBe(2);
  });

  it('settles a command whose ticket has left the shape, once the shape is proven past it (invariant 9)', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.decide = () => {
      room.server.shapes.tickets.delete(ticketRow(aTicket()));
      const touched = [{ entity: 'tickets' as const, id: uuid(1), version: 2 }];
      return { kind: 'accepted', transactionId: '7', touched };
    };
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.get('tickets', uuid(1))).toBeUndefined();
  });

  it.each(['while the desk runs', 'after it was closed', 'never'])(
    'loses nothing and repeats nothing with its cache, whenever that is taken away: %s (invariants 6, 7 and 10)',
    async (taken) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyCommand, { minLength: 1, maxLength: 6 }), async (commands) => {
          const desk = await room.signedIn();
          await room.live(desk);
          await room.server.stop();
          const all = commands.map((command) => command());
          for (const one of all) desk.services.commands.submit([one]);
          if (taken === 'while the desk runs') removeCache(room.directory);
          room.close(desk);
          if (taken === 'after it was closed') removeCache(room.directory);
          await room.server.start();
          const again = room.open();
          const ids = all.map(({ id }) => id);
          await until(() => expect(room.server.order.slice(-ids.length).map(({ id }) => id)).toEqual(ids));
          room.close(again);
        }),
        { numRuns: 8 },
      );
      expect(new Set(room.server.order.map(({ id }) => id)).size).toBe(room.server.order.length);
    },
    60_000,
  );

  it('loses nothing with its cache (invariant 10)', async () => {
    const first = await room.signedIn();
    await room.live(first);
    await room.server.stop();
    first.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    room.close(first);
    removeCache(room.directory);
    await room.server.start();
    room.open();
    await until(() => expect(room.server.order.map(({ name }) => name)).toEqual(['ticket.acknowledge']));
  });

  it('says that the database is away, keeps commands meanwhile, and goes on by itself', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.database = 'away';
    room.server.replication = 'down';
    for (const shape of Object.values(room.server.shapes)) shape.cut();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'database-away' }),
    );
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    room.server.database = 'there';
    room.server.replication = 'streaming';
    await until(() => expect(room.server.order).toHaveLength(1));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('says that replication is down, and still delivers commands', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.replication = 'down';
    for (const shape of Object.values(room.server.shapes)) shape.cut();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'replication-down' }),
    );
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(1) })]);
    await until(() => expect(room.server.order).toHaveLength(1));
    room.server.replication = 'streaming';
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('takes a query that is answered with something unknown for no failure of the line', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.answerQuery = () => [{ from: 'a newer server' }];
    const search = { name: 'ticket.search', input: { text: 'mati' } } as const;
    expect(await desk.services.queries.run(search)).toEqual({ kind: 'unavailable', reason: 'server-error' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(window.status?.connection.kind).toBe('live');
  });
});
