import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../kernel/instant.ts';
import { startOfDay } from '../../kernel/local-day.ts';
import { aTicket, noon, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket, TicketState } from '../tickets/ticket.ts';
import { visitsOfDay } from './day-visits.ts';
import type { DispatchDay } from './dispatch-day.ts';
import { believedMinutes } from './usual-minutes.ts';
import type { WorkOrder, WorkOrderTerms } from './work-order.ts';

const tomorrow = '2026-11-23';
const inHand: TicketState = { status: 'assigned', technicianId: technicianId(1), since: noon };
const ticket = (n: number, state: TicketState, facts: Partial<Ticket> = {}): Ticket => ({
  ...aTicket(),
  kind: 'outage',
  id: ticketId(n),
  state,
  ...facts,
});
const said = (n: number, terms: Partial<WorkOrderTerms>): WorkOrder =>
  aWorkOrder({ ...terms, ticketId: ticketId(n) });
const planned = (day: string, ...tickets: readonly number[]): DispatchDay =>
  aDispatchDay({
    day,
    routes: [{ technicianId: technicianId(1), ticketIds: tickets.map((n) => ticketId(n)) }],
  });
type Rows = {
  readonly tickets: readonly Ticket[];
  readonly orders?: readonly WorkOrder[];
  readonly days?: readonly DispatchDay[];
};
const onDay = (day: string, rows: Rows) => [...visitsOn(day, rows).keys()];

const visitsOn = (day: string, { tickets, orders = [], days = [] }: Rows) =>
  visitsOfDay({
    day,
    now: noon,
    slaDueAt: () => null,
    usualMinutes: believedMinutes,
    rows: dayRows({ tickets, orders, dispatchDays: days }),
  });

describe('the visits of a day', () => {
  it('are of today what somebody has in hand, whatever other day is looked at', () => {
    const rows = { tickets: [ticket(1, inHand), ticket(2, { status: 'open' })] };
    expect(onDay(today, rows)).toEqual([ticketId(1), ticketId(2)]);
    expect(onDay(tomorrow, rows)).toEqual([ticketId(2)]);
  });

  it('are of the day they are planned for, and of no other', () => {
    const rows = { tickets: [ticket(1, inHand)], days: [planned(tomorrow, 1)] };
    expect(onDay(today, rows)).toEqual([]);
    expect(onDay(tomorrow, rows)).toEqual([ticketId(1)]);
  });

  it('ask for the skills their kind requires and for what was said besides, never for less', () => {
    const orders = [said(1, { skills: ['wireless'] }), said(2, { skills: [] })];
    const visits = visitsOn(today, { tickets: [1, 2, 3].map((n) => ticket(n, inHand)), orders });
    expect([...visits.values()].map(({ skills }) => skills)).toEqual([
      ['splicing', 'wireless'],
      ['splicing'],
      ['splicing'],
    ]);
  });

  it('wait for the day that was promised', () => {
    const from = instant(startOfDay(tomorrow) + 9 * hourMs);
    const orders = [said(1, { promise: { from, to: instant(from + 2 * hourMs) } })];
    const rows = { tickets: [ticket(1, { status: 'open' })], orders };
    expect(onDay(today, rows)).toEqual([]);
    expect(onDay(tomorrow, rows)).toEqual([ticketId(1)]);
  });

  it('leave out what the room settles from its chairs, what waits, and what is under way elsewhere today', () => {
    const waiting: TicketState = {
      status: 'waiting',
      reason: 'customer',
      note: '',
      since: noon,
      resumesTo: 'open',
      technicianId: null,
    };
    const enRoute: TicketState = { status: 'en-route', technicianId: technicianId(1), since: noon };
    const tickets = [
      ticket(1, waiting),
      ticket(2, { status: 'open' }, { kind: 'account' }),
      ticket(3, { status: 'open' }),
      ticket(4, enRoute),
    ];
    const rows = { tickets, orders: [said(3, { needsVisit: false })] };
    expect(onDay(today, rows)).toEqual([ticketId(4)]);
    expect(onDay(tomorrow, rows)).toEqual([]);
  });
});
