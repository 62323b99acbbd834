import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountIdSchema, ticketIdSchema } from '../../shared/kernel/ids.ts';
import { deskRouter } from './api/router.ts';
import type { Desk } from './desk.ts';
import { aTechnician, aTicket, given, openInput, operator, uuid } from './testing/builders.ts';
import { openTestDesk, temporaryDirectory, WindowDouble } from './testing/desk-harness.ts';
import { technicianRow, ticketRow } from './testing/postgres-text.ts';
import { ServerDouble } from './testing/server-double.ts';

const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 });

describe('a desk', () => {
  let server: ServerDouble;
  let directory: ReturnType<typeof temporaryDirectory>;
  let desks: Desk[];

  const open = () => {
    const desk = openTestDesk(directory.path, server.url);
    desks.push(desk);
    return desk;
  };
  const close = (desk: Desk) => {
    desks = desks.filter((other) => other !== desk);
    desk.close();
  };
  const signedIn = async () => {
    const desk = open();
    const result = await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    expect(result.kind).toBe('signed-in');
    return desk;
  };
  const live = async (desk: Desk) => {
    const window = new WindowDouble(desk);
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await until(() => expect(window.isReady).toBe(true));
    return window;
  };

  beforeEach(async () => {
    server = new ServerDouble();
    server.shapes.tickets.put(ticketRow(aTicket()));
    server.shapes.technicians.put(technicianRow(aTechnician()));
    await server.start();
    directory = temporaryDirectory();
    desks = [];
  });
  afterEach(async () => {
    for (const desk of desks) desk.close();
    await server.stop();
    directory.remove();
  });

  it('shows a row in the window soon after the server wrote it', async () => {
    const window = await live(await signedIn());
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
    server.shapes.tickets.put(ticketRow(aTicket({ version: 2, title: 'Pulih sebagian' })));
    await until(() => expect(window.get('tickets', uuid(1))?.title).toBe('Pulih sebagian'));
  });

  it('shows a command at once and settles it when its row arrives, and not before (invariant 9)', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    const after = aTicket({ version: 2 });
    server.decide = () => ({
      kind: 'accepted',
      transactionId: '7',
      touched: [{ entity: 'tickets', id: uuid(1), version: 2 }],
    });
    const submitted = desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    expect(submitted.ok).toBe(true);
    await until(() => expect(window.get('tickets', uuid(1))?.acknowledgement?.byName).toBe('Sari'));
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(window.all('commands')).toHaveLength(1);
    server.shapes.tickets.put(ticketRow(after));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.get('tickets', uuid(1))).toEqual(after);
  });

  it('keeps a command given twice under one id once, before and after it has settled (invariant 6)', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    const commands = deskRouter.createCaller(desk.services).commands;
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'ONT diganti' });
    server.failBefore = () => {
      throw new Error('not now');
    };
    expect(await commands.submit(note)).toEqual({ id: note.id });
    expect(await commands.submit(note)).toEqual({ id: note.id });
    await until(() => expect(window.all('commands').map(({ id }) => id)).toEqual([note.id]));
    server.failBefore = () => undefined;
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(await commands.submit(note)).toEqual({ id: note.id });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.received.flat().map(({ id }) => id)).toEqual([note.id]);
  });

  it('knows a repeated command again after a restart', async () => {
    const first = await signedIn();
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'ONT diganti' });
    server.failBefore = () => {
      throw new Error('not now');
    };
    first.services.commands.submit(note);
    close(first);
    const second = open();
    expect(second.services.commands.submit(note)).toEqual({ ok: true, value: note.id });
    server.failBefore = () => undefined;
    await until(() => expect(server.order.map(({ id }) => id)).toEqual([note.id]));
  });

  it('refuses an id that comes back with another body, and one that is no id', async () => {
    const desk = await signedIn();
    const commands = deskRouter.createCaller(desk.services).commands;
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'ONT diganti' });
    await commands.submit(note);
    const other = { ...note, input: { ticketId: uuid(1), text: 'kabel diganti' } };
    await expect(commands.submit(other)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(commands.submit({ ...note, id: 'not-an-id' as never })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await until(() => expect(server.order).toHaveLength(1));
    expect(server.order[0]?.input).toEqual(note.input);
  });

  it('opens a ticket without a number while the server is away, and keeps it over a restart (invariant 6)', async () => {
    const first = await signedIn();
    const window = await live(first);
    await server.stop();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'unreachable' }),
    );
    first.services.commands.submit(given('ticket.open', openInput(77)));
    await until(() => expect(window.get('tickets', uuid(77))).toMatchObject({ number: null, version: 1 }));
    close(first);

    const second = open();
    const again = new WindowDouble(second);
    await until(() => expect(again.isReady).toBe(true));
    expect(again.get('tickets', uuid(77))?.title).toBe('Redaman tinggi');
    expect(again.get('tickets', uuid(1))?.title).toBe('Internet mati');

    server.decide = ({ input }) => {
      const id = ticketIdSchema.parse((input as { ticketId: string }).ticketId);
      server.shapes.tickets.put(ticketRow(aTicket({ id, number: 'T-2', title: 'Redaman tinggi' })));
      return { kind: 'accepted', transactionId: '8', touched: [{ entity: 'tickets', id, version: 1 }] };
    };
    await server.start();
    await until(() => expect(again.get('tickets', uuid(77))?.number).toBe('T-2'));
    await until(() => expect(again.all('commands')).toHaveLength(0));
    expect(server.order).toHaveLength(1);
  });

  it('keeps a command refused here with its reason, sends nothing, and forgets it when dismissed (invariant 8)', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    const acknowledged = { by: uuid(9001), byName: 'Dewi', at: Date.now() };
    server.shapes.tickets.put(ticketRow(aTicket({ version: 2, acknowledgement: acknowledged })));
    await until(() => expect(window.get('tickets', uuid(1))?.version).toBe(2));
    const submitted = desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({
        kind: 'refused',
        by: 'desk',
        refusal: { code: 'already-acknowledged', byName: 'Dewi' },
      }),
    );
    expect(server.received).toHaveLength(0);
    if (!submitted.ok) throw new Error('the command was kept');
    expect(desk.services.commands.dismiss(submitted.value)).toBe(true);
    await until(() => expect(window.all('commands')).toHaveLength(0));
  });

  it('gives a command refused by the server back, and sends it anew when asked to (invariant 8)', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    server.decide = () => ({ kind: 'refused', refusal: { code: 'ticket-unknown' } });
    const first = desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({ kind: 'refused', by: 'server' }),
    );
    expect(window.get('tickets', uuid(1))?.acknowledgement).toBeNull();
    if (!first.ok) throw new Error('the command was kept');
    const again = desk.services.commands.redo({ id: first.value, again: given('ticket.acknowledge', {}).id });
    expect(again?.ok).toBe(true);
    await until(() => expect(server.order).toHaveLength(2));
    expect(new Set(server.order.map(({ id }) => id)).size).toBe(2);
  });

  it('settles a command whose ticket has left the shape, once the shape is proven past it (invariant 9)', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    server.decide = () => {
      server.shapes.tickets.delete(ticketRow(aTicket()));
      const touched = [{ entity: 'tickets' as const, id: uuid(1), version: 2 }];
      return { kind: 'accepted', transactionId: '7', touched };
    };
    desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.get('tickets', uuid(1))).toBeUndefined();
  });

  it('loses nothing with its cache (invariant 10)', async () => {
    const first = await signedIn();
    await live(first);
    await server.stop();
    first.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    close(first);
    for (const name of readdirSync(directory.path))
      if (name.startsWith('cache.db')) rmSync(join(directory.path, name));
    await server.start();
    open();
    await until(() => expect(server.order.map(({ name }) => name)).toEqual(['ticket.acknowledge']));
  });

  it('fetches a shape anew when told to, and the window ends with what there is (invariant 5)', async () => {
    const window = await live(await signedIn());
    const old = ticketRow(aTicket());
    server.shapes.tickets.rows.delete(uuid(1));
    server.shapes.tickets.rows.set(uuid(2), { ...old, id: uuid(2), title: 'Baru' });
    server.shapes.tickets.rotate();
    await until(() => expect(window.all('tickets').map(({ title }) => title)).toEqual(['Baru']));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('asks to sign in again when the server no longer knows the session, and keeps the commands', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    server.token = 'token-2';
    for (const shape of Object.values(server.shapes)) shape.cut();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'session-ended' }),
    );
    await until(() => expect(window.all('tickets')).toHaveLength(0));
    expect((await desk.services.session.signIn({ username: 'sari', password: 'rahasia' })).kind).toBe(
      'signed-in',
    );
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await until(() => expect(window.all('tickets')).toHaveLength(1));
  });

  it('says that replication is down, and still delivers commands', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    server.replication = 'down';
    for (const shape of Object.values(server.shapes)) shape.cut();
    await until(() =>
      expect(window.status?.connection).toMatchObject({ kind: 'away', reason: 'replication-down' }),
    );
    desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    await until(() => expect(server.order).toHaveLength(1));
    server.replication = 'streaming';
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('neither shows nor sends the commands of somebody else who used this desk', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    server.failBefore = () => {
      throw new Error('not now');
    };
    desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    await until(() => expect(window.all('commands')).toHaveLength(1));
    expect(desk.services.session.signOut({ force: true }).kind).toBe('signed-out');
    await until(() => expect(window.all('tickets')).toHaveLength(0));
    server.failBefore = () => undefined;
    server.principal = { ...operator, accountId: accountIdSchema.parse(uuid(9002)), username: 'dewi' };
    await desk.services.session.signIn({ username: 'dewi', password: 'rahasia' });
    await until(() => expect(window.get('tickets', uuid(1))?.acknowledgement).toBeNull());
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    expect(window.all('commands')).toHaveLength(0);
    expect(server.order).toHaveLength(0);
    server.principal = operator;
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    await until(() => expect(server.order).toHaveLength(1));
  });

  it('signs nobody out over waiting or refused commands unless told to, and says whose commands stayed', async () => {
    const desk = await signedIn();
    await live(desk);
    const session = deskRouter.createCaller(desk.services).session;
    server.failBefore = () => {
      throw new Error('not now');
    };
    desk.services.commands.submit(given('ticket.acknowledge', { ticketId: uuid(1) }));
    expect(await session.signOut()).toEqual({ kind: 'commands-waiting', count: 1 });
    expect(await session.signOut({ force: false })).toEqual({ kind: 'commands-waiting', count: 1 });
    expect(server.revoked).toEqual([]);
    expect(await session.leftBehind()).toEqual([]);
    expect(await session.signOut({ force: true })).toEqual({ kind: 'signed-out' });
    expect(await session.leftBehind()).toEqual([{ displayName: 'Sari', count: 1 }]);
    close(desk);

    const again = open();
    expect(again.services.session.leftBehind()).toEqual([{ displayName: 'Sari', count: 1 }]);
    server.failBefore = () => undefined;
    server.decide = () => ({ kind: 'refused', refusal: { code: 'ticket-unknown' } });
    await again.services.session.signIn({ username: 'sari', password: 'rahasia' });
    expect(again.services.session.leftBehind()).toEqual([]);
    await until(() => expect(server.order).toHaveLength(1));
    await until(() =>
      expect(again.services.session.signOut({ force: false })).toEqual({
        kind: 'commands-waiting',
        count: 1,
      }),
    );
  });

  it('signs out at once without waiting commands, and tells the server of it when it is back', async () => {
    const first = await signedIn();
    const window = await live(first);
    await server.stop();
    await until(() => expect(window.status?.connection.kind).toBe('away'));
    expect(first.services.session.signOut({ force: false })).toEqual({ kind: 'signed-out' });
    close(first);
    const second = open();
    await server.start();
    await until(() => expect(server.revoked).toEqual(['token-1']));
    const kept = () => readFileSync(join(directory.path, 'ended-sessions.json'), 'utf8');
    await until(() => expect(kept()).toBe('[]'));
    close(second);
  });

  it('ends the session of a role it does not admit, and of the person whose place another takes', async () => {
    const desk = open();
    server.principal = { ...operator, role: 'technician' };
    await desk.services.session.signIn({ username: 'x', password: 'rahasia' });
    await until(() => expect(server.revoked).toEqual(['token-1']));
    server.principal = operator;
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    await until(() => expect(server.revoked).toEqual(['token-1', 'token-1']));
  });

  it('admits only roles of the room, and says why it does not', async () => {
    const desk = open();
    const refusal = async (password: string) => {
      const result = await desk.services.session.signIn({ username: 'x', password });
      return result.kind === 'refused' ? result.reason : result.kind;
    };
    expect(await refusal('salah')).toBe('wrong-credentials');
    server.principal = { ...operator, role: 'technician' };
    expect(await refusal('rahasia')).toBe('role-not-admitted');
    await server.stop();
    expect(await refusal('rahasia')).toBe('unreachable');
  });

  it('keeps the session in a file that only this user can read', async () => {
    await signedIn();
    expect(statSync(join(directory.path, 'session.json')).mode & 0o777).toBe(0o600);
  });

  it('answers a query from the server, and from memory with its time when the server is away', async () => {
    const desk = await signedIn();
    await live(desk);
    server.answerQuery = () => [aTicket()];
    const ask = () => desk.services.queries.run({ name: 'ticket.search', input: { text: 'mati' } });
    expect(await ask()).toMatchObject({ kind: 'answered', from: 'server', value: [aTicket()] });
    await server.stop();
    expect(await ask()).toMatchObject({ kind: 'answered', from: 'desk', value: [aTicket()] });
    expect(await desk.services.queries.run({ name: 'ticket.search', input: { text: 'lain' } })).toEqual({
      kind: 'unavailable',
      reason: 'unreachable',
    });
  });

  it('reads a ticket with the server away when it was found before or is in the copy', async () => {
    const desk = await signedIn();
    await live(desk);
    const archived = aTicket({ id: uuid(300), number: 'T-20250311-0012' });
    server.answerQuery = (name) => (name === 'ticket.search' ? [archived] : null);
    const read = (n: number) =>
      desk.services.queries.run({ name: 'ticket.read', input: { ticketId: uuid(n) } });
    expect(await read(400)).toMatchObject({ kind: 'answered', from: 'server', value: null });
    await desk.services.queries.run({ name: 'ticket.search', input: { text: '0012' } });
    await server.stop();
    expect(await read(300)).toMatchObject({ kind: 'answered', from: 'desk', value: archived });
    expect(await read(1)).toMatchObject({ kind: 'answered', from: 'desk', value: aTicket() });
    expect(await read(301)).toEqual({ kind: 'unavailable', reason: 'unreachable' });
  });

  it('takes a query that is answered with something unknown for no failure of the line', async () => {
    const desk = await signedIn();
    const window = await live(desk);
    server.answerQuery = () => [{ from: 'a newer server' }];
    const search = { name: 'ticket.search', input: { text: 'mati' } } as const;
    expect(await desk.services.queries.run(search)).toEqual({ kind: 'unavailable', reason: 'server-error' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(window.status?.connection.kind).toBe('live');
  });

  it('does not call itself live when heartbeats stop, although every stream is open', async () => {
    const window = await live(await signedIn());
    server.stopBeating();
    await until(() => expect(window.status?.connection.kind).toBe('catching-up'));
    server.startBeating();
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('shows the age of every shape against the heartbeat, and lets it grow when the server is away', async () => {
    const window = await live(await signedIn());
    const first = window.status?.freshness.customers ?? 0;
    await until(() => expect(window.status?.freshness.customers ?? 0).toBeGreaterThan(first));
    await server.stop();
    await until(() => expect(window.status?.connection.kind).toBe('away'));
    const last = window.status?.freshness.customers;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(window.status?.freshness.customers).toBe(last);
  });
});
