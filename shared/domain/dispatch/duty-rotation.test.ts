import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../kernel/instant.ts';
import { dayAfter } from '../../kernel/local-day.ts';
import { technicianId } from '../testing/builders.ts';
import { spanOf } from './day-shifts.ts';
import { dutyRotation, fewestOnDuty, nightShift, sayable } from './duty-rotation.ts';
import { daysOfWeek, weekdayOf } from './usual-week.ts';
import { weekHours } from './work-hours.ts';

const monday = '2026-11-30';
const people = (count: number) => Array.from({ length: count }, (_, n) => technicianId(n + 1));
const rotations = fc.record({
  count: fc.integer({ min: fewestOnDuty, max: 9 }),
  weeks: fc.integer({ min: 1, max: 12 }),
});

describe('the rotation of nights and Sundays', () => {
  it('has exactly one on each night, and one on each Sunday', () => {
    fc.assert(
      fc.property(rotations, ({ count, weeks }) => {
        const said = dutyRotation(people(count), monday, weeks);
        const days = Array.from({ length: weeks * 7 }, (_, index) => dayAfter(monday, index));
        for (const day of days) {
          const ofDay = said.filter(({ planDay }) => planDay === day);
          expect(ofDay.filter(({ shift }) => shift === nightShift)).toHaveLength(1);
          const byDay = ofDay.filter(({ shift }) => shift.kind === 'work' && shift !== nightShift);
          if (weekdayOf(day) === 6) expect(byDay).toHaveLength(1);
        }
      }),
    );
  });

  it('keeps everybody within forty hours a week, with days of rest', () => {
    fc.assert(
      fc.property(rotations, ({ count, weeks }) => {
        const said = dutyRotation(people(count), monday, weeks);
        for (const id of people(count))
          for (let week = 0; week < weeks; week += 1) {
            const days = daysOfWeek(dayAfter(monday, week * 7));
            const shifts = said.filter(
              ({ technicianId, planDay }) => technicianId === id && days.includes(planDay),
            );
            if (shifts.length === 0) continue;
            const hours = weekHours(shifts.map(({ shift }) => ({ shift, plannedOvertimeMinutes: 0 })));
            expect(hours).toEqual({ minutes: 2400, overtimeMinutes: 0, state: 'within' });
          }
      }),
    );
  });

  it('leaves nobody less than eleven hours between two shifts, from one duty to the next as well', () => {
    fc.assert(
      fc.property(rotations, ({ count, weeks }) => {
        const said = dutyRotation(people(count), monday, weeks);
        for (const id of people(count)) {
          const spans = said
            .filter(({ technicianId }) => technicianId === id)
            .sort((a, b) => (a.planDay < b.planDay ? -1 : 1))
            .flatMap(({ planDay, shift }) => spanOf(planDay, shift) ?? []);
          for (const [index, { from }] of spans.entries())
            if (index > 0) expect(from - (spans[index - 1]?.to ?? 0)).toBeGreaterThanOrEqual(11 * hourMs);
        }
      }),
    );
  });

  it('gives everybody as many turns as the others, but for one', () => {
    const said = dutyRotation(people(4), monday, 10);
    const nightsOf = (id: string) =>
      said.filter(
        ({ technicianId, shift, planDay }) =>
          technicianId === id && shift === nightShift && weekdayOf(planDay) === 0,
      ).length;
    const turns = people(4).map(nightsOf);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
  });

  it('talks over nobody’s leave, and says nothing of days that are over', () => {
    const [one] = people(3);
    const said = dutyRotation(people(3), monday, 1);
    const leave = { kind: 'leave', note: null } as const;
    const days = new Map([[dayAfter(monday, 3), { shifts: { [`${one}`]: leave } }]]);
    const left = sayable(said, days, dayAfter(monday, 2));
    const ofOne = left.filter(({ technicianId }) => technicianId === one).map(({ planDay }) => planDay);
    expect(ofOne).toEqual([2, 4, 5, 6].map((n) => dayAfter(monday, n)));
    expect(left).toHaveLength(said.length - 7);
  });

  it('is none for fewer than its duties', () => {
    expect(dutyRotation(people(2), monday, 4)).toEqual([]);
  });
});
