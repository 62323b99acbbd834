import { describe, expect, it } from 'vitest';
import type { DayShift } from './dispatch-day.ts';
import { weekHours, workMinutes } from './work-hours.ts';

const work = (fromHour: number, toHour: number): DayShift => ({
  kind: 'work',
  fromMinute: fromHour * 60,
  toMinute: toHour * 60,
  overtimeMinutes: 0,
});
const week = (shifts: readonly DayShift[], plannedOvertimeMinutes = 0) =>
  weekHours(shifts.map((shift) => ({ shift, plannedOvertimeMinutes })));
const times = (count: number, shift: DayShift) => Array.from({ length: count }, () => shift);

describe('the hours of a shift', () => {
  it('are eight from eight to five, because an hour is rest', () =>
    expect(workMinutes(work(8, 17), 60)).toBe(480));
  it('have no rest where the shift is short', () => expect(workMinutes(work(8, 12), 60)).toBe(240));
  it('are none on a day off', () => expect(workMinutes({ kind: 'off' }, 60)).toBe(0));
});

describe('the hours of a week', () => {
  it('count the rest somebody has, where it is not the usual one', () => {
    const days = times(5, work(8, 17)).map((shift) => ({ shift, plannedOvertimeMinutes: 0 }));
    expect(weekHours(days, { rest: { minutes: 30 } })).toMatchObject({
      minutes: 2550,
      overtimeMinutes: 150,
      state: 'overtime',
    });
  });

  it('are within the limit for five usual days', () =>
    expect(week(times(5, work(8, 17)))).toEqual({ minutes: 2400, overtimeMinutes: 0, state: 'within' }));

  it('are overtime beyond forty hours, though no day is long', () =>
    expect(week(times(6, work(8, 17)))).toMatchObject({ overtimeMinutes: 480, state: 'overtime' }));

  it('are overtime where one day is long, though the week is short', () =>
    expect(week([work(8, 19)])).toMatchObject({ overtimeMinutes: 120, state: 'overtime' }));

  it('pass the limit of a day with more than four hours of overtime', () =>
    expect(week([work(8, 22)])).toMatchObject({ overtimeMinutes: 300, state: 'beyond-day' }));

  it('pass the limit of a week with more than eighteen', () =>
    expect(week(times(6, work(8, 20)))).toMatchObject({ overtimeMinutes: 1560, state: 'beyond-week' }));

  it('want a day of rest, however short the others are', () => {
    expect(week(times(7, work(8, 12)))).toMatchObject({ overtimeMinutes: 0, state: 'no-rest-day' });
    expect(week([...times(6, work(8, 12)), { kind: 'off' }])).toMatchObject({ state: 'within' });
  });

  it('count what a plan already asks for beyond the shift', () =>
    expect(week([work(8, 17)], 300)).toMatchObject({ overtimeMinutes: 300, state: 'beyond-day' }));
});
