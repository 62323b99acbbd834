import { describe, expect, it } from 'vitest';
import { aTicket, minutesAfter, ticketId } from '../testing/builders.ts';
import { aWorkOrder, dayRows } from '../testing/day-builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { withoutVisit } from './without-visit.ts';

const ticket = (n: number, facts: Partial<Ticket> = {}): Ticket => ({
  ...aTicket(),
  id: ticketId(n),
  openedAt: minutesAfter(n),
  ...facts,
});
const listed = (tickets: readonly Ticket[], orders: Parameters<typeof dayRows>[0]['orders'] = []) =>
  withoutVisit(dayRows({ tickets, orders })).map(({ id }) => id);

describe('tickets that nobody is sent to', () => {
  it('are those of which somebody said so, then what usually needs no visit, the newest first', () => {
    const tickets = [
      ticket(1),
      ticket(2, { kind: 'account' }),
      ticket(3),
      ticket(4, { kind: 'account' }),
      ticket(5),
    ];
    const orders = [1, 3].map((n) => aWorkOrder({ ticketId: ticketId(n), needsVisit: false }));
    expect(listed(tickets, orders)).toEqual([3, 1, 4, 2].map(ticketId));
  });

  it('are none that was given a visit after all', () => {
    const orders = [aWorkOrder({ ticketId: ticketId(1), needsVisit: true })];
    expect(listed([ticket(1, { kind: 'account' }), ticket(2)], orders)).toEqual([]);
  });

  it('are none that is settled, under way or waiting', () => {
    const states = ['resolved', 'en-route', 'waiting'] as const;
    const tickets = states.map((status, n) =>
      ticket(n, { kind: 'account', state: { ...aTicket().state, status } as Ticket['state'] }),
    );
    expect(listed(tickets)).toEqual([]);
  });
});
