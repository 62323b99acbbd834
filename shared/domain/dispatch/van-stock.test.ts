import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainUnassigned } from '../routing/changes/explain-unassigned.ts';
import { compileProblem } from '../routing/compile-problem.ts';
import { sumOfParts } from '../routing/part-counts.ts';
import { schedulePlan, toRouteList } from '../routing/schedule-plan.ts';
import { solve } from '../routing/solve.ts';
import { defaultRates } from '../routing/weights.ts';
import {
  aPart,
  aTechnician,
  aTicket,
  aVan,
  minutesAfter,
  noon,
  partId,
  technicianId,
  ticketId,
} from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket, TicketState } from '../tickets/ticket.ts';
import { dayProblem } from './day-problem.ts';
import type { PlannedRoute } from './dispatch-day.ts';
import { drawDay } from './draw-day.ts';
import { openAssignments, routesNow, withPlaced } from './planned-routes.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';
import type { Van } from './van.ts';
import type { WorkOrder } from './work-order.ts';

const [ont, cable] = [partId(1), partId(2)];
const placeOf = (n: number) => ({ longitude: 107.3 + 0.004 * n, latitude: -6.3 });

const installation = (n: number, state: TicketState = { status: 'open' }): Ticket => ({
  ...aTicket(),
  id: ticketId(n),
  kind: 'installation',
  tier: 'home',
  position: placeOf(n),
  state,
});
const resolved = (n: number, minutes: number): Ticket =>
  installation(n, {
    status: 'resolved',
    technicianId: technicianId(1),
    since: minutesAfter(minutes),
    resolvedAt: minutesAfter(minutes),
    resolution: '',
  } as never);
const carrying = (n: number, parts: Record<string, number>, facts: Partial<Van> = {}): Van =>
  aVan({ technicianId: technicianId(n), stock: { parts, countedAt: noon }, ...facts });
const order = (n: number, parts: WorkOrder['parts']): WorkOrder =>
  aWorkOrder({ ticketId: ticketId(n), parts });

type Room = {
  readonly tickets: readonly Ticket[];
  readonly vans?: readonly Van[];
  readonly orders?: readonly WorkOrder[];
  readonly routes?: readonly PlannedRoute[];
};

/** Two technicians beside each other, who may do everything. */
function dayOf({ tickets, vans = [], orders = [], routes = [] }: Room, now = noon, day = today) {
  const technicians = [1, 2].map((n) =>
    aTechnician({ id: technicianId(n), name: `Teknisi ${n}`, home: placeOf(0) }),
  );
  const rows = dayRows({
    technicians,
    tickets,
    orders,
    vans,
    parts: [aPart(), aPart({ id: cable, unit: 'metre', usual: {} })],
    dispatchDays: [aDispatchDay({ routes: [...routes] })],
  });
  const question = { rows, day, now, slaDueAt: () => null, usualMinutes: believedMinutes };
  return dayProblem(question, new TravelBook(usualBelief));
}

const shiftOf = (day: ReturnType<typeof dayOf>, n: number) =>
  day.problem.shifts.find(({ id }) => id === technicianId(n));

describe('what the planner is told of parts', () => {
  it('is what a kind usually takes, and what was said of the visit instead', () => {
    const tickets = [installation(1), installation(2)];
    const { problem } = dayOf({ tickets, orders: [order(2, { [cable]: 80 })] });
    expect(problem.visits.map(({ parts }) => parts)).toEqual([{ [ont]: 1 }, { [cable]: 80 }]);
  });

  it('is that a van nobody has counted carries anything', () => {
    const day = dayOf({ tickets: [installation(1)] });
    expect(day.findings.size).toBe(0);
    expect(shiftOf(day, 1)?.stock).toEqual({ [ont]: Number.POSITIVE_INFINITY });
    expect(shiftOf(day, 1)?.rates).toEqual(defaultRates);
  });

  it('is what was counted, and what its technician costs', () => {
    const rates = { perTravelHour: 1, perKilometre: 2, perOvertimeHour: 3 };
    const day = dayOf({ tickets: [installation(1)], vans: [carrying(1, { [ont]: 4 }, { rates })] });
    expect(shiftOf(day, 1)).toMatchObject({ stock: { [ont]: 4 }, rates: { ...rates, fixed: 0 } });
  });

  it('is the count less what was used since, and less what is being used', () => {
    const tickets = [
      resolved(1, -10),
      resolved(2, 10),
      installation(3, { status: 'on-site', technicianId: technicianId(1), since: minutesAfter(20) }),
      installation(4),
    ];
    const routes = [{ technicianId: technicianId(1), ticketIds: [ticketId(1), ticketId(2), ticketId(3)] }];
    const day = dayOf({ tickets, routes, vans: [carrying(1, { [ont]: 4 })] }, minutesAfter(30));
    expect(shiftOf(day, 1)?.stock).toEqual({ [ont]: 2 });
    expect(day.problem.visits.find(({ id }) => id === ticketId(3))?.parts).toEqual({});
  });
});

describe('what is left on a van', () => {
  it('lacks what was used today, also tomorrow and for a visit that no plan named', () => {
    const room = { tickets: [resolved(1, 10), installation(2)], vans: [carrying(1, { [ont]: 4 })] };
    for (const day of [today, '2026-11-23'])
      expect(shiftOf(dayOf(room, minutesAfter(30), day), 1)?.stock).toEqual({ [ont]: 3 });
  });

  it('lacks tomorrow what today’s route will use yet, and today does not', () => {
    const routes = [{ technicianId: technicianId(1), ticketIds: [ticketId(1), ticketId(2)] }];
    const vans = [carrying(1, { [ont]: 4 }), carrying(2, { [ont]: 4 })];
    const room = { tickets: [installation(1), installation(2), installation(3)], vans, routes };
    expect(shiftOf(dayOf(room), 1)?.stock).toEqual({ [ont]: 4 });
    const tomorrow = dayOf(room, noon, '2026-11-23');
    expect(shiftOf(tomorrow, 1)?.stock).toEqual({ [ont]: 2 });
    expect(shiftOf(tomorrow, 2)?.stock).toEqual({ [ont]: 4 });
    const [first] = drawDay(tomorrow, routesNow(tomorrow), new Map()).routes;
    expect(first).toMatchObject({ stock: { [ont]: 2 }, onVan: { [ont]: 4 } });
  });

  it('lacks tomorrow what somebody has in hand today, whoever it is planned for', () => {
    const assigned = (n: number) =>
      installation(n, { status: 'assigned', technicianId: technicianId(1), since: noon });
    const vans = [carrying(1, { [ont]: 4 }), carrying(2, { [ont]: 4 })];
    const routes = [{ technicianId: technicianId(2), ticketIds: [ticketId(2)] }];
    const tickets = [assigned(1), assigned(2), installation(3)];
    const tomorrow = dayOf({ tickets, vans, routes }, noon, '2026-11-23');
    expect([1, 2].map((n) => shiftOf(tomorrow, n)?.stock)).toEqual([{ [ont]: 3 }, { [ont]: 3 }]);
  });

  it('lacks it once, when a visit has begun meanwhile', () => {
    const routes = [{ technicianId: technicianId(1), ticketIds: [ticketId(1)] }];
    const begun = installation(1, {
      status: 'on-site',
      technicianId: technicianId(1),
      since: minutesAfter(20),
    });
    const room = { tickets: [begun, installation(2)], vans: [carrying(1, { [ont]: 4 })], routes };
    expect(shiftOf(dayOf(room, minutesAfter(30), '2026-11-23'), 1)?.stock).toEqual({ [ont]: 3 });
  });

  it('is not touched by what was settled without going there', () => {
    const orders = [{ ...order(1, null), needsVisit: false }];
    const room = { tickets: [resolved(1, 10), installation(2)], vans: [carrying(1, { [ont]: 4 })], orders };
    expect(shiftOf(dayOf(room, minutesAfter(30)), 1)?.stock).toEqual({ [ont]: 4 });
  });
});

describe('a plan of a day with vans', () => {
  it('never takes more off a van than is on it', () => {
    const counts = fc.array(fc.nat(3), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 7 }), ([first = 0, second = 0], count) => {
        const tickets = Array.from({ length: count }, (_, n) => installation(n + 1));
        const vans = [carrying(1, { [ont]: first }), carrying(2, { [ont]: second })];
        const { problem } = dayOf({ tickets, vans });
        const { plan } = solve(problem, { seed: 1, limit: { kind: 'iterations', iterations: 300 } });
        for (const { shiftId, stops } of plan.routes) {
          const taken = sumOfParts(
            stops.map(({ visitId }) => problem.visits.find(({ id }) => id === visitId)?.parts ?? {}),
          );
          expect(taken[ont] ?? 0).toBeLessThanOrEqual(shiftId === technicianId(1) ? first : second);
        }
        const visited = plan.routes.flatMap(({ stops }) => stops).length;
        expect(visited).toBeLessThanOrEqual(first + second);
      }),
      { numRuns: 30 },
    );
  });

  it('says what each van lacks, and that loading it would do', () => {
    const tickets = [installation(1), installation(2)];
    const vans = [carrying(1, { [ont]: 1 }), carrying(2, {})];
    const routes = [{ technicianId: technicianId(1), ticketIds: [ticketId(1)] }];
    const day = dayOf({ tickets, vans, routes });
    const compiled = compileProblem(day.problem);
    const plan = schedulePlan(compiled, toRouteList(compiled, openAssignments(day, routesNow(day))));
    const visit = day.problem.visits.find(({ id }) => id === ticketId(2));
    const explained = visit && explainUnassigned(day.problem, plan, visit);
    expect(explained?.hindrances).toEqual([
      { shiftId: technicianId(1), because: 'van-too-empty', wanting: { [ont]: 1 } },
      { shiftId: technicianId(2), because: 'part-missing', wanting: { [ont]: 1 } },
    ]);
    expect(explained?.remedies.map(({ kind }) => kind)).toEqual(['load-parts']);
  });
});

describe('the day as it is drawn', () => {
  it('marks the stop at which the van has run out, wherever a person put it, and says of what', () => {
    const tickets = [installation(1), installation(2), installation(3)];
    const day = dayOf({ tickets, vans: [carrying(1, { [ont]: 1 })] });
    const routes = [1, 2].reduce(
      (placed, n) => withPlaced(placed, ticketId(n), { technicianId: technicianId(1), index: n - 1 }),
      withPlaced(routesNow(day), ticketId(3), { technicianId: technicianId(2), index: 0 }),
    );
    const view = drawDay(day, routes, new Map());
    const stops = view.routes.map((route) =>
      route.stops.map(({ conflict, wanting }) => [conflict, wanting] as const),
    );
    expect(stops).toEqual([
      [
        [null, {}],
        ['parts', { [ont]: 1 }],
      ],
      [[null, {}]],
    ]);
    expect(view.routes.map(({ stock }) => stock)).toEqual([{ [ont]: 1 }, null]);
  });

  it('says of what no van has how much the one that comes nearest lacks', () => {
    const vans = [carrying(1, { [cable]: 100 }), carrying(2, { [cable]: 20 })];
    const day = dayOf({ tickets: [installation(1)], vans, orders: [order(1, { [cable]: 150 })] });
    const [waiting] = drawDay(day, routesNow(day), new Map()).tray;
    expect(waiting).toMatchObject({ fault: 'no-van-has-the-parts', wanting: { [cable]: 50 } });
  });
});
