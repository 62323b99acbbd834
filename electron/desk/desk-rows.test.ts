import { describe, expect, it } from 'vitest';
import { mostWaiting } from './live/waiting-keys.ts';
import { aTicket, given, uuid } from './testing/builders.ts';
import { ticketRow } from './testing/postgres-text.ts';
import { testRoom, until } from './testing/test-room.ts';

describe('the rows a desk shows', () => {
  const room = testRoom();

  it('shows a row in the window soon after the server wrote it', async () => {
    const window = await room.live(await room.signedIn());
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
    room.server.shapes.tickets.put(ticketRow(aTicket({ version: 2, title: 'Pulih sebagian' })));
    await until(() => expect(window.get('tickets', uuid(1))?.title).toBe('Pulih sebagian'));
  });

  it('fetches a shape anew when told to, and the window ends with what there is (invariant 5)', async () => {
    const window = await room.live(await room.signedIn());
    const old = ticketRow(aTicket());
    room.server.shapes.tickets.rows.delete(uuid(1));
    room.server.shapes.tickets.rows.set(uuid(2), { ...old, id: uuid(2), title: 'Baru' });
    room.server.shapes.tickets.rotate();
    await until(() => expect(window.all('tickets').map(({ title }) => title)).toEqual(['Baru']));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('tells a change of thousands by what changed, and of those with pending commands the whole', async () => {
    const rows = Array.from({ length: mostWaiting + 10 }, (_, n) => ticketRow(aTicket({ id: uuid(n + 1) })));
    for (const row of rows) room.server.shapes.tickets.put(row);
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    desk.services.commands.submit([given('ticket.acknowledge', { ticketId: uuid(7) })]);
    const heard = window.messages.length;
    for (const { id } of rows) room.server.shapes.tickets.put({ id: id ?? '', title: 'Pulih' });
    room.server.failBefore = () => {
      throw new Error('not yet');
    };
    await room.server.start();
    await until(() => expect(window.all('tickets').every(({ title }) => title === 'Pulih')).toBe(true));
    const told = window.messages
      .slice(heard)
      .flatMap((message) => (message.kind === 'changes' ? message.changes : []))
      .filter(({ entity, op }) => entity === 'tickets' && op !== 'delete');
    expect(told.find(({ key }) => key === uuid(8))).toMatchObject({ op: 'patch', value: { title: 'Pulih' } });
    expect(window.get('tickets', uuid(7))?.acknowledgement).not.toBeNull();
    expect(window.get('tickets', uuid(8))).toEqual(aTicket({ id: uuid(8), title: 'Pulih' }));
  });

  it('does not call itself live when heartbeats stop, although every stream is open', async () => {
    const window = await room.live(await room.signedIn());
    room.server.stopBeating();
    await until(() => expect(window.status?.connection.kind).toBe('catching-up'));
    room.server.startBeating();
    await until(() => expect(window.status?.connection.kind).toBe('live'));
  });

  it('shows the age of every shape against the heartbeat, and lets it grow when the server is away', async () => {
    const window = await room.live(await room.signedIn());
    const first = window.status?.freshness.customers ?? 0;
    await until(() => expect(window.status?.freshness.customers ?? 0).toBeGreaterThan(first));
    await room.server.stop();
    await until(() => expect(window.status?.connection.kind).toBe('away'));
    const last = window.status?.freshness.customers;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(window.status?.freshness.customers).toBe(last);
  });
});
