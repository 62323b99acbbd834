import { describe, expect, it } from 'vitest';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import { dayFixture } from '../testing/day-fixture.ts';
import { placeAt, placeOf, stepCursor, stepPlace } from './step-through.ts';

const { routes, tray } = dayFixture();
const ground = { routes, tray };
const [first, second] = routes as [RouteView, RouteView];
const stopOf = ({ stops }: RouteView, index: number) => stops[index] as RouteView['stops'][number];
const onto = (route: RouteView, index: number) => ({
  technicianId: route.technicianId,
  ticketId: stopOf(route, index).ticketId,
});
const openIndex = ({ stops }: RouteView) => stops.findIndex(({ state }) => state === 'ahead');

describe('the selection', () => {
  it('begins with the first stop that is not done, of the topmost row', () => {
    const begun = stepCursor(ground, { technicianId: null, ticketId: null }, 'down');
    expect(begun.technicianId).toBe(first.technicianId);
    expect(first.stops.find(({ ticketId }) => ticketId === begun.ticketId)?.state).not.toBe('done');
  });

  it('goes along a row, and stays at its ends', () => {
    expect(stepCursor(ground, onto(first, 1), 'later')).toEqual(onto(first, 2));
    expect(stepCursor(ground, onto(first, 0), 'earlier')).toEqual(onto(first, 0));
  });

  it('goes to the stop of the next row that is nearest in time', () => {
    const from = stopOf(first, 3);
    const next = stepCursor(ground, onto(first, 3), 'down');
    const distance = (at: number) => Math.abs(at - from.startsAt);
    const nearest = Math.min(...second.stops.map(({ startsAt }) => distance(startsAt)));
    const landed = second.stops.find(({ ticketId }) => ticketId === next.ticketId);
    expect(distance(landed?.startsAt ?? 0)).toBe(nearest);
  });

  it('goes up and down the tray, and right of it to the timeline', () => {
    const [top, below] = tray;
    const cursor = { technicianId: null, ticketId: top?.ticketId ?? null };
    expect(stepCursor(ground, cursor, 'down').ticketId).toBe(below?.ticketId);
    expect(stepCursor(ground, cursor, 'up')).toEqual(cursor);
    expect(stepCursor(ground, cursor, 'earlier')).toEqual(cursor);
    expect(stepCursor(ground, cursor, 'later').technicianId).toBe(first.technicianId);
  });
});

describe('a visit in the hand', () => {
  it('is never put before what is done or under way', () => {
    const { ticketId } = stopOf(first, openIndex(first));
    expect(placeAt(second, ticketId, 0).index).toBe(openIndex(second));
  });

  it('stands among the other stops of its own row', () => {
    const index = openIndex(first);
    const { ticketId, startsAt } = stopOf(first, index);
    const place = { technicianId: first.technicianId, index };
    expect(placeOf(ground, ticketId)).toEqual(place);
    const later = stepPlace(ground, { ticketId, place, at: startsAt }, 'later');
    expect(later).toEqual({ ...place, index: index + 1 });
    const last = { ...place, index: first.stops.length - 1 };
    expect(stepPlace(ground, { ticketId, place: last, at: startsAt }, 'later')).toEqual(last);
  });

  it('reaches the tray below the last row, and comes back from it', () => {
    const lowest = routes.at(-1) as RouteView;
    const { ticketId, startsAt } = stopOf(lowest, openIndex(lowest));
    const held = { ticketId, place: placeAt(lowest, ticketId, startsAt), at: startsAt };
    const down = stepPlace(ground, held, 'down');
    expect(down.technicianId).toBeNull();
    expect(stepPlace(ground, { ...held, place: down }, 'up').technicianId).toBe(lowest.technicianId);
  });
});
