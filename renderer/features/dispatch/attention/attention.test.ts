import { describe, expect, it } from 'vitest';
import type { DayView, RouteView, StopView } from '../../../../shared/domain/dispatch/day-view.ts';
import { dayFixture } from '../testing/day-fixture.ts';
import { attentionOf, inSight } from './attention.ts';

const view = dayFixture();
const quietTray = view.tray.map((visit) => ({ ...visit, priority: 'high' as const }));
const nobodyLate = (route: RouteView): RouteView => ({
  ...route,
  stops: route.stops.map((stop) => ({ ...stop, lateStep: 0, lateSeconds: 0, conflict: null })),
});
const [first, second] = view.routes.map(nobodyLate);
if (!first || !second) throw new Error('The fixture has routes');
const withOverrun = (route: RouteView, minutes: number, lateStep: StopView['lateStep']): RouteView => ({
  ...route,
  stops: route.stops.map((stop, index) => ({
    ...stop,
    state: index === 0 ? 'on-site' : 'ahead',
    overrunSeconds: index === 0 ? minutes * 60 : 0,
    lateStep: index === 1 ? lateStep : 0,
  })),
});
const asks = (day: Pick<DayView, 'routes' | 'tray'>, today = view.day) =>
  attentionOf({ day: view.day, ...day }, today).map(({ kind }) => kind);

describe('what asks for a decision', () => {
  it('is nothing on a day that goes as planned', () => {
    expect(asks({ routes: [first, second], tray: quietTray })).toEqual([]);
  });

  it('is a critical visit without a place, before anything else', () => {
    const [waiting, ...others] = quietTray;
    if (!waiting) throw new Error('The fixture has a tray');
    const tray = [...others, { ...waiting, priority: 'critical' as const, fault: null }];
    expect(asks({ routes: [withOverrun(first, 20, 2)], tray })).toEqual(['urgent', 'overrun']);
  });

  it('is a critical visit, also one whose record is to be put right before any route can have it', () => {
    const [waiting] = quietTray;
    if (!waiting) throw new Error('The fixture has a tray');
    const tray = [{ ...waiting, priority: 'critical' as const, fault: 'place-unknown' as const }];
    expect(asks({ routes: [first], tray })).toEqual(['urgent']);
  });

  it('is a visit that lasts longer only when somebody waits for it, the longest first', () => {
    expect(asks({ routes: [withOverrun(first, 20, 0)], tray: quietTray })).toEqual([]);
    expect(asks({ routes: [withOverrun(first, 4, 2)], tray: quietTray })).toEqual([]);
    const routes = [withOverrun(first, 10, 1), withOverrun(second, 30, 3)];
    const both = attentionOf({ day: view.day, routes, tray: quietTray }, view.day);
    expect(both.map((each) => each.kind === 'overrun' && each.route.name)).toEqual([second.name, first.name]);
  });

  it('is who does not come and has visits ahead, also of a day that is yet to come', () => {
    const away = (route: RouteView): RouteView => ({
      ...route,
      shift: { kind: 'absent', note: null },
      stops: route.stops.map((stop) => ({ ...stop, state: 'ahead' })),
    });
    const day = { routes: [withOverrun(first, 20, 2), away(second)], tray: quietTray };
    expect(asks(day)).toEqual(['away', 'overrun']);
    expect(asks(day, '2000-01-01')).toEqual(['away']);
    expect(asks(day, '2100-01-01')).toEqual([]);
    const nobodyWaits = { ...away(second), stops: [] };
    expect(asks({ routes: [first, nobodyWaits], tray: quietTray })).toEqual([]);
  });
});

describe('what is in sight of it', () => {
  const [waiting] = view.tray;
  if (!waiting) throw new Error('The fixture has a tray');
  const urgent = (title: string) => ({ kind: 'urgent' as const, visit: { ...waiting, title } });
  const away = { kind: 'away' as const, route: second, ahead: 7 };
  const night = [urgent('1'), urgent('2'), urgent('3'), urgent('4'), urgent('5'), away];

  it('is who does not come, however many critical visits stand before, for a key acts on them', () => {
    const shown = inSight(night, (each) => each === away, 4);
    expect(shown).toEqual([urgent('1'), urgent('2'), urgent('3'), away]);
  });

  it('is the first of it when no key means another', () => {
    expect(inSight(night, (each) => each === night[0], 4)).toEqual(night.slice(0, 4));
    expect(inSight(night.slice(0, 2), () => false, 4)).toEqual(night.slice(0, 2));
  });
});
