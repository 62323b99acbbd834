// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { DropPlace } from '../dispatch-desk.ts';
import { dayFixture } from '../testing/day-fixture.ts';
import { deskFixture, idleActions } from '../testing/desk-fixture.ts';
import { dropAt } from './drop-place.ts';

const view = dayFixture();
const [route, other] = view.routes;
const costs = (of: (place: DropPlace) => number, conflictAt: number | null = null) =>
  deskFixture({
    view,
    actions: {
      ...idleActions,
      outlook: (_, place) => ({
        startsAt: null,
        lateSeconds: 0,
        conflict: place.index === conflictAt ? 'skills' : null,
        wanting: {},
        costChange: of(place),
      }),
    },
  });

describe('a stop that is dropped', () => {
  const dragged = other?.stops.at(-1);
  if (!route || !dragged) throw new Error('The fixture has two routes');

  it('stands before the stop it was dropped on', () => {
    const target = { kind: 'stop', id: route.stops[4]?.ticketId ?? '', routeId: route.technicianId } as const;
    expect(
      dropAt(
        costs(() => 0),
        dragged.ticketId,
        target,
      )?.place.index,
    ).toBe(4);
  });

  it('is never put before what is done', () => {
    const target = { kind: 'stop', id: route.stops[0]?.ticketId ?? '', routeId: route.technicianId } as const;
    expect(
      dropAt(
        costs(() => 0),
        dragged.ticketId,
        target,
      )?.place.index,
    ).toBe(route.done);
  });

  it('on a plate finds its cheapest place, and rather a dear one than a conflict', () => {
    const target = { kind: 'route', id: route.technicianId } as const;
    const cheapest = (place: DropPlace) => Math.abs(place.index - 4);
    expect(dropAt(costs(cheapest), dragged.ticketId, target)?.place.index).toBe(4);
    expect(dropAt(costs(cheapest, 4), dragged.ticketId, target)?.place.index).not.toBe(4);
  });

  it('goes nowhere once it is done or somebody is at it', () => {
    const target = { kind: 'route', id: route.technicianId } as const;
    const begun = view.routes.flatMap(({ stops }) => stops).filter(({ state }) => state !== 'ahead');
    expect(begun.length).toBeGreaterThan(0);
    for (const { ticketId } of begun)
      expect(
        dropAt(
          costs(() => 0),
          ticketId,
          target,
        ),
      ).toBeNull();
  });

  it('goes into the tray, and on no other part of the page', () => {
    const part = (area: string) => {
      const pane = document.createElement('section');
      pane.dataset.area = area;
      return { kind: 'page', element: pane.appendChild(document.createElement('ul')) } as const;
    };
    const desk = costs(() => 0);
    expect(dropAt(desk, dragged.ticketId, part('tray'))).toMatchObject({
      place: { technicianId: null },
      route: null,
    });
    expect(dropAt(desk, dragged.ticketId, part('timeline'))).toBeNull();
  });

  it('goes nowhere from where there is no route', () =>
    expect(
      dropAt(
        costs(() => 0),
        dragged.ticketId,
        { kind: 'place', id: 'p' },
      ),
    ).toBeNull());
});
