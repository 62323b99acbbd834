import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../kernel/instant.ts';
import type { Technician } from '../technicians/technician.ts';
import { aTechnician, aTicket, noon, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, dayRows, today } from '../testing/day-builders.ts';
import type { Ticket, TicketState } from '../tickets/ticket.ts';
import { dayProblem } from './day-problem.ts';
import type { DispatchDay } from './dispatch-day.ts';
import { drawDay } from './draw-day.ts';
import { routesNow, withPlaced } from './planned-routes.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';

const people = [1, 2, 3];
const count = 12;
const placeOf = (n: number) => ({ longitude: 107.25 + 0.013 * (n % 7), latitude: -6.3 - 0.011 * (n % 5) });
const technicians = people.map(
  (n): Technician => ({
    ...aTechnician({ id: technicianId(n), name: `Teknisi ${n}`, home: placeOf(n) }),
    availability: { kind: 'on-shift', until: instant(noon + 300 * minuteMs) },
  }),
);
const since = instant(noon - 20 * minuteMs);
const state = (kind: number, holder: number): TicketState => {
  const held = { technicianId: technicianId(holder), since };
  if (kind === 1) return { status: 'assigned', ...held };
  if (kind === 2) return { status: 'on-site', ...held };
  return { status: 'open' };
};

type Room = { readonly kinds: readonly number[]; readonly holders: readonly number[] };
const ticketsOf = ({ kinds, holders }: Room): readonly Ticket[] =>
  kinds.map((kind, n) => ({
    ...aTicket(),
    kind: 'outage',
    tier: 'home',
    id: ticketId(n + 1),
    position: placeOf(n),
    state: state(kind, holders[n] ?? 1),
  }));

function problemOf(room: Room, routes: DispatchDay['routes'] = []) {
  const rows = dayRows({ technicians, tickets: ticketsOf(room), dispatchDays: [aDispatchDay({ routes })] });
  const book = new TravelBook(usualBelief);
  return dayProblem(
    { rows, day: today, now: noon, slaDueAt: () => null, usualMinutes: believedMinutes },
    book,
  );
}

/** Nobody is on site in two places. */
const room = fc
  .record({
    kinds: fc.array(fc.nat(2), { minLength: count, maxLength: count }),
    holders: fc.array(fc.integer({ min: 1, max: people.length }), { minLength: count, maxLength: count }),
  })
  .map(({ kinds, holders }): Room => {
    const isFirst = (n: number) =>
      kinds.findIndex((kind, m) => kind === 2 && holders[m] === holders[n]) === n;
    return { kinds: kinds.map((kind, n) => (kind === 2 && !isFirst(n) ? 1 : kind)), holders };
  });
const drawn = (asked: Room) => {
  const problem = problemOf(asked);
  const routes = routesNow(problem);
  return { problem, routes, view: drawDay(problem, routes, new Map()) };
};

describe('the day as it is drawn', () => {
  it('has every visit once: on a route or in the tray', () => {
    fc.assert(
      fc.property(room, (asked) => {
        const { problem, view } = drawn(asked);
        const shown = [...view.routes.flatMap(({ stops }) => stops), ...view.tray].map(
          ({ ticketId: id }) => id,
        );
        expect(shown.toSorted()).toEqual([...problem.visits.keys()].toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('leaves who is on site there, first of what is ahead, wherever a person puts the others', () => {
    fc.assert(
      fc.property(room, fc.nat(count - 1), fc.nat(people.length - 1), (asked, which, to) => {
        const { problem, routes } = drawn(asked);
        if (asked.kinds[which] === 2) return;
        const place = { technicianId: technicianId(to + 1), index: 0 };
        const placed = withPlaced(routes, ticketId(which + 1), place);
        const view = drawDay(problem, placed, new Map());
        for (const { technicianId: id, stops } of view.routes)
          for (const stop of stops.filter((each) => each.state === 'on-site')) {
            const n = Number(stop.ticketId.slice(-12)) - 1;
            expect(id).toBe(technicianId(asked.holders[n]));
          }
        const target = view.routes.find((route) => route.technicianId === place.technicianId);
        expect(target?.stops.map((stop) => stop.ticketId)).toContain(ticketId(which + 1));
      }),
      { numRuns: 40 },
    );
  });

  it('counts from one stop to the next without going back in time', () => {
    fc.assert(
      fc.property(room, (asked) => {
        for (const { stops } of drawn(asked).view.routes) {
          const times = stops.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });
});
