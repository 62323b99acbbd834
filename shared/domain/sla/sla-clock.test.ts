import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { businessTime, type Calendar } from './calendar.ts';
import {
  pauseClock,
  readSlaClock,
  restartClock,
  resumeClock,
  retargetClock,
  type SlaClock,
  slaClockSchema,
  startClock,
  stopClock,
} from './sla-clock.ts';

const office: Calendar = {
  id: 'office',
  timeZone: 'Asia/Jakarta',
  week: [1, 2, 3, 4, 5, 6, 7].map((day) =>
    day === 7
      ? []
      : [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
  ),
  holidays: ['2026-12-25'],
};
const always: Calendar = {
  id: 'always',
  timeZone: 'Asia/Jakarta',
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  holidays: [],
};
/** Open all day in a zone that changes its clocks twice a year: no rule may lean on Jakarta's fixed offset. */
const berlin: Calendar = { ...always, id: 'berlin', timeZone: 'Europe/Berlin', holidays: ['2026-12-25'] };
const prepared = new Map([office, berlin, always].map((calendar) => [calendar.id, businessTime(calendar)]));
const calendars = (id: string) => {
  const found = prepared.get(id);
  if (!found) throw new Error(`No calendar ${id}`);
  return found;
};

const at = (text: string): Instant => instant(Date.parse(text));
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }).map(instant);
const calendarId = fc.constantFrom('office', 'berlin', 'always');
const target = fc.record({ durationMs: fc.integer({ min: minuteMs, max: 200 * hourMs }), calendarId });

type Step = (clock: SlaClock, at: Instant) => SlaClock;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .constantFrom('customer', 'parts', 'access', 'third-party')
    .map<Step>((reason) => (clock, now) => pauseClock(clock, now, reason as 'parts')),
  fc.constant<Step>(resumeClock),
  fc.constant<Step>(stopClock),
  fc.constant<Step>(restartClock),
  target.map<Step>((next) => (clock, now) => retargetClock(clock, now, next)),
);
/** A clock with a history, and the moment after its last step. */
const livedClock = fc
  .record({
    start: moment,
    first: target,
    steps: fc.array(fc.record({ step, afterMs: fc.integer({ min: 0, max: 90 * hourMs }) }), { maxLength: 8 }),
  })
  .map(({ start, first, steps }) => {
    let clock = startClock(first, start);
    let now = start;
    for (const { step: apply, afterMs } of steps) {
      now = instant(now + afterMs);
      clock = apply(clock, now);
    }
    return { clock, now };
  });
const used = (clock: SlaClock, now: Instant) => readSlaClock(clock, now, calendars).usedMs;

describe('an SLA clock', () => {
  it('counts only business time: Friday afternoon to Monday morning is Saturday and the edges', () => {
    const clock = startClock(
      { durationMs: 20 * hourMs, calendarId: 'office' },
      at('2026-11-20T16:00:00+07:00'),
    );
    const reading = readSlaClock(clock, at('2026-11-23T09:30:00+07:00'), calendars);
    expect(reading.usedMs).toBe(1 * hourMs + 8 * hourMs + 1.5 * hourMs);
    expect(reading.dueAt).toBe(at('2026-11-24T11:00:00+07:00'));
  });

  it('does not run while the ticket waits for the customer', () => {
    const started = startClock(
      { durationMs: 4 * hourMs, calendarId: 'always' },
      at('2026-11-22T10:02:00+07:00'),
    );
    const paused = pauseClock(started, at('2026-11-22T11:20:00+07:00'), 'customer');
    const resumed = resumeClock(paused, at('2026-11-22T12:01:00+07:00'));
    const reading = readSlaClock(resumed, at('2026-11-22T14:02:00+07:00'), calendars);
    expect(reading.usedMs).toBe(199 * minuteMs);
    expect(reading.pausedMs).toBe(41 * minuteMs);
    expect(Math.round(reading.usedRatio * 100)).toBe(83);
    expect(reading.dueAt).toBe(at('2026-11-22T14:43:00+07:00'));
  });

  it('never has a due time while it is paused or stopped', () => {
    fc.assert(
      fc.property(livedClock, ({ clock, now }) => {
        const last = clock.segments.at(-1)?.kind;
        const { dueAt, kind } = readSlaClock(clock, now, calendars);
        if (last !== 'running') expect(dueAt).toBeNull();
        expect(kind === 'paused').toBe(last === 'paused');
      }),
    );
  });

  it('only ever counts forward, and counts the same however often it is asked', () => {
    fc.assert(
      fc.property(livedClock, fc.nat(100 * hourMs), fc.nat(100 * hourMs), ({ clock, now }, a, b) => {
        const first = used(clock, instant(now + a));
        expect(used(clock, instant(now + a + b))).toBeGreaterThanOrEqual(first);
        expect(used(clock, instant(now + a))).toBe(first);
      }),
    );
  });

  it('stands still from a pause to the next event', () => {
    fc.assert(
      fc.property(livedClock, fc.nat(500 * hourMs), ({ clock, now }, laterMs) => {
        const paused = pauseClock(clock, now, 'parts');
        expect(used(paused, instant(now + laterMs))).toBe(used(clock, now));
      }),
    );
  });

  it('has used exactly its target at the moment it says it is due', () => {
    fc.assert(
      fc.property(livedClock, ({ clock, now }) => {
        const { dueAt } = readSlaClock(clock, now, calendars);
        if (dueAt !== null) expect(used(clock, dueAt)).toBe(clock.target.durationMs);
      }),
    );
  });

  it('is breached exactly after that moment', () => {
    fc.assert(
      fc.property(livedClock, moment, ({ clock }, later) => {
        const { dueAt, remainingMs } = readSlaClock(clock, later, calendars);
        if (dueAt !== null && later < dueAt) expect(remainingMs).toBeGreaterThanOrEqual(0);
        if (remainingMs < 0 && dueAt !== null) expect(later).toBeGreaterThan(dueAt);
      }),
    );
  });

  it('keeps what was used when it is re-targeted, into another calendar and zone too', () => {
    fc.assert(
      fc.property(livedClock, target, ({ clock, now }, next) => {
        const retargeted = retargetClock(clock, now, next);
        expect(used(retargeted, now)).toBe(used(clock, now));
        if (clock.segments.at(-1)?.kind !== 'stopped') expect(retargeted.target).toEqual(next);
      }),
    );
  });

  it('counts nothing between a stop and a restart', () => {
    fc.assert(
      fc.property(livedClock, fc.nat(500 * hourMs), ({ clock, now }, laterMs) => {
        const restarted = restartClock(stopClock(clock, now), instant(now + laterMs));
        expect(used(restarted, instant(now + laterMs))).toBe(used(clock, now));
      }),
    );
  });

  it('reads the same after a journey through JSON, as between server and desk', () => {
    fc.assert(
      fc.property(livedClock, ({ clock, now }) => {
        const travelled = slaClockSchema.parse(JSON.parse(JSON.stringify(clock)));
        expect(readSlaClock(travelled, now, calendars)).toEqual(readSlaClock(clock, now, calendars));
      }),
    );
  });
});

describe('business time', () => {
  it('adds up: two neighbouring stretches are the whole', () => {
    fc.assert(
      fc.property(calendarId, moment, fc.nat(400 * hourMs), fc.nat(400 * hourMs), (id, from, a, b) => {
        const time = calendars(id);
        const middle = instant(from + a);
        const to = instant(middle + b);
        expect(time.between(from, middle) + time.between(middle, to)).toBe(time.between(from, to));
      }),
    );
  });

  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(calendarId, moment, fc.integer({ min: 1, max: 500 * hourMs }), (id, from, durationMs) => {
        const time = calendars(id);
        const end = time.after(from, durationMs);
        expect(end).not.toBeNull();
        if (end !== null) expect(time.between(from, end)).toBe(durationMs);
      }),
    );
  });

  it('knows that a night of changing clocks is an hour longer or shorter', () => {
    const nights: Calendar = { ...always, id: 'nights', timeZone: 'Europe/Berlin', holidays: ['2000-01-01'] };
    const time = businessTime(nights);
    const day = (text: string, next: string) =>
      time.between(at(`${text}T00:00:00Z`), at(`${next}T00:00:00Z`));
    expect(day('2026-03-29', '2026-03-30')).toBe(24 * hourMs);
    const localDay = time.between(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'));
    expect(localDay).toBe(23 * hourMs);
  });

  it('never ends in a calendar without openings', () => {
    const closed = businessTime({ ...office, id: 'closed', week: Array.from({ length: 7 }, () => []) });
    expect(closed.after(at('2026-11-22T00:00:00Z'), 1)).toBeNull();
  });
});
