import { describe, expect, it } from 'vitest';
import { technicianId, ticketId } from '../testing/builders.ts';
import { deferredRoutes, type Seat } from './deferred-routes.ts';

const asep = technicianId(1);
const routes = [
  { technicianId: asep, ticketIds: [ticketId(1), ticketId(2)] },
  { technicianId: technicianId(2), ticketIds: [] },
];
const seat = (n: number, after: number | null): Seat => ({
  ticketId: ticketId(n),
  technicianId: asep,
  after: after === null ? null : ticketId(after),
});
const seats = [seat(3, 1), seat(4, 3), seat(5, null)];
const taken = (...numbers: readonly number[]) => new Set(numbers.map((n) => ticketId(n)));
const ofAsep = (...numbers: readonly number[]) =>
  deferredRoutes(routes, seats, taken(...numbers))[0]?.ticketIds.map((id) => Number(id.slice(-12)));

describe('the routes of a day to which visits were put off', () => {
  it('hold each of them where it was found, and all others as they stood', () => {
    expect(ofAsep(3, 4, 5)).toEqual([5, 1, 3, 4, 2]);
    expect(deferredRoutes(routes, seats, taken(3))[1]).toEqual(routes[1]);
  });

  it('put whoever would follow one that is not taken behind whom that one would have followed', () => {
    expect(ofAsep(4)).toEqual([1, 4, 2]);
  });

  it('are as they were when nothing is taken', () => {
    expect(deferredRoutes(routes, seats, taken())).toEqual(routes);
  });
});
