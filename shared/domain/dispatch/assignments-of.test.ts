import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Skill, skillSchema, type Technician } from '../technicians/technician.ts';
import {
  aContext,
  aTechnician,
  aTicket,
  minutesAfter,
  noon,
  technicianId,
  ticketId,
} from '../testing/builders.ts';
import { overridable } from '../tickets/assignment-obstacle.ts';
import { decideTicket } from '../tickets/decide-ticket.ts';
import { requiredSkills } from '../tickets/required-skills.ts';
import type { TicketState } from '../tickets/ticket.ts';
import { assignmentsOf } from './assignments-of.ts';
import { spanOf } from './day-shifts.ts';
import type { StopView } from './day-view.ts';
import type { DayVisit, VisitProgress } from './day-visits.ts';
import type { DayShift } from './dispatch-day.ts';
import { routesToTell } from './told-changes.ts';
import { usualShift } from './usual-week.ts';
import { usualTerms } from './work-order.ts';

const ticket = aTicket();
const ahead: VisitProgress = { kind: 'ahead', holder: null, since: noon };
const visit = (n: number, state: TicketState, progress = ahead): DayVisit => ({
  id: ticketId(n),
  ticket: { ...ticket, id: ticketId(n), state },
  terms: usualTerms,
  serviceMinutes: 45,
  skills: requiredSkills(ticket.kind, ticket.tier),
  parts: {},
  position: null,
  customerName: null,
  slaDueAt: null,
  progress,
});
const atWork = { kind: 'on-shift', until: minutesAfter(300) } as const;
const atHome = { kind: 'off-shift', nextShiftAt: minutesAfter(600) } as const;
const dayOf = (
  visits: readonly DayVisit[],
  facts: Partial<Technician> = {},
  shift: DayShift = usualShift,
) => ({
  now: noon,
  visits: new Map(visits.map((each) => [each.id, each])),
  technicians: [
    {
      id: technicianId(1),
      number: 1,
      name: 'Toni',
      technician: aTechnician({ id: technicianId(1), availability: atWork, ...facts }),
      shift,
      span: spanOf('2026-11-23', shift),
      startsFrom: { longitude: 107.3, latitude: -6.3 },
      returnsTo: null,
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
    expect(assignmentsOf(day, route(1, 2, 3), 'Rencana kerja').given).toEqual([
      { ticketId: ticketId(1), technicianId: technicianId(1) },
      { ticketId: ticketId(2), technicianId: technicianId(1) },
    ]);
  });

  it('says why somebody is given work who is not there yet', () => {
    const day = dayOf([visit(1, { status: 'open' })], { availability: atHome });
    expect(assignmentsOf(day, route(1), 'Rencana kerja').given).toEqual([
      {
        ticketId: ticketId(1),
        technicianId: technicianId(1),
        overriding: { obstacle: 'technician-off-shift', reason: 'Rencana kerja' },
      },
    ]);
  });

  it('gives what the ticket takes and withholds the rest, with what stands in the way', () => {
    const availability = fc.constantFrom<Technician['availability']>(
      atWork,
      atHome,
      { kind: 'on-break', until: minutesAfter(10), shiftUntil: minutesAfter(300) },
      { kind: 'on-leave', until: null },
    );
    fc.assert(
      fc.property(availability, fc.subarray(skillSchema.options), (availability, skills) => {
        const day = dayOf([visit(1, { status: 'open' })], { availability, skills });
        const { given, withheld } = assignmentsOf(day, route(1), 'Rencana kerja');
        expect(given.length + withheld.length).toBe(1);
        const context = aContext({ now: noon, technician: () => day.technicians[0]?.technician ?? null });
        const input = given[0] ?? { ticketId: ticketId(1), technicianId: technicianId(1) };
        const decision = decideTicket(
          day.visits.get(ticketId(1))?.ticket ?? null,
          { name: 'ticket.assign', input },
          context,
        );
        expect(decision.ok).toBe(given.length === 1);
        if (decision.ok) return;
        expect(withheld[0]?.obstacle.name).toBe('Dedi Kurniawan');
        expect(overridable(withheld[0]?.obstacle ?? { code: '' })).toBeNull();
      }),
    );
  });

  it.each(['off', 'leave', 'absent'] as const)(
    'gives nothing to whom the roster has as %s, whatever they last said of themselves',
    (kind) => {
      const shift: DayShift = kind === 'off' ? { kind } : { kind, note: null };
      const visits = [visit(1, { status: 'open' }), visit(2, assigned(1))];
      const { given, withheld } = assignmentsOf(
        dayOf(visits, { availability: atWork }, shift),
        route(1, 2),
        'Rencana kerja',
      );
      expect(given).toEqual([]);
      const obstacle = { code: 'not-rostered', name: 'Toni', kind };
      expect(withheld).toMatchObject([
        { ticketId: ticketId(1), obstacle },
        { ticketId: ticketId(2), obstacle },
      ]);
    },
  );

  it('withholds a visit that asks for a certificate its technician does not have that day', () => {
    const height: Skill = 'height';
    const asking = { ...visit(1, { status: 'open' }), skills: [height] };
    expect(assignmentsOf(dayOf([asking], { skills: [height] }), route(1), '').given).toHaveLength(1);
    expect(assignmentsOf(dayOf([asking]), route(1), '').withheld).toMatchObject([
      { obstacle: { code: 'skill-missing', skills: [height] } },
    ]);
  });

  it('tells no technician of what they are not given', () => {
    const day = dayOf([visit(1, { status: 'open' }), visit(2, assigned(1))], { skills: [] });
    const { withheld } = assignmentsOf(day, route(1, 2), 'Rencana kerja');
    expect(withheld.map((each) => [each.ticketId, each.obstacle.code])).toEqual([
      [ticketId(1), 'skill-missing'],
    ]);
    const stops = [1, 2].map((n) => ({ ticketId: ticketId(n) }) as StopView);
    const told = routesToTell([{ technicianId: technicianId(1), stops }], withheld);
    expect(told.map((each) => each.stops.map(({ ticketId: id }) => id))).toEqual([[ticketId(2)]]);
  });

  it('takes nothing from whoever is under way to it, and says nothing of what is no visit or nobody’s', () => {
    const travelling: VisitProgress = { kind: 'travelling', holder: technicianId(2), since: noon };
    const day = dayOf([visit(1, assigned(2), travelling)]);
    const nothing = { given: [], withheld: [] };
    expect(assignmentsOf(day, route(1, 9), 'Rencana kerja')).toEqual(nothing);
    const nobodys = [{ technicianId: technicianId(7), ticketIds: [ticketId(1)] }];
    expect(assignmentsOf(day, nobodys, 'Rencana kerja')).toEqual(nothing);
  });
});
