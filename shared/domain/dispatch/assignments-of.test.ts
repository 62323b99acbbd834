import { describe, expect, it } from 'vitest';
import { aTechnician, aTicket, minutesAfter, noon, technicianId, ticketId } from '../testing/builders.ts';
import type { TicketState } from '../tickets/ticket.ts';
import { assignmentsOf } from './assignments-of.ts';
import type { DayVisit, VisitProgress } from './day-visits.ts';
import { usualShift } from './usual-week.ts';
import { usualTerms } from './work-order.ts';

const ahead: VisitProgress = { kind: 'ahead', holder: null, since: noon };
const visit = (n: number, state: TicketState, progress = ahead): DayVisit => ({
  id: ticketId(n),
  ticket: { ...aTicket(), id: ticketId(n), state },
  terms: usualTerms,
  serviceMinutes: 45,
  skills: [],
  parts: {},
  position: null,
  customerName: null,
  slaDueAt: null,
  progress,
});
const dayOf = (visits: readonly DayVisit[], isAtWork = true) => ({
  now: noon,
  visits: new Map(visits.map((each) => [each.id, each])),
  technicians: [
    {
      id: technicianId(1),
      number: 1,
      name: 'Toni',
      technician: aTechnician({
        id: technicianId(1),
        availability: isAtWork
          ? { kind: 'on-shift', until: minutesAfter(300) }
          : { kind: 'off-shift', nextShiftAt: minutesAfter(600) },
      }),
      shift: usualShift,
      span: null,
      startsFrom: { longitude: 107.3, latitude: -6.3 },
      van: null,
    },
  ],
});
const assigned = (to: number): TicketState => ({
  status: 'assigned',
  technicianId: technicianId(to),
  since: noon,
});
const route = (...tickets: readonly number[]) => [
  { technicianId: technicianId(1), ticketIds: tickets.map((n) => ticketId(n)) },
];

describe('publishing routes', () => {
  it('gives each visit to its technician, and leaves those they have', () => {
    const day = dayOf([visit(1, { status: 'open' }), visit(2, assigned(2)), visit(3, assigned(1))]);
    expect(assignmentsOf(day, route(1, 2, 3), 'Rencana kerja')).toEqual([
      { ticketId: ticketId(1), technicianId: technicianId(1) },
      { ticketId: ticketId(2), technicianId: technicianId(1) },
    ]);
  });

  it('says why somebody is given work who is not there yet', () => {
    expect(assignmentsOf(dayOf([visit(1, { status: 'open' })], false), route(1), 'Rencana kerja')).toEqual([
      {
        ticketId: ticketId(1),
        technicianId: technicianId(1),
        overriding: { obstacle: 'technician-off-shift', reason: 'Rencana kerja' },
      },
    ]);
  });

  it('takes nothing from whoever is under way to it, and says nothing of what is no visit or nobody’s', () => {
    const travelling: VisitProgress = { kind: 'travelling', holder: technicianId(2), since: noon };
    const day = dayOf([visit(1, assigned(2), travelling)]);
    expect(assignmentsOf(day, route(1, 9), 'Rencana kerja')).toEqual([]);
    expect(assignmentsOf(day, [{ technicianId: technicianId(7), ticketIds: [ticketId(1)] }], '')).toEqual([]);
  });
});
