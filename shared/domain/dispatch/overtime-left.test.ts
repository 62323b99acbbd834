import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { technicianId } from '../testing/builders.ts';
import type { DayShift } from './dispatch-day.ts';
import { overtimeLeft } from './overtime-left.ts';
import { daysOfWeek, type WorkShift } from './usual-week.ts';
import { weekHours, workLimits } from './work-hours.ts';

const week = daysOfWeek('2026-11-23');
const monday = '2026-11-23';
const restMinutes = 60;
/** From eight, with an hour of rest where it is long enough to have one. */
const work = (hours: number, overtimeMinutes = 240): WorkShift => ({
  kind: 'work',
  fromMinute: 8 * 60,
  toMinute: (8 + hours) * 60 + restMinutes,
  overtimeMinutes,
});
const off: DayShift = { kind: 'off' };

function leftOnMonday(shifts: readonly DayShift[], planned: readonly number[] = []): number {
  const id = technicianId(1);
  const days = new Map(week.map((day, index) => [day, { shifts: { [id]: shifts[index] ?? off } }]));
  const plannedOn = (day: string) => planned[week.indexOf(day)] ?? 0;
  const [first] = shifts;
  if (first?.kind !== 'work') throw new Error('Monday is worked');
  return overtimeLeft(first, { technicianId: id, day: monday, days, restMinutes, plannedOn });
}

describe('the overtime that a plan may ask for', () => {
  it('is what was said of the shift, in a week of forty hours', () => {
    expect(leftOnMonday([work(8, 120), work(8), work(8), work(8), work(8)])).toBe(120);
  });

  it('is at most four hours a day, those that the shift itself is longer than eight among them', () => {
    expect(leftOnMonday([work(8, 360)])).toBe(240);
    expect(leftOnMonday([work(10, 360)])).toBe(120);
    expect(leftOnMonday([work(13, 360)])).toBe(0);
  });

  it('is what eighteen hours a week leave, where the other days are long', () => {
    const long = work(12);
    expect(leftOnMonday([work(8), long, long, long, long])).toBe(120);
    expect(leftOnMonday([work(8), long, long, long, long, work(8)])).toBe(0);
  });

  it('is what the plans of the other days leave of the week', () => {
    const days = [work(8), work(8), work(8), work(8), work(8)];
    expect(leftOnMonday(days, [0, 240, 240, 240, 240])).toBe(120);
    expect(leftOnMonday(days, [0, 240, 240, 240, 240, 240])).toBe(0);
  });

  it('never passes a limit that the shifts themselves keep', () => {
    const hours = fc.integer({ min: 1, max: 12 });
    const shiftArbitrary = fc.option(
      hours.map((each) => work(each)),
      { nil: off },
    );
    fc.assert(
      fc.property(
        hours,
        fc.integer({ min: 0, max: 360 }),
        fc.array(shiftArbitrary, { minLength: 5, maxLength: 5 }),
        (own, said, others) => {
          const shifts = [work(own, said), ...others, off];
          const hoursWith = (plannedOvertimeMinutes: number) =>
            weekHours(
              shifts.map((shift, index) => ({
                shift,
                plannedOvertimeMinutes: index === 0 ? plannedOvertimeMinutes : 0,
              })),
            );
          const left = leftOnMonday(shifts);
          expect(left).toBeLessThanOrEqual(said);
          if (['within', 'overtime'].includes(hoursWith(0).state))
            expect(['within', 'overtime']).toContain(hoursWith(left).state);
          if (left > 0) expect(hoursWith(left).overtimeMinutes).toBeLessThanOrEqual(workLimits.overtimeWeek);
        },
      ),
    );
  });
});
