import { describe, expect, it } from 'vitest';
import { siteIdSchema } from '../../../shared/kernel/ids.ts';
import type { OutageLine } from '../../live/outage-lines.ts';
import { alwaysOpen, aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { ticketFacts } from '../../live/ticket-facts.ts';
import { shadesOf, shownOutage, ticketsByDistrict } from './feed-shown.ts';

const facts = (...tickets: readonly ReturnType<typeof aTicket>[]) =>
  tickets.map((ticket) => ticketFacts(ticket, noon, alwaysOpen));
const resolved = { status: 'resolved', resolution: 'ok', resolvedAt: noon, technicianId: null } as const;

describe('the shades of districts', () => {
  it('are of the worst that is shown there, and say how many of it are', () => {
    const shown = facts(
      aTicket(1, { priority: 'critical', district: 'Klari' }),
      aTicket(2, { priority: 'critical', district: 'Klari' }),
      aTicket(3, { priority: 'high', district: 'Klari' }),
      aTicket(4, { priority: 'high', district: 'Cikampek' }),
      aTicket(5, { priority: 'normal', district: 'Pedes' }),
    );
    expect(Object.fromEntries(shadesOf(ticketsByDistrict(shown)))).toEqual({
      Klari: { rank: 'critical', count: 2 },
      Cikampek: { rank: 'high', count: 1 },
    });
  });

  it('leave out what is settled', () => {
    const shown = facts(aTicket(1, { priority: 'critical', state: resolved }));
    expect(ticketsByDistrict(shown).size).toBe(0);
  });
});

describe('an outage on a map of some tickets', () => {
  const parent = aTicket(1, { priority: 'critical', outage: { role: 'cause' } });
  const parts = [aTicket(2, { priority: 'normal' }), aTicket(3, { priority: 'high' }), aTicket(4)];
  const rows = { tickets: new Map([parent, ...parts].map((ticket) => [ticket.id as string, ticket])) };
  const line: OutageLine = {
    key: parent.id,
    siteId: siteIdSchema.parse(uuid(501)),
    parent,
    worst: 'critical',
    ticketIds: parts.slice(0, 2).map(({ id }) => id),
    joiningIds: [aTicket(4).id],
    since: noon,
    customers: 12,
  };
  const on = (...ids: readonly string[]) => shownOutage(line, { has: (id) => ids.includes(id) }, rows);

  it('is whole with the ticket that it was accepted as', () => {
    expect(on(parent.id)).toBe(line);
  });

  it('counts and is as grave as those of its tickets that are shown', () => {
    expect(on(uuid(2))).toMatchObject({ ticketIds: [uuid(2)], joiningIds: [], worst: 'normal' });
    expect(on(uuid(2), uuid(3), uuid(4))).toMatchObject({ worst: 'high', joiningIds: [uuid(4)] });
  });

  it('is not there when nothing of it is shown', () => {
    expect(on(uuid(9))).toBeNull();
  });
});
