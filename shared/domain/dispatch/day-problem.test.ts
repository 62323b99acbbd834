import { describe, expect, it } from 'vitest';
import { aTechnician, aTicket, noon, technicianId, ticketId } from '../testing/builders.ts';
import { aDispatchDay, dayRows, today } from '../testing/day-builders.ts';
import { dayProblem, mostVisitsOfDay } from './day-problem.ts';
import { TravelBook, usualBelief } from './travel-book.ts';
import { believedMinutes } from './usual-minutes.ts';

const place = { longitude: 107.3, latitude: -6.3 };
const somebody = aTechnician({ id: technicianId(1), home: place });

/** A storm: one visit more than is looked at, of which these are in the routes of the day. */
function stormWith(planned: readonly number[]) {
  const tickets = Array.from({ length: mostVisitsOfDay + 1 }, (_, n) => ({
    ...aTicket(),
    ...{ id: ticketId(n), position: place, priority: n === 0 ? ('low' as const) : ('high' as const) },
  }));
  const routes = [{ technicianId: somebody.id, ticketIds: planned.map((n) => ticketId(n)) }];
  const rows = dayRows({ technicians: [somebody], tickets, dispatchDays: [aDispatchDay({ routes })] });
  const question = { rows, day: today, now: noon, slaDueAt: () => null, usualMinutes: believedMinutes };
  const { findings } = dayProblem(question, new TravelBook(usualBelief));
  return [...findings].flatMap(([id, fault]) => (fault === 'too-many-for-one-plan' ? [id] : []));
}

describe('a day of more visits than are looked at', () => {
  it('leaves out what costs least to leave out', () => {
    expect(stormWith([])).toEqual([ticketId(0)]);
  });

  it('leaves out nothing that is in its routes already', () => {
    const out = stormWith([0]);
    expect(out).toHaveLength(1);
    expect(out).not.toContain(ticketId(0));
  });
});
