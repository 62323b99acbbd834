import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../kernel/instant.ts';
import { noon, technicianId, ticketId } from '../testing/builders.ts';
import type { RouteView, StopView } from './day-view.ts';
import { toldChanges, toldOf } from './told-changes.ts';

const stop = (n: number, minutes: number, state: StopView['state'] = 'ahead') =>
  ({ ticketId: ticketId(n), startsAt: instant(noon + minutes * minuteMs), state }) as StopView;
const route = (n: number, ...stops: readonly StopView[]): Pick<RouteView, 'technicianId' | 'stops'> => ({
  technicianId: technicianId(n),
  stops,
});
const changes = (before: readonly ReturnType<typeof route>[], after: readonly ReturnType<typeof route>[]) =>
  toldChanges(toldOf(before), after).map(({ technicianId: id, added, taken, retimed }) => ({
    of: id,
    added: added.map(({ ticketId: ticket }) => ticket),
    taken,
    retimed: retimed.map(({ stop: each, was }) => [each.ticketId, was]),
  }));

describe('what has changed since a plan was published', () => {
  it('is nothing while the routes and their times hold', () => {
    const day = [route(1, stop(1, 0), stop(2, 60)), route(2)];
    expect(changes(day, day)).toEqual([]);
  });

  it('is everything where nothing was told yet', () => {
    expect(changes([], [route(1, stop(1, 0))])).toMatchObject([{ added: [ticketId(1)], taken: [] }]);
  });

  it('names for the giver what was taken and for the taker what was added', () => {
    const before = [route(1, stop(1, 0), stop(2, 60)), route(2)];
    const after = [route(1, stop(1, 0)), route(2, stop(2, 90))];
    expect(changes(before, after)).toEqual([
      { of: technicianId(1), added: [], taken: [ticketId(2)], retimed: [] },
      { of: technicianId(2), added: [ticketId(2)], taken: [], retimed: [] },
    ]);
  });

  it('names who begins a quarter of an hour or more earlier or later, not less', () => {
    const before = [route(1, stop(1, 0), stop(2, 60))];
    const after = [route(1, stop(1, 14), stop(2, 40))];
    expect(changes(before, after)).toMatchObject([{ retimed: [[ticketId(2), noon + 60 * minuteMs]] }]);
  });

  it('is not what was done or begun meanwhile', () => {
    const before = [route(1, stop(1, 0), stop(2, 60))];
    const after = [route(1, stop(1, 30, 'done'), stop(2, 90, 'travelling'))];
    expect(changes(before, after)).toEqual([]);
  });
});
