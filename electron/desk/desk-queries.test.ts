import { describe, expect, it } from 'vitest';
import { aTicket, uuid } from './testing/builders.ts';
import { testRoom } from './testing/test-room.ts';

describe('what a desk asks the server', () => {
  const room = testRoom();

  it('answers a query from the server, and from memory with its time when the server is away', async () => {
    const desk = await room.signedIn();
    await room.live(desk);
    room.server.answerQuery = () => [aTicket()];
    const ask = () => desk.services.queries.run({ name: 'ticket.search', input: { text: 'mati' } });
    expect(await ask()).toMatchObject({ kind: 'answered', from: 'server', value: [aTicket()] });
    await room.server.stop();
    expect(await ask()).toMatchObject({ kind: 'answered', from: 'desk', value: [aTicket()] });
    expect(await desk.services.queries.run({ name: 'ticket.search', input: { text: 'lain' } })).toEqual({
      kind: 'unavailable',
      reason: 'unreachable',
    });
  });

  it('reads a ticket with the server away when it was found before or is in the copy', async () => {
    const desk = await room.signedIn();
    await room.live(desk);
    const archived = aTicket({ id: uuid(300), number: 'T-20250311-0012' });
    room.server.answerQuery = (name) => (name === 'ticket.search' ? [archived] : null);
    const read = (n: number) =>
      desk.services.queries.run({ name: 'ticket.read', input: { ticketId: uuid(n) } });
    expect(await read(400)).toMatchObject({ kind: 'answered', from: 'server', value: null });
    await desk.services.queries.run({ name: 'ticket.search', input: { text: '0012' } });
    await room.server.stop();
    expect(await read(300)).toMatchObject({ kind: 'answered', from: 'desk', value: archived });
    expect(await read(1)).toMatchObject({ kind: 'answered', from: 'desk', value: aTicket() });
    expect(await read(301)).toEqual({ kind: 'unavailable', reason: 'unreachable' });
  });
});
