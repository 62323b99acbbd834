import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { dayAfter, startOfDay } from '../../kernel/local-day.ts';
import { solve } from '../routing/solve.ts';
import { verifyPlan } from '../routing/verify-plan.ts';
import { aTechnician, aTicket, noon, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { assessTechnicians } from './assess-technicians.ts';
import { dayProblem } from './day-problem.ts';
import { visitsOfDay } from './day-visits.ts';
import { drawDay } from './draw-day.ts';
import { routesNow } from './planned-routes.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';
import { visitLockSchema, type WorkOrderTerms } from './work-order.ts';

const tomorrow = dayAfter(today);
const at = (hour: number, day = tomorrow): Instant => instant(startOfDay(day) + hour * hourMs);
const lockedTo = (start: Instant) => ({ technicianId: null, isOrderKept: false, start });
const placeOf = (n: number) => ({ longitude: 107.3 + 0.01 * n, latitude: -6.3 });
const dedi = aTechnician({ id: technicianId(1), home: placeOf(0) });
const visit = (n: number): Ticket => ({
  ...aTicket(),
  id: ticketId(n),
  tier: 'home',
  position: placeOf(n),
  state: { status: 'open' },
});

type Facts = {
  readonly terms: Partial<WorkOrderTerms>;
  /** Before the one that is locked. */
  readonly before?: number;
  readonly day?: string;
  readonly now?: Instant;
};

/** Visit 1 has the terms; those before it are nearer. */
function questionOf({ terms, before = 0, day = tomorrow, now = noon }: Facts) {
  const others = Array.from({ length: before }, (_, index) => index + 2);
  const routes = [{ technicianId: dedi.id, ticketIds: [...others, 1].map((n) => ticketId(n)) }];
  const shift = { kind: 'work', fromMinute: 480, toMinute: 1020, overtimeMinutes: 60 } as const;
  const rows = dayRows({
    technicians: [dedi],
    tickets: [1, ...others].map(visit),
    orders: [aWorkOrder({ ...terms, ticketId: ticketId(1) })],
    dispatchDays: [aDispatchDay({ day, shifts: { [dedi.id]: shift }, routes })],
  });
  return { rows, day, now, slaDueAt: () => null, usualMinutes: believedMinutes };
}
const stated = (facts: Facts) => dayProblem(questionOf(facts), new TravelBook(usualBelief));
const lockOf = (facts: Facts) => stated(facts).problem.visits.find(({ id }) => id === ticketId(1))?.lock;
const drawn = (facts: Facts) => {
  const day = stated(facts);
  const [route] = drawDay(day, routesNow(day), new Map()).routes;
  return route?.stops.find((stop) => stop.ticketId === ticketId(1));
};

describe('a locked start', () => {
  it('is when service begins in every plan, however early somebody could be there', () => {
    const { problem } = stated({ terms: { lock: lockedTo(at(14)) }, before: 2 });
    const { plan } = solve(problem, { seed: 1, limit: { kind: 'iterations', iterations: 300 } });
    const stop = plan.routes.flatMap(({ stops }) => stops).find(({ visitId }) => visitId === ticketId(1));
    expect(stop?.startsAt).toBe(at(14) / 1000);
    expect(verifyPlan(problem, plan)).toEqual([]);
  });

  it('is waited for where a person has put the visit', () => {
    expect(drawn({ terms: { lock: lockedTo(at(14)) } })).toMatchObject({ startsAt: at(14), conflict: null });
  });

  it('that cannot be reached any more where the visit stands is said there', () => {
    expect(drawn({ terms: { lock: lockedTo(at(8.75)) }, before: 3 })).toMatchObject({
      conflict: 'start-missed',
    });
  });

  it('that has passed locks nothing, and is said as well', () => {
    const late = { terms: { lock: lockedTo(at(9, today)) }, day: today };
    expect(lockOf(late)).toMatchObject({ start: null });
    expect(drawn(late)?.conflict).toBe('start-missed');
  });

  it('outside what was promised is found before a plan is made', () => {
    const promise = { from: at(14), to: at(16) };
    const found = (start: Instant) =>
      stated({ terms: { promise, lock: lockedTo(start) } }).findings.get(ticketId(1));
    expect(found(at(13))).toBe('windows-outside-lock-or-promise');
    expect(found(at(15))).toBeUndefined();
  });

  it('of another day locks nothing on this one', () => {
    expect(lockOf({ terms: { lock: lockedTo(at(9, dayAfter(tomorrow))) } })).toMatchObject({ start: null });
  });

  it('makes the visit one of its day, and of no day before it', () => {
    const { rows, ...question } = questionOf({ terms: { lock: lockedTo(at(9)) }, day: today });
    const visits = (day: string) =>
      visitsOfDay({ ...question, rows: { ...rows, dispatchDays: new Map() }, day });
    expect(visits(today).size).toBe(0);
    expect(visits(tomorrow).size).toBe(1);
  });

  it('keeps the ticket from being offered to who cannot be there by then', () => {
    const obstacles = (start: Instant) => {
      const { day: _, ...question } = questionOf({ terms: { lock: lockedTo(start) }, day: today });
      const asked = { ...question, ticket: visit(1), rows: { ...question.rows, dispatchDays: new Map() } };
      const [offered] = assessTechnicians(asked, new TravelBook(usualBelief));
      return [offered?.place?.startsAt ?? null, ...(offered?.obstacles ?? []).map(({ code }) => code)];
    };
    const soon = instant(noon + minuteMs);
    expect(obstacles(at(14, today))).toEqual([at(14, today)]);
    expect(obstacles(soon)).toEqual([null, 'no-room']);
  });

  it('is none in a lock from before there were any', () => {
    expect(visitLockSchema.parse({ technicianId: null, isOrderKept: true }).start).toBeNull();
  });
});
