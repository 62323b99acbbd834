import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import type { Position } from '../../kernel/position.ts';
import { explainUnassigned } from '../routing/changes/explain-unassigned.ts';
import { compileProblem } from '../routing/compile-problem.ts';
import { schedulePlan, toRouteList } from '../routing/schedule-plan.ts';
import type { Technician } from '../technicians/technician.ts';
import { aTechnician, aTicket, aVan, noon, partId, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { assessTechnicians, candidatesOf } from './assess-technicians.ts';
import { dayProblem } from './day-problem.ts';
import type { DayRows } from './day-visits.ts';
import type { DayShift } from './dispatch-day.ts';
import { openAssignments, routesNow } from './planned-routes.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';
import type { Van } from './van.ts';
import type { WorkOrder } from './work-order.ts';

const here: Position = { longitude: 107.35, latitude: -6.36 };
/** So many kilometres north of here. */
const north = (kilometres: number): Position => ({ ...here, latitude: here.latitude + kilometres / 111.2 });

/** Works until evening; a test says only what differs. */
const at = (n: number, home: Position, facts: Partial<Technician> = {}): Technician =>
  aTechnician({ id: technicianId(n), name: `T${n}`, home, ...facts });

/** The n-th ticket, in somebody's hands. */
const held = (n: number, by: number, position: Position): Ticket => ({
  ...aTicket(),
  id: ticketId(n),
  position,
  state: { status: 'assigned', technicianId: technicianId(by), since: noon },
});

type Room = {
  readonly technicians: readonly Technician[];
  readonly tickets?: readonly Ticket[];
  readonly orders?: readonly WorkOrder[];
  readonly shifts?: Readonly<Record<string, DayShift>>;
  readonly vans?: readonly Van[];
};

const rowsOf = ({ shifts = {}, ...room }: Room): DayRows =>
  dayRows({ ...room, dispatchDays: [aDispatchDay({ shifts })] });

const noTarget = (): Instant | null => null;
const asked: Ticket = { ...aTicket(), id: ticketId(100), position: here };
const assess = (room: Room, ticket = asked, slaDueAt: (ticket: Ticket) => Instant | null = noTarget) =>
  assessTechnicians(
    { rows: rowsOf(room), ticket, now: noon, slaDueAt, usualMinutes: believedMinutes },
    new TravelBook(usualBelief),
  );
const said = (assessments: ReturnType<typeof assess>) =>
  assessments.map(({ technician, obstacles }) => [technician.name, ...obstacles.map(({ code }) => code)]);

const promisedBy = (ticket: Ticket, until: number): WorkOrder =>
  aWorkOrder({ ticketId: ticket.id, promise: { from: noon, to: instant(until) } });

describe('who is offered a ticket', () => {
  it('is the nearer of two whose days are empty, with when they would begin', () => {
    const [best, next] = assess({ technicians: [at(1, north(20)), at(2, north(2))] });
    expect([best?.technician.name, next?.technician.name]).toEqual(['T2', 'T1']);
    expect(best?.place?.startsAt).toBeLessThan(next?.place?.startsAt ?? 0);
    expect(best?.place?.cost).toBeLessThan(next?.place?.cost ?? 0);
  });

  it.each(['here', 'nobody knows where'])(
    'is whom the visit is locked to, and nobody else, where it is %s',
    (where) => {
      const ticket = { ...asked, position: where === 'here' ? here : null };
      const lock = { technicianId: technicianId(1), isOrderKept: false, start: null };
      const orders = [aWorkOrder({ ticketId: ticket.id, lock })];
      const technicians = [at(1, north(20)), at(2, north(2))];
      expect(said(assess({ technicians, orders }, ticket))).toEqual([['T1'], ['T2', 'locked']]);
      const shifts = { [technicianId(1)]: { kind: 'leave', note: null } as const };
      expect(said(assess({ technicians, orders, shifts }, ticket))[0]).toEqual(['T2']);
    },
  );

  it('is who passes by anyway, before somebody who would have to come for it alone', () => {
    const passing = held(1, 1, north(-1));
    const room = { technicians: [at(1, north(8)), at(2, north(5))], tickets: [passing] };
    expect(said(assess(room))).toEqual([['T1'], ['T2']]);
    expect(assess(room)[0]).toMatchObject({ load: 1 });
  });

  it('is somebody farther away when the nearest would break their word to another customer', () => {
    const waiting = held(1, 1, north(0.5));
    const technicians = [at(1, north(0.2)), at(2, north(3))];
    const urgent: Ticket = { ...asked, priority: 'critical' };
    /* An hour's work that is to have begun within twenty minutes. */
    const due = ({ id }: Ticket) => (id === urgent.id ? instant(noon + 80 * minuteMs) : null);
    const free = { technicians, tickets: [waiting] };
    expect(assess(free, urgent, due)[0]?.technician.name).toBe('T1');
    const bound = { ...free, orders: [promisedBy(waiting, noon + 10 * minuteMs)] };
    expect(assess(bound, urgent, due)[0]?.technician.name).toBe('T2');
  });

  it('is who can come first when the target was missed long ago', () => {
    const busy = [held(1, 1, north(1)), held(2, 1, north(-1))];
    const technicians = [at(1, north(1)), at(2, north(6))];
    const overdue: Ticket = { ...asked, priority: 'critical' };
    const due = ({ id }: Ticket) => (id === overdue.id ? instant(noon - 20 * hourMs) : null);
    const [best, next] = assess({ technicians, tickets: busy }, overdue, due);
    expect(best?.place).toMatchObject({ lateSeconds: 0 });
    expect(best?.place?.startsAt).toBeLessThan(next?.place?.startsAt ?? 0);
    expect((best?.place?.startsAt ?? 0) - noon).toBeLessThan(hourMs);
  });

  it('is somebody with a full day when what gives way for it matters less', () => {
    const work = Array.from({ length: 9 }, (_, n) => ({
      ...held(n + 1, 1, north(n)),
      priority: 'low' as const,
    }));
    const room = { technicians: [at(1, north(1))], tickets: work };
    expect(said(assess(room, { ...asked, priority: 'low' }))).toEqual([['T1', 'no-room']]);
    const [only] = assess(room, { ...asked, priority: 'critical' });
    expect(only).toMatchObject({ obstacles: [], technician: { name: 'T1' } });
    expect(only?.place?.cost).toBeGreaterThan(150_000);
  });

  it('is nobody whose day is full, who is not on the day, or whom the rule forbids', () => {
    const work = Array.from({ length: 9 }, (_, n) => held(n + 1, 1, north(n)));
    const room: Room = {
      technicians: [
        at(1, north(1)),
        at(2, north(1)),
        at(3, north(1), { skills: ['ont'] }),
        at(4, north(30)),
        at(5, north(1), { availability: { kind: 'on-leave', until: null } }),
      ],
      tickets: work,
      shifts: { [technicianId(2)]: { kind: 'off' } },
    };
    expect(said(assess(room))).toEqual([
      ['T4'],
      ['T1', 'no-room'],
      ['T2', 'no-shift'],
      ['T3', 'skill-missing'],
      ['T5', 'technician-on-leave'],
    ]);
    const [only] = candidatesOf(asked, assess(room));
    expect(only).toMatchObject({ name: 'T4', reason: { candidates: 1, load: 0, skills: ['splicing'] } });
  });

  it('is not who has no longer the parts on the van, while somebody has them or was never counted', () => {
    const parts = { [partId()]: 1 };
    const taking = (ticket: Ticket): WorkOrder => ({ ...promisedBy(ticket, 0), promise: null, parts });
    const passing = held(1, 1, north(1));
    const counted = (n: number, count: number) =>
      aVan({ technicianId: technicianId(n), stock: { parts: { [partId()]: count }, countedAt: noon } });
    const room: Room = {
      technicians: [at(1, here), at(2, north(2)), at(3, north(9)), at(4, north(12))],
      tickets: [passing],
      orders: [taking(asked), taking(passing)],
      vans: [counted(1, 1), counted(2, 0), counted(3, 1)],
    };
    expect(said(assess(room))).toEqual([['T3'], ['T4'], ['T2', 'part-missing'], ['T1', 'part-missing']]);
    expect(assess(room)[2]?.obstacles).toMatchObject([{ wanting: parts }]);
  });

  it('is not who holds it', () => {
    const ticket = { ...held(100, 1, here) };
    expect(said(assess({ technicians: [at(1, here), at(2, here)], tickets: [ticket] }, ticket))).toEqual([
      ['T2'],
    ]);
  });

  it('is the freest while nobody knows where to go', () => {
    const room = { technicians: [at(1, here), at(2, north(9))], tickets: [held(1, 1, here)] };
    const [best, next] = assess(room, { ...asked, position: null });
    expect(best).toMatchObject({ technician: { name: 'T2' }, place: null, distanceMetres: null });
    expect(next).toMatchObject({ technician: { name: 'T1' }, obstacles: [] });
  });

  it('is asked of the day that was promised', () => {
    const tomorrow = noon + 24 * hourMs;
    const order = {
      ...promisedBy(asked, 0),
      promise: { from: instant(tomorrow), to: instant(tomorrow + hourMs) },
    };
    const busyToday = Array.from({ length: 9 }, (_, n) => held(n + 1, 1, north(n)));
    const [only] = assess({ technicians: [at(1, here)], tickets: busyToday, orders: [order] });
    expect(only).toMatchObject({ load: 0, obstacles: [], place: { startsAt: tomorrow } });
  });
});

describe('the price of giving a ticket to somebody', () => {
  const places = fc.array(fc.record({ x: fc.nat(30), y: fc.nat(30), by: fc.nat(3) }), {
    minLength: 1,
    maxLength: 10,
  });

  it('is what the planner would pay for the same place', () => {
    fc.assert(
      fc.property(places, fc.nat(30), (spots, x) => {
        const placeOf = (east: number, up: number): Position => ({
          longitude: 107.2 + east * 0.008,
          latitude: -6.4 + up * 0.008,
        });
        const technicians = [0, 1, 2, 3].map((n) => at(n + 1, placeOf(n * 9, 12)));
        const tickets = spots.map(({ x: east, y, by }, n) => held(n + 1, by + 1, placeOf(east, y)));
        const ticket = { ...asked, position: placeOf(x, 8) };
        const due = () => instant(noon + 3 * hourMs);
        const [best] = assess({ technicians, tickets }, ticket, due);
        const rows = rowsOf({ technicians, tickets: [...tickets, ticket] });
        const day = dayProblem(
          { rows, day: today, now: noon, slaDueAt: due, usualMinutes: believedMinutes },
          new TravelBook(usualBelief),
        );
        const compiled = compileProblem(day.problem);
        const plan = schedulePlan(compiled, toRouteList(compiled, openAssignments(day, routesNow(day))));
        const visit = day.problem.visits.find(({ id }) => id === ticket.id);
        /* A day that is too full for its shifts the planner leaves visits out of. */
        fc.pre(visit !== undefined && plan.unassigned.length === 1);
        const planned = visit && explainUnassigned(day.problem, plan, visit).remedies;
        const price = planned?.find(({ kind }) => kind === 'pay-the-price')?.place;
        expect(best?.technician.id).toBe(price?.shiftId);
        expect(best?.place?.cost).toBeCloseTo(price?.cost ?? Number.NaN, 3);
      }),
      { numRuns: 60 },
    );
  });
});
