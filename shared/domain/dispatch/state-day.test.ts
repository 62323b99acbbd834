import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { compileProblem } from '../routing/compile-problem.ts';
import { schedulePlan, toRouteList } from '../routing/schedule-plan.ts';
import { solve } from '../routing/solve.ts';
import { aTechnician, aTicket, noon, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket, TicketState } from '../tickets/ticket.ts';
import { dayProblem } from './day-problem.ts';
import type { DayShift } from './dispatch-day.ts';
import { openAssignments, routesNow } from './planned-routes.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';

const placeOf = (n: number) => ({ longitude: 107.3 + 0.004 * n, latitude: -6.3 });
const visit = (n: number, status: 'assigned' | 'on-site' | 'en-route', since: Instant = noon): Ticket => {
  const state: TicketState = { status, technicianId: technicianId(1), since };
  return { ...aTicket(), id: ticketId(n), tier: 'home', position: placeOf(n), state };
};

/** The one technician's day, and who of these visits it has room for. */
function dayOf(shift: DayShift, tickets: readonly Ticket[], now: Instant = noon) {
  const technician = aTechnician({ id: technicianId(1), home: placeOf(0) });
  const rows = dayRows({
    technicians: [technician],
    tickets,
    dispatchDays: [aDispatchDay({ shifts: { [technician.id]: shift } })],
  });
  const question = { rows, day: today, now, slaDueAt: () => null, usualMinutes: believedMinutes };
  const day = dayProblem(question, new TravelBook(usualBelief));
  const compiled = compileProblem(day.problem);
  const held = schedulePlan(compiled, toRouteList(compiled, openAssignments(day, routesNow(day))));
  const searched = solve(day.problem, { seed: 1, limit: { kind: 'iterations', iterations: 300 } });
  const seated = (plan: typeof held) =>
    plan.routes.flatMap(({ stops }) => stops.map(({ visitId }) => visitId));
  return { held: seated(held), searched: seated(searched.plan) };
}

const untilFive: DayShift = {
  kind: 'work',
  fromMinute: 8 * 60,
  toMinute: 17 * 60,
  overtimeMinutes: 60,
};
const off: DayShift = { kind: 'off' };

describe('who is at a visit', () => {
  it('finishes it, and is given nothing more, when they do not work today', () => {
    const { held, searched } = dayOf(off, [visit(1, 'on-site'), visit(2, 'assigned')]);
    expect([held, searched]).toEqual([[ticketId(1)], [ticketId(1)]]);
  });

  it('finishes it, and is given nothing more, when it ends after all overtime', () => {
    const late = instant(noon + 6 * hourMs - 5 * minuteMs);
    const { held, searched } = dayOf(untilFive, [visit(1, 'on-site', late), visit(2, 'assigned')], late);
    expect([held, searched]).toEqual([[ticketId(1)], [ticketId(1)]]);
  });

  it('finishes it when the shift has long been over', () => {
    const night = instant(noon + 9 * hourMs);
    const { held, searched } = dayOf(untilFive, [visit(1, 'en-route', night)], night);
    expect([held, searched]).toEqual([[ticketId(1)], [ticketId(1)]]);
  });

  it('is given nothing for the time of a visit whose place nobody knows', () => {
    const nowhere = { ...visit(1, 'on-site'), position: null };
    const { held, searched } = dayOf(off, [nowhere, visit(2, 'assigned')]);
    expect([held, searched]).toEqual([[], []]);
  });

  it('has time for what has begun in the order it is done, and for nothing else', () => {
    const far = { ...visit(1, 'en-route'), position: placeOf(60) };
    const { held } = dayOf(off, [far, visit(2, 'on-site'), visit(3, 'assigned')]);
    expect(held).toEqual([ticketId(2), ticketId(1)]);
  });

  it('goes on to the next within the shift', () => {
    const { held, searched } = dayOf(untilFive, [visit(1, 'on-site'), visit(2, 'assigned')]);
    expect([held, searched]).toEqual([
      [ticketId(1), ticketId(2)],
      [ticketId(1), ticketId(2)],
    ]);
  });

  it('finishes both when they are said to be at two', () => {
    const { held } = dayOf(off, [visit(1, 'on-site'), visit(2, 'en-route'), visit(3, 'assigned')]);
    expect(held).toEqual([ticketId(1), ticketId(2)]);
  });
});

describe('what is locked to somebody', () => {
  /** Of two technicians, the first has such a shift and a visit locked to them. */
  const planned = (shift: DayShift) => {
    const technicians = [1, 2].map((n) => aTechnician({ id: technicianId(n), home: placeOf(n) }));
    const rows = dayRows({
      technicians,
      tickets: [{ ...aTicket(), id: ticketId(1), tier: 'home', position: placeOf(1) }],
      orders: [
        aWorkOrder({
          ticketId: ticketId(1),
          lock: { technicianId: technicianId(1), isOrderKept: true, start: null },
        }),
      ],
      dispatchDays: [aDispatchDay({ shifts: { [technicianId(1)]: shift, [technicianId(2)]: untilFive } })],
    });
    const question = { rows, day: today, now: noon, slaDueAt: () => null, usualMinutes: believedMinutes };
    const { problem, findings } = dayProblem(question, new TravelBook(usualBelief));
    const { plan } = solve(problem, { seed: 1, limit: { kind: 'iterations', iterations: 100 } });
    const holder = plan.routes.find(({ stops }) => stops.length > 0)?.shiftId ?? null;
    return { holder, fault: findings.get(ticketId(1)) ?? null };
  };

  it('is theirs while they are at work', () => {
    expect(planned(untilFive)).toEqual({ holder: technicianId(1), fault: null });
  });

  it.each(['leave', 'absent'] as const)('is for others to take over when they are away: %s', (kind) => {
    expect(planned({ kind, note: null })).toEqual({ holder: technicianId(2), fault: null });
  });

  it('is nobody’s on their day off, and says so: they may be called in', () => {
    expect(planned(off)).toEqual({ holder: null, fault: 'locked-to-nobody' });
  });
});
