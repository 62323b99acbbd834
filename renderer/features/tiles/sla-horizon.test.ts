import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TravelBook, usualBelief } from '../../../shared/domain/dispatch/travel-book.ts';
import { believedMinutes } from '../../../shared/domain/dispatch/usual-minutes.ts';
import { technicianIdSchema } from '../../../shared/kernel/ids.ts';
import { hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { type Position, positionSchema } from '../../../shared/kernel/position.ts';
import { alwaysOpen, aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { type TicketFacts, ticketFacts } from '../../live/ticket-facts.ts';
import { KeptTodayCount } from './kept-today.ts';
import { isOutOfReach, reachOf, ticketsInHand } from './reach.ts';
import { pickHorizon, slaHorizon } from './sla-horizon.ts';

const dedi = technicianIdSchema.parse(uuid(500));
const klari = positionSchema.parse({ longitude: 107.35, latitude: -6.38 });
/** About eleven kilometres north: 35 minutes with the detours. */
const north = positionSchema.parse({ longitude: 107.35, latitude: -6.28 });
const given = { tickets: 0 };

/** Four hours to restore, of which so much is left. */
function due(leftMinutes: number, difference: Parameters<typeof aTicket>[1] = {}): TicketFacts {
  given.tickets += 1;
  const openedAt = instant(noon - 4 * hourMs + leftMinutes * minuteMs);
  return ticketFacts(aTicket(given.tickets, { openedAt, ...difference }), noon, alwaysOpen);
}
const assigned = { state: { status: 'assigned', technicianId: dedi, since: noon }, position: klari } as const;
const at = (position: Position, ageMinutes = 0, inHand?: TicketFacts) => ({
  report: {
    technicianId: dedi,
    position,
    headingDegrees: null,
    speedKmh: 0,
    recordedAt: instant(noon - ageMinutes * minuteMs),
  },
  inHand,
});
const nowhere = { report: undefined, inHand: undefined };
/** Sixty minutes for what is out, twenty for an account, as believed before anything is learnt. */
const beliefs = { now: noon, book: new TravelBook(usualBelief), usualMinutes: believedMinutes };
const reaches = (facts: TicketFacts, whereabouts: Parameters<typeof reachOf>[2], work = facts) =>
  reachOf(work, facts.dueAt, whereabouts, beliefs);

describe('whether somebody can restore it in time', () => {
  it('counts the way from where they are now, and the usual work', () => {
    const account = { ...assigned, kind: 'account' } as const;
    expect(reaches(due(60, account), at(north))).toMatchObject({ kind: 'arrives' });
    expect(reaches(due(50, account), at(north))).toMatchObject({ kind: 'too-late' });
    // Around the corner is in time to arrive, and not to have it done.
    expect(reaches(due(59, assigned), at(klari))).toEqual({
      kind: 'too-late',
      at: noon,
      doneAt: noon + 60 * minuteMs,
    });
    expect(reaches(due(61, assigned), at(klari))).toMatchObject({ kind: 'arrives' });
  });

  it('is asked of the outage that explains it, by its own target', () => {
    const cause = due(400, { ...assigned, state: { ...assigned.state, status: 'on-site' } });
    expect(reaches(due(5), nowhere, cause)).toEqual({ kind: 'on-site' });
    expect(reaches(due(50), at(klari), due(400, assigned))).toMatchObject({ kind: 'too-late' });
    expect(reaches(due(70), at(klari), due(400, assigned))).toMatchObject({ kind: 'arrives' });
  });

  it('claims nothing when nobody knows where they are', () => {
    const unknown = reaches(due(20, assigned), at(north, 9));
    expect(unknown).toEqual({ kind: 'unplaced' });
    expect(isOutOfReach(unknown)).toBe(false);
  });

  it('is no when nobody has the ticket, and yes when they are there', () => {
    const onSite = { ...assigned, state: { ...assigned.state, status: 'on-site' as const } };
    expect(isOutOfReach(reaches(due(20), nowhere))).toBe(true);
    expect(reaches(due(1, onSite), nowhere)).toEqual({ kind: 'on-site' });
  });

  it('waits for what they work on, from there, by the time such work usually takes', () => {
    // Sixty minutes for an outage, of which forty are over; the next one is around the corner.
    const working = due(-5, {
      kind: 'outage',
      position: klari,
      state: { status: 'on-site', technicianId: dedi, since: instant(noon - 40 * minuteMs) },
    });
    const place = at(klari, 0, working);
    expect(reaches(due(90, assigned), place)).toEqual({
      kind: 'arrives-after',
      at: noon + 20 * minuteMs,
      doneAt: noon + 80 * minuteMs,
    });
    expect(reaches(due(75, assigned), place)).toMatchObject({ kind: 'too-late' });
    // Work that takes longer than usual is over at any moment, not in the past.
    const late = { ...working.ticket.state, since: instant(noon - 200 * minuteMs) };
    const overdue = ticketFacts(
      { ...working.ticket, state: late as typeof working.ticket.state },
      noon,
      alwaysOpen,
    );
    expect(reaches(due(60, assigned), at(klari, 0, overdue))).toMatchObject({ at: noon });
  });

  it('waits for what they are on their way to, and then comes from there', () => {
    const next = due(120, {
      kind: 'outage',
      position: north,
      state: { status: 'en-route', technicianId: dedi, since: noon },
    });
    const direct = reaches(due(200, assigned), at(klari));
    const after = reaches(due(200, assigned), at(klari, 0, next));
    expect(direct).toMatchObject({ kind: 'arrives', at: noon });
    expect(after.kind).toBe('arrives-after');
    expect('at' in after && after.at - noon).toBeGreaterThan((60 + 2 * 25) * minuteMs);
    // It is the one they are on their way to.
    expect(reaches(next, at(north, 0, next))).toMatchObject({ kind: 'arrives', at: noon });
  });

  it('takes what is worked on before what is driven to', () => {
    const driving = due(60, { state: { status: 'en-route', technicianId: dedi, since: noon } });
    const working = due(60, { state: { status: 'on-site', technicianId: dedi, since: noon } });
    for (const all of [
      [driving, working],
      [working, driving],
      [working, due(60, assigned), due(1)],
    ])
      expect(ticketsInHand(all)).toEqual(new Map([[dedi, working]]));
  });
});

describe('the horizon', () => {
  const horizon = (...facts: TicketFacts[]) =>
    slaHorizon(
      facts,
      { workOf: (each) => each, reach: (work, dueAt) => reachOf(work, dueAt, at(north), beliefs) },
      { now: noon, withinMinutes: 30 },
    );

  it('holds what passes within it, and what cannot be reached before it passes', () => {
    const { ahead, breached, outOfReach } = horizon(due(20), due(33, assigned), due(119, assigned), due(-5));
    expect(ahead.map(({ leftMs }) => leftMs / minuteMs)).toEqual([20, 33]);
    expect([breached.length, outOfReach]).toEqual([1, 2]);
  });

  it('puts the gravest of what has passed first, and of equals the last one', () => {
    const { breached } = horizon(due(-50), due(-500, { priority: 'high' }), due(-5));
    expect(breached.map(({ leftMs }) => leftMs / minuteMs)).toEqual([-500, -5, -50]);
  });

  it('shows what can still be kept, nearest first, above what has passed; never more than fits, and loses none of the count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -300, max: 30 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 20 }),
        (lefts, places) => {
          const all = horizon(...lefts.map((left) => due(left)));
          const { shown, rest } = pickHorizon(all, places);
          expect(shown.length).toBeLessThanOrEqual(places);
          expect(shown.length + rest).toBe(lefts.length);
          const ahead = shown.filter(({ leftMs }) => leftMs >= 0);
          expect(shown.slice(0, ahead.length)).toEqual(ahead.toSorted((a, b) => a.leftMs - b.leftMs));
          if (all.breached.length > 0) expect(shown.at(-1)?.leftMs).toBeLessThan(0);
        },
      ),
    );
  });
});

describe('what the day has kept', () => {
  it('counts what was resolved since midnight, in time or late, and what is open past its target', () => {
    const resolved = (resolvedAt: number, openedAt: number) => {
      const ticket = aTicket(900 + given.tickets++, {
        openedAt: instant(openedAt),
        state: { status: 'resolved', resolution: '', resolvedAt: instant(resolvedAt), technicianId: null },
      });
      const stopped = { kind: 'stopped', from: instant(resolvedAt) } as const;
      const resolution = { ...ticket.resolution, segments: [...ticket.resolution.segments, stopped] };
      return ticketFacts({ ...ticket, resolution }, noon, alwaysOpen);
    };
    const facts = [
      resolved(noon - hourMs, noon - 2 * hourMs),
      resolved(noon - hourMs, noon - 8 * hourMs),
      resolved(noon - 13 * hourMs, noon - 14 * hourMs),
      due(-5),
      due(5),
    ];
    expect(new KeptTodayCount().of(facts, noon, alwaysOpen)).toEqual({ kept: 1, judged: 3 });
  });
});
