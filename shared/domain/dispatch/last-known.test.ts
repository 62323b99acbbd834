import { describe, expect, it } from 'vitest';
import { aTechnician, aTicket, minutesAfter, technicianId, ticketId } from '../testing/builders.ts';
import { dayRows, today } from '../testing/day-builders.ts';
import type { Ticket, TicketState } from '../tickets/ticket.ts';
import { techniciansOfDay } from './day-technicians.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';

const placeOf = (n: number) => ({ longitude: 107.3 + 0.004 * n, latitude: -6.3 });
const [home, site, said] = [placeOf(0), placeOf(1), placeOf(2)];
const id = technicianId(1);
const at = (status: 'en-route' | 'on-site', minute: number): Ticket => {
  const state: TicketState = { status, technicianId: id, since: minutesAfter(minute) };
  return { ...aTicket(), id: ticketId(1), position: site, state };
};

/** Where the day of the one technician goes on from, an hour after noon. */
function startsFrom(tickets: readonly Ticket[], reported: number | null, now = minutesAfter(60)) {
  const recordedAt = minutesAfter(reported ?? 0);
  const report = { technicianId: id, position: said, headingDegrees: null, speedKmh: 0, recordedAt };
  const rows = {
    ...dayRows({ technicians: [aTechnician({ id, home })], tickets }),
    positions: new Map(reported === null ? [] : [[id, report]]),
  };
  const question = { rows, day: today, now, slaDueAt: () => null, usualMinutes: believedMinutes };
  return techniciansOfDay(question, new TravelBook(usualBelief))[0]?.startsFrom;
}

describe('where a technician goes on from', () => {
  it('is where their phone says, as long as it speaks', () => {
    expect(startsFrom([at('on-site', 10)], 58)).toEqual(said);
  });

  it('is the visit they are at, when the phone has been silent since', () => {
    expect(startsFrom([at('on-site', 10)], 5)).toEqual(site);
    expect(startsFrom([at('on-site', 10)], null)).toEqual(site);
  });

  it('is where they last reported from, when that was later than any visit they were at', () => {
    expect(startsFrom([at('on-site', 10)], 40)).toEqual(said);
    expect(startsFrom([at('en-route', 50)], 40)).toEqual(said);
  });

  it('is home before anything is known of the day', () => {
    expect(startsFrom([], null)).toEqual(home);
    expect(startsFrom([], -24 * 60)).toEqual(home);
  });
});
