import { describe, expect, it } from 'vitest';
import { hourMs, instant, minuteMs } from '../../kernel/instant.ts';
import { startOfDay } from '../../kernel/local-day.ts';
import { aTechnician, aTicket, noon, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, aWorkOrder, dayRows } from '../testing/day-builders.ts';
import { techniciansOfDay } from './day-technicians.ts';
import type { DispatchDay } from './dispatch-day.ts';
import { plannedOvertime } from './planned-overtime.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';
import { daysOfWeek } from './usual-week.ts';

/** Sunday, 22 November, is today. */
const [monday = '', ...others] = daysOfWeek('2026-11-23');
const tuesday = others[0] ?? '';
const dedi = aTechnician({ id: technicianId(1), home: { longitude: 107.3, latitude: -6.3 } });
const shift = { kind: 'work', fromMinute: 480, toMinute: 1020, overtimeMinutes: 240 } as const;
const off = { kind: 'off' } as const;
const weekend = daysOfWeek('2026-11-23').slice(5);
const at = (hour: number, day: string) => instant(startOfDay(day) + hour * hourMs);
const book = () => new TravelBook(usualBelief);

/** Dedi works such hours from Monday to Friday; a day has a plan of so many visits of two hours at the door. */
function question(visits: Readonly<Record<string, number>>, facts: Partial<DispatchDay> = {}) {
  const ids = (day: string) =>
    Array.from({ length: visits[day] ?? 0 }, (_, n) =>
      ticketId(100 * daysOfWeek(monday).indexOf(day) + n + 1),
    );
  const days = daysOfWeek(monday).map((day) =>
    aDispatchDay({
      ...{ day, shifts: { [dedi.id]: weekend.includes(day) ? off : shift } },
      ...(ids(day).length > 0 && { routes: [{ technicianId: dedi.id, ticketIds: ids(day) }], ...facts }),
    }),
  );
  const all = daysOfWeek(monday).flatMap(ids);
  const rows = dayRows({
    technicians: [dedi],
    tickets: all.map((id) => ({ ...aTicket(), id, position: dedi.home, state: { status: 'open' as const } })),
    orders: all.map((id) => aWorkOrder({ ticketId: id, serviceMinutes: 120 })),
    dispatchDays: days,
  });
  return { rows, now: noon, usualMinutes: believedMinutes, slaDueAt: () => null };
}

describe('the overtime that the plan of a day asks for', () => {
  const onTuesday = { day: tuesday, technicianId: dedi.id };

  it('is what its visits go on beyond the shift, an hour of rest among them', () => {
    expect(plannedOvertime(question({ [tuesday]: 4 }), onTuesday, book())).toBe(0);
    expect(plannedOvertime(question({ [tuesday]: 5 }), onTuesday, book())).toBe(120);
  });

  it('is none on a day without a plan', () => {
    expect(plannedOvertime(question({}), onTuesday, book())).toBe(0);
  });

  it('is reckoned from when they were told to begin, where the routes still are those', () => {
    const stops = [{ ticketId: ticketId(101), startsAt: at(16, tuesday) }];
    const told = [{ technicianId: dedi.id, stops }];
    const published = (routesVersion: number) => ({ at: noon, byName: 'Bambang', routesVersion, told });
    const asked = (routesVersion: number) =>
      plannedOvertime(question({ [tuesday]: 1 }, { published: published(routesVersion) }), onTuesday, book());
    expect([asked(1), asked(7)]).toEqual([60, 0]);
  });
});

describe('the overtime left to a day', () => {
  const leftOn = (day: string, visits: Readonly<Record<string, number>>) => {
    const [{ span } = { span: null }] = techniciansOfDay({ ...question(visits), day }, book());
    return span && (span.overtimeTo - span.to) / minuteMs;
  };

  it('is less by what plans have asked for already on the other days of its week', () => {
    const busy = (days: number) => Object.fromEntries(others.slice(0, days).map((day) => [day, 6]));
    expect(leftOn(monday, {})).toBe(240);
    expect(leftOn(monday, busy(1))).toBe(240);
    expect(leftOn(monday, busy(4))).toBe(120);
  });
});
