import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, instant, minuteMs } from '../../kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../kernel/local-day.ts';
import type { Availability } from '../technicians/technician.ts';
import { aTechnician, noon, technicianId } from '../testing/builders.ts';
import { nightInto, restOf, restOn, shiftOf, spanOf } from './day-shifts.ts';
import type { RestTerms } from './day-terms.ts';
import { type DayShift, dayShiftSchema } from './dispatch-day.ts';
import { nightShift } from './duty-rotation.ts';
import { daysOfWeek, isUsualWeek, mondayOf, usualMonday, usualShift, weekdayOf } from './usual-week.ts';
import { weekHours } from './work-hours.ts';

const today = localDay(noon);
const offShift: Availability = { kind: 'off-shift', nextShiftAt: null };
const somebody = (n: number, availability: Availability = offShift) => ({
  ...aTechnician({ id: technicianId(n) }),
  availability,
});
const nobodySaid: ReadonlyMap<string, { readonly shifts: Record<string, DayShift> }> = new Map();
const moment = fc.integer({ min: -30, max: 30 }).map((hours) => instant(noon + hours * hourMs));
const availability: fc.Arbitrary<Availability> = fc.oneof(
  moment.map((until) => ({ kind: 'on-shift' as const, until })),
  fc.tuple(moment, moment).map(([a, b]) => ({
    kind: 'on-break' as const,
    until: instant(Math.min(a, b)),
    shiftUntil: instant(Math.max(a, b)),
  })),
  fc.option(moment).map((nextShiftAt) => ({ kind: 'off-shift' as const, nextShiftAt })),
  fc.option(moment).map((until) => ({ kind: 'on-leave' as const, until })),
);
const days = fc.integer({ min: -3, max: 400 }).map((ahead) => dayAfter(today, ahead));
const shift: fc.Arbitrary<DayShift> = fc
  .tuple(fc.nat(23 * 60), fc.integer({ min: 30, max: 12 * 60 }), fc.nat(240))
  .map(([fromMinute, length, overtimeMinutes]) => ({
    kind: 'work' as const,
    fromMinute,
    toMinute: fromMinute + length,
    overtimeMinutes,
  }));

describe('a usual week', () => {
  it('is forty hours on five days in a row for everybody, whichever week it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), days, (n, day) => {
        const week = daysOfWeek(mondayOf(day)).filter((each) => each !== today);
        const shifts = daysOfWeek(mondayOf(dayAfter(today, 14))).map((each) =>
          shiftOf(somebody(n), each, nobodySaid, noon),
        );
        expect(weekHours(shifts.map((each) => ({ shift: each, plannedOvertimeMinutes: 0 })))).toEqual({
          minutes: 2400,
          overtimeMinutes: 0,
          state: 'within',
        });
        for (const each of week)
          expect(shiftOf(somebody(n), each, nobodySaid, noon)).toEqual(shifts[weekdayOf(each)]);
      }),
    );
  });

  it('has its rest days spread, so that somebody works on each day', () => {
    for (const day of daysOfWeek(mondayOf(dayAfter(today, 14)))) {
      const working = Array.from({ length: 28 }, (_, n) =>
        shiftOf(somebody(n + 1), day, nobodySaid, noon),
      ).filter(({ kind }) => kind === 'work');
      expect(working.length).toBeGreaterThanOrEqual(14);
    }
  });

  it('is as it was said once, in every week, until a day itself says otherwise', () => {
    fc.assert(
      fc.property(shift, shift, days, (usual, once, day) => {
        fc.pre(day !== today);
        const id = technicianId(1);
        const template = dayAfter(usualMonday, weekdayOf(day));
        const said = new Map([[template, { shifts: { [id]: usual } }]]);
        expect(shiftOf(somebody(1), day, said, noon)).toEqual(usual);
        said.set(day, { shifts: { [id]: once } });
        expect(shiftOf(somebody(1), day, said, noon)).toEqual(once);
        expect(shiftOf(somebody(1), dayAfter(day, 7), said, noon)).toEqual(usual);
      }),
    );
  });

  it('begins on a Monday, as every week', () => {
    expect(weekdayOf(usualMonday)).toBe(0);
    expect(daysOfWeek(usualMonday).every(isUsualWeek)).toBe(true);
    expect(isUsualWeek(today)).toBe(false);
  });
});

describe('a shift', () => {
  it('is one that can be said, whatever somebody says of themselves', () => {
    fc.assert(
      fc.property(availability, days, (said, day) => {
        expect(dayShiftSchema.safeParse(shiftOf(somebody(1, said), day, nobodySaid, noon)).success).toBe(
          true,
        );
      }),
    );
  });

  it('ends today when who is at work says it does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (minutes) => {
        const until = instant(noon + minutes * minuteMs);
        const span = spanOf(
          today,
          shiftOf(somebody(1, { kind: 'on-shift', until }), today, nobodySaid, noon),
        );
        expect(span?.to).toBe(until);
      }),
    );
  });

  it('is leave on every day that begins before somebody is back', () => {
    const back = instant(startOfDay(dayAfter(today, 3)) + 6 * hourMs);
    const kinds = [1, 2, 3].map(
      (ahead) =>
        shiftOf(somebody(1, { kind: 'on-leave', until: back }), dayAfter(today, ahead), nobodySaid, noon)
          .kind,
    );
    expect(kinds.slice(0, 2)).toEqual(['leave', 'leave']);
    expect(kinds[2]).not.toBe('leave');
  });

  it('has its rest within it, and only where it is long enough', () => {
    fc.assert(
      fc.property(shift, days, (worked, day) => {
        const span = spanOf(day, worked);
        if (!span) throw new Error('It is a shift of work');
        expect(span.overtimeTo).toBeGreaterThanOrEqual(span.to);
        const rest = restOf(span);
        expect(rest !== null).toBe(span.to - span.from >= 5 * hourMs);
        if (!rest) return;
        expect(rest.from).toBeGreaterThan(span.from);
        expect(rest.to).toBeLessThanOrEqual(span.to);
      }),
    );
  });

  it('usually lasts eight hours and a rest', () => {
    expect(usualShift.toMinute - usualShift.fromMinute).toBe(9 * 60);
  });
});

describe('a shift of last night', () => {
  const technician = somebody(1);
  const yesterday = dayAfter(today, -1);
  const at = (hour: number) => instant(startOfDay(today) + hour * hourMs);
  /** Whether it goes on at that hour of today, where this was said of today. */
  const goesOn = (own: DayShift, hour: number) => {
    const days = new Map([
      [yesterday, { shifts: { [technician.id]: nightShift } }],
      [today, { shifts: { [technician.id]: own } }],
    ]);
    return nightInto(technician, today, days, at(hour));
  };

  it('goes on after midnight into a day off, and before the next night begins, until it ends', () => {
    for (const own of [{ kind: 'off' }, nightShift] as const) {
      expect(goesOn(own, 2)).toEqual({
        shift: { ...nightShift, fromMinute: 0, toMinute: 7 * 60 },
        span: spanOf(yesterday, nightShift),
      });
      expect(goesOn(own, 7)).toBeNull();
    }
  });

  it('is over for whom dispatch has as absent since, and once the day’s own shift has begun', () => {
    expect(goesOn({ kind: 'absent', note: null }, 2)).toBeNull();
    expect(goesOn({ ...usualShift, fromMinute: 6 * 60 }, 6)).toBeNull();
    expect(goesOn({ ...usualShift, fromMinute: 6 * 60 }, 5)).not.toBeNull();
  });

  it('is none for who went home in the afternoon', () => {
    const days = new Map([[yesterday, { shifts: { [technician.id]: usualShift } }]]);
    expect(nightInto(technician, today, days, at(2))).toBeNull();
  });
});

describe('the rest of somebody’s shift', () => {
  const day = dayAfter(today);
  const said = { minutes: 30, fromMinute: 13 * 60, toMinute: 14 * 60 };
  const night: DayShift = { kind: 'work', fromMinute: 22 * 60, toMinute: 30 * 60, overtimeMinutes: 0 };
  const at = (hour: number) => instant(startOfDay(day) + hour * hourMs);
  const restIn = (shift: DayShift, terms: RestTerms | null) => {
    const span = spanOf(day, shift);
    return span && restOn(day, span, terms);
  };

  it('is an hour begun within the fifth of the shift while nobody says otherwise', () => {
    expect(restIn(usualShift, null)).toEqual({ from: at(12), to: at(13), lengthMs: hourMs });
  });

  it('is as long as was said, and over by the end of the hours that were said', () => {
    expect(restIn(usualShift, said)).toEqual({ from: at(13), to: at(13.5), lengthMs: 30 * minuteMs });
  });

  it('is after midnight where the shift is', () => {
    const early = { ...said, fromMinute: 60, toMinute: 120 };
    expect(restIn(night, early)).toEqual({ from: at(25), to: at(25.5), lengthMs: 30 * minuteMs });
  });

  it('is as long, at the usual time, in a shift that has none of these hours', () => {
    expect(restIn(night, said)).toEqual({ from: at(26), to: at(27), lengthMs: 30 * minuteMs });
  });

  it('is none in a shift that is too short for one', () => {
    expect(restIn({ ...usualShift, toMinute: 12 * 60 }, said)).toBeNull();
  });
});
