import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant } from '../../kernel/instant.ts';
import { aTechnician, noon, ticketId, aTicket as toldTicket } from '../testing/builders.ts';
import { aPin } from '../testing/hand-over-builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { countRoom, inPinOrder } from './count-room.ts';
import { watchAt } from './watch.ts';

const watch = watchAt(noon);
const end = instant(watch.to);
const aTicket = (index: number, facts: Partial<Ticket> = {}): Ticket => ({
  ...toldTicket(),
  id: ticketId(index),
  ...facts,
});
/** Every hour counts. */
const calendars = () => ({
  calendarId: 'always',
  between: (from: Instant, to: Instant) => Math.max(0, to - from),
  after: (from: Instant, durationMs: number) => instant(from + durationMs),
});
const count = (tickets: readonly Ticket[], now: Instant = end) =>
  countRoom(
    {
      tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
      technicians: [aTechnician()],
      pins: [aPin({ ticketId: ticketId(2) }), aPin({ ticketId: ticketId(9) })],
      calendars,
    },
    { watch, now, countedAt: now },
  );

describe('what a watch amounts to', () => {
  it('is what is open now, by severity, and the criticals that nobody has acknowledged', () => {
    const tickets = [
      aTicket(1, { priority: 'critical' }),
      aTicket(2, { priority: 'high' }),
      aTicket(3, { state: { status: 'cancelled', reason: '', cancelledAt: noon } }),
    ];
    expect(count(tickets)).toMatchObject({
      open: { critical: 1, high: 1, normal: 0, low: 0 },
      unacknowledgedCriticals: 1,
      techniciansOnDuty: 1,
    });
  });

  it('counts what came, what was resolved and what was breached while it ran, and nothing before', () => {
    const resolved = { status: 'resolved', resolution: '', resolvedAt: noon, technicianId: null } as const;
    const before = instant(watch.from - hourMs);
    const counted = count([
      aTicket(1),
      aTicket(2, { openedAt: before }),
      aTicket(3, { openedAt: before, state: resolved }),
    ]);
    expect(counted).toMatchObject({ opened: 1, resolved: 1 });
    const breach = count([aTicket(1)], instant(noon + 1));
    expect(breach.breached).toBe(0);
  });

  it('counts a breach in the watch it happened in', () => {
    const long = aTicket(1);
    const target = { ...long.resolution.target, durationMs: hourMs };
    const ticket = { ...long, resolution: { ...long.resolution, target } };
    expect(count([ticket], instant(long.openedAt + hourMs)).breached).toBe(0);
    expect(count([ticket], instant(long.openedAt + hourMs + 1)).breached).toBe(1);
  });

  it('names the pins whose tickets are here, and counts all of them', () => {
    const counted = count([aTicket(2, { number: 'TKT-20261122-0002', title: 'Feeder putus' })]);
    expect(counted.pins).toBe(2);
    expect(counted.pinned).toMatchObject([{ number: 'TKT-20261122-0002', title: 'Feeder putus' }]);
  });
});

describe('pins', () => {
  it('stand in the order of severity, then the oldest first; a ticket that left the copy comes last', () => {
    const tickets = new Map(
      [
        aTicket(1, { priority: 'low' }),
        aTicket(2, { priority: 'critical' }),
        aTicket(3, { priority: 'low' }),
      ].map((ticket) => [ticket.id as string, ticket] as const),
    );
    const pins = [
      aPin({ ticketId: ticketId(9), at: instant(0) }),
      aPin({ ticketId: ticketId(1), at: instant(2) }),
      aPin({ ticketId: ticketId(3), at: instant(1) }),
      aPin({ ticketId: ticketId(2), at: instant(3) }),
    ];
    expect(inPinOrder(pins, tickets).map((pin) => pin.ticketId)).toEqual([2, 3, 1, 9].map(ticketId));
  });
});
