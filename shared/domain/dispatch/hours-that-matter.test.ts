import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../kernel/local-day.ts';
import { noon } from '../testing/builders.ts';
import type { StopView } from './day-view.ts';
import { hoursThatMatter } from './hours-that-matter.ts';

const day = localDay(noon);
const at = (hour: number) => instant(startOfDay(day) + hour * hourMs);
const working = (from: number, to: number) => ({
  shiftSpan: { from: at(from), to: at(to), overtimeTo: at(to) },
  stops: [],
});
const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
/** The evening before, unless it is to be today. */
const hoursOf = (routes: Parameters<typeof hoursThatMatter>[1], now = at(-5)) => {
  const { from, to, core } = hoursThatMatter({ day, now }, routes);
  const hour = (moment: number) => (moment - startOfDay(day)) / hourMs;
  return { all: [hour(from), hour(to)], core: [hour(core.from), hour(core.to)] };
};

describe('the hours of a day of dispatch', () => {
  it('are those of the usual shift and its overtime when everybody works then', () => {
    expect(hoursOf(times(10, working(8, 17)))).toEqual({ all: [8, 19], core: [8, 19] });
  });

  it('reach into the night for the few who work then, but not in their core', () => {
    expect(hoursOf([...times(20, working(8, 17)), working(22, 31)])).toEqual({ all: [8, 31], core: [8, 19] });
  });

  it('have the evening in their core when many work in it', () => {
    expect(hoursOf([...times(10, working(8, 17)), ...times(5, working(14, 23))]).core).toEqual([8, 23]);
  });

  it('always hold now, and only today', () => {
    const usual = times(10, working(8, 17));
    expect(hoursOf(usual, at(21)).core).toEqual([20, 22]);
    expect(hoursOf(usual, at(6)).core).toEqual([5, 19]);
    expect(hoursOf(usual, instant(startOfDay(dayAfter(day)) + 3 * hourMs)).core).toEqual([8, 19]);
  });

  it('begin today with the first visit, or an hour before now', () => {
    const stop = { arrivesAt: at(9.5), travelSeconds: 600, startsAt: at(9.5), endsAt: at(10) } as StopView;
    expect(hoursOf(times(10, working(6, 15)), at(12)).core).toEqual([11, 19]);
    expect(hoursOf([{ ...working(6, 15), stops: [stop] }, ...times(9, working(6, 15))], at(12)).core).toEqual(
      [9, 19],
    );
  });
});
