import { describe, expect, it } from 'vitest';
import { siteIdSchema } from '../../../shared/kernel/ids.ts';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import { alwaysOpen, aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { ticketFacts } from '../../live/ticket-facts.ts';
import { busySites } from './busy-sites.ts';

const site = (n: number) => siteIdSchema.parse(uuid(n));
const given = { tickets: 0 };
const at = (n: number, hoursAgo: number, settled = false) => {
  given.tickets += 1;
  const state = { status: 'resolved', resolution: '', resolvedAt: noon, technicianId: null } as const;
  const openedAt = instant(noon - hoursAgo * hourMs);
  const ticket = aTicket(given.tickets, { siteId: site(n), openedAt, ...(settled && { state }) });
  return ticketFacts(ticket, noon, alwaysOpen);
};

describe('the worst sites', () => {
  it('are those with the most open tickets, then with the most of the last day', () => {
    const facts = [at(1, 1), at(1, 30), at(2, 1), at(2, 2), at(3, 1), at(3, 2, true), at(3, 3, true)];
    expect(busySites(facts, noon)).toEqual([
      { siteId: site(2), open: 2, today: 2 },
      { siteId: site(1), open: 2, today: 1 },
      { siteId: site(3), open: 1, today: 3 },
    ]);
  });

  it('are not made by one ticket, nor by what was settled before yesterday', () => {
    expect(busySites([at(1, 30), at(2, 40, true), at(2, 50, true)], noon)).toEqual([]);
  });
});
