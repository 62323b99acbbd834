import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant } from '../../kernel/instant.ts';
import { dayAfter, startOfDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import { solve } from '../routing/solve.ts';
import { metresBetween } from '../routing/travel-matrix.ts';
import { verifyPlan } from '../routing/verify-plan.ts';
import { aTechnician, aTicket, aVan, noon, siteId, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket, TicketState } from '../tickets/ticket.ts';
import { type AssignmentQuestion, assessTechnicians } from './assess-technicians.ts';
import { type DayProblem, dayProblem } from './day-problem.ts';
import type { DayTerms } from './day-terms.ts';
import type { DayShift } from './dispatch-day.ts';
import { drawDay } from './draw-day.ts';
import { routesNow } from './planned-routes.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';
import type { WorkOrderTerms } from './work-order.ts';

const tomorrow = dayAfter(today);
const eightToFive: DayShift = { kind: 'work', fromMinute: 480, toMinute: 1020, overtimeMinutes: 60 };
const placeOf = (n: number): Position => ({ longitude: 107.3 + 0.02 * n, latitude: -6.3 });
const dedi = aTechnician({ id: technicianId(1), home: placeOf(0) });
const pop = { id: siteId(), position: placeOf(9) };
const open: TicketState = { status: 'open' };
const visit = (n: number, state: TicketState = open): Ticket => ({
  ...aTicket(),
  id: ticketId(n),
  kind: 'outage',
  tier: 'home',
  position: placeOf(n),
  state,
});
const inHand = (n: number, since: Instant = noon): Ticket =>
  visit(n, { status: 'assigned', technicianId: dedi.id, since });

type Facts = {
  readonly terms?: Partial<DayTerms>;
  readonly shift?: DayShift;
  readonly tickets?: readonly Ticket[];
  readonly orders?: Readonly<Record<number, Partial<WorkOrderTerms>>>;
  readonly planned?: readonly number[];
  readonly day?: string;
  readonly now?: Instant;
};

const questionOf = ({
  terms = {},
  shift = eightToFive,
  tickets = [],
  orders = {},
  planned = [],
  day = tomorrow,
  now = noon,
}: Facts) => ({
  rows: {
    ...dayRows({
      technicians: [dedi],
      tickets,
      vans: [aVan({ technicianId: dedi.id, stock: null, ...terms })],
      orders: Object.entries(orders).map(([n, said]) => aWorkOrder({ ...said, ticketId: ticketId(+n) })),
      dispatchDays: [
        aDispatchDay({
          day,
          shifts: { [dedi.id]: shift },
          routes: [{ technicianId: dedi.id, ticketIds: planned.map((n) => ticketId(n)) }],
        }),
      ],
    }),
    sites: new Map([[pop.id as string, pop]]),
  },
  day,
  now,
  slaDueAt: () => null,
  usualMinutes: believedMinutes,
});

const book = () => new TravelBook(usualBelief);
const stated = (facts: Facts): DayProblem => dayProblem(questionOf(facts), book());
const shiftOfDay = (facts: Facts) => {
  const [shift] = stated(facts).problem.shifts;
  if (!shift) throw new Error('They work');
  return shift;
};
const drawn = (facts: Facts) => {
  const day = stated(facts);
  const [route] = drawDay(day, routesNow(day), new Map()).routes;
  if (!route) throw new Error('There is one technician');
  return route;
};
const searched = (facts: Facts) => {
  const { problem } = stated(facts);
  const { plan } = solve(problem, { seed: 1, limit: { kind: 'iterations', iterations: 300 } });
  return { problem, plan };
};

describe('the end of somebody’s day', () => {
  it('is where the last visit is while nobody says otherwise', () => {
    expect(shiftOfDay({ tickets: [visit(3)] }).endPlace).toBeNull();
  });

  it('is their home, or a site: the way there is driven, paid and in the hours', () => {
    const route = drawn({ tickets: [visit(3)], planned: [3] });
    const home = drawn({ tickets: [visit(3)], planned: [3], terms: { dayEnd: { kind: 'home' } } });
    const site = { kind: 'site', siteId: pop.id } as const;
    const atPop = drawn({ tickets: [visit(3)], planned: [3], terms: { dayEnd: site } });
    expect(home.metres).toBeCloseTo(2 * route.metres, 0);
    expect(atPop.metres).toBeCloseTo(3 * route.metres, 0);
    expect(home.endsAt).toBe(instant((home.stops[0]?.endsAt ?? 0) + (home.travelSeconds / 2) * 1000));
    expect(atPop.endsAt).toBeGreaterThan(home.endsAt ?? 0);
    expect(route.wayBack).toBeNull();
    expect(home.wayBack).toEqual({ from: home.stops[0]?.endsAt, to: home.startsFrom });
    expect(atPop.wayBack).toEqual({ from: atPop.stops[0]?.endsAt, to: pop.position });
  });

  it('is open where the site is not known', () => {
    const dayEnd = { kind: 'site', siteId: siteId(2) } as const;
    expect(shiftOfDay({ tickets: [visit(3)], terms: { dayEnd } }).endPlace).toBeNull();
  });

  it('is their home today as well, wherever they are now', () => {
    const question = questionOf({ day: today, tickets: [visit(3)], terms: { dayEnd: { kind: 'home' } } });
    const here = { technicianId: dedi.id, position: placeOf(6), headingDegrees: null, speedKmh: 0 };
    const positions = new Map([[dedi.id as string, { ...here, recordedAt: noon }]]);
    const { problem } = dayProblem({ ...question, rows: { ...question.rows, positions } }, book());
    const [shift] = problem.shifts;
    expect(metresBetween(problem.matrix, shift?.startPlace ?? -1, shift?.endPlace ?? -1)).toBeGreaterThan(0);
  });

  it('crosses the last stop where it is reached beyond all overtime', () => {
    const short: DayShift = { kind: 'work', fromMinute: 480, toMinute: 610, overtimeMinutes: 0 };
    const facts = { shift: short, tickets: [visit(9)], planned: [9] };
    expect(drawn(facts).stops[0]?.conflict).toBeNull();
    expect(drawn({ ...facts, terms: { dayEnd: { kind: 'home' } } }).stops[0]?.conflict).toBe(
      'beyond-overtime',
    );
  });

  it('does not keep anybody from finishing what they are at', () => {
    const late = instant(startOfDay(today) + 18.9 * hourMs);
    const onSite = visit(9, { status: 'on-site', technicianId: dedi.id, since: late });
    const terms = { dayEnd: { kind: 'home' }, mostDrivingMinutes: 1 } as const;
    const { plan } = searched({ day: today, now: late, tickets: [onSite, inHand(8, late)], terms });
    expect(plan.routes.flatMap(({ stops }) => stops.map((stop) => stop.visitId))).toEqual([ticketId(9)]);
  });
});

describe('the most somebody drives on a day', () => {
  it('is kept by every plan, and forbids nothing to a person, who is told', () => {
    const facts = { tickets: [visit(9), visit(8)], planned: [9, 8] };
    expect(searched(facts).plan.unassigned).toEqual([]);
    const limited = { ...facts, terms: { mostDrivingMinutes: 5 } };
    expect(searched(limited).plan.unassigned).toHaveLength(2);
    const { stops } = drawn(limited);
    expect(stops.map(({ conflict }) => conflict)).toEqual(['beyond-driving', 'beyond-driving']);
  });

  it('is less what was driven today already', () => {
    const settled = (n: number, hoursAgo: number): Ticket => ({
      ...visit(n),
      state: {
        status: 'resolved',
        resolution: '',
        technicianId: dedi.id,
        resolvedAt: instant(noon - hoursAgo * hourMs),
      },
    });
    const terms = { mostDrivingMinutes: 300 };
    const before = shiftOfDay({ day: today, tickets: [visit(3)], terms });
    const after = shiftOfDay({ day: today, tickets: [visit(3), settled(9, 1)], terms });
    expect(before.maxTravelSeconds).toBe(300 * 60);
    expect(after.maxTravelSeconds).toBeLessThan(290 * 60);
    expect(shiftOfDay({ tickets: [visit(3), settled(9, 1)], terms }).maxTravelSeconds).toBe(300 * 60);
  });

  it('keeps a ticket from being offered to who would drive too long for it', () => {
    const ticket = visit(9);
    const obstacles = (terms: Partial<DayTerms>) => {
      const { day: _, ...question } = questionOf({ day: today, tickets: [ticket], terms });
      const asked: AssignmentQuestion = { ...question, ticket };
      return assessTechnicians(asked, book()).flatMap((each) => each.obstacles.map(({ code }) => code));
    };
    expect(obstacles({})).toEqual([]);
    expect(obstacles({ mostDrivingMinutes: 5 })).toEqual(['no-room']);
  });
});

it('somebody’s rest is what was said of it', () => {
  const rest = { minutes: 30, fromMinute: 13 * 60, toMinute: 14 * 60 };
  const from = (startOfDay(tomorrow) + 13 * hourMs) / 1000;
  expect(shiftOfDay({ terms: { rest } }).breaks).toEqual([{ from, to: from + 1800, seconds: 1800 }]);
});

describe('a certificate', () => {
  const onPole: Facts = { tickets: [visit(3)], orders: { 3: { skills: ['height'] } } };
  const holding = (validUntil: string | null) => ({
    certificates: [{ code: 'height' as const, validUntil }],
  });

  it('is asked of who goes there', () => {
    expect(stated(onPole).findings.get(ticketId(3))).toBe('nobody-has-the-skills');
    expect(stated({ ...onPole, terms: holding(null) }).findings.size).toBe(0);
  });

  it('counts on its last day, and not on the day after', () => {
    const until = (validUntil: string) => searched({ ...onPole, terms: holding(validUntil) }).plan.unassigned;
    expect(until(tomorrow)).toEqual([]);
    expect(stated({ ...onPole, terms: holding(today) }).findings.get(ticketId(3))).toBe(
      'nobody-has-the-skills',
    );
  });

  it('that has run out crosses the stop of who is sent there all the same', () => {
    const sent = { ...onPole, planned: [3] };
    expect(drawn({ ...sent, terms: holding(tomorrow) }).stops[0]?.conflict).toBeNull();
    expect(drawn({ ...sent, terms: holding(today) }).stops[0]?.conflict).toBe('skills');
  });

  it('that has run out keeps a ticket from being offered, and is named', () => {
    const ticket = visit(3);
    const yesterday = dayAfter(today, -1);
    const { day: _, ...question } = questionOf({ ...onPole, day: today, terms: holding(yesterday) });
    const [offered] = assessTechnicians({ ...question, ticket }, book());
    expect(offered?.obstacles).toMatchObject([{ code: 'skill-missing', skills: ['height'] }]);
  });
});

it('holds all the terms of somebody at once', () => {
  const terms: Partial<DayTerms> = {
    dayEnd: { kind: 'home' },
    mostDrivingMinutes: 120,
    rest: { minutes: 45, fromMinute: 690, toMinute: 810 },
  };
  const { plan, problem } = searched({ tickets: [1, 2, 3, 4].map((n) => visit(n)), terms });
  const [route] = plan.routes;
  expect(plan.unassigned).toEqual([]);
  expect(verifyPlan(problem, plan)).toEqual([]);
  expect(route?.travelSeconds).toBeLessThanOrEqual(120 * 60);
  expect(route?.breaks.map(({ from, to }) => (to - from) / 60)).toEqual([45]);
});
