import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SiteId, siteIdSchema } from '../../kernel/ids.ts';
import { hourMs, instant, minuteMs } from '../../kernel/instant.ts';
import { aTicket, noon, ticketId } from '../testing/builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { readOutages } from './read-outages.ts';

const site = (n: number): SiteId =>
  siteIdSchema.parse(`00000000-0000-4000-8005-${String(n).padStart(12, '0')}`);

/** A terminal (1) with twenty points behind it, in a building (0). */
const sites = [
  { id: site(0), parentId: null },
  { id: site(1), parentId: site(0) },
  ...Array.from({ length: 20 }, (_, n) => ({ id: site(100 + n), parentId: site(1) })),
];

const at = (n: number, siteNumber: number, difference: Partial<Ticket> = {}): Ticket => ({
  ...aTicket(),
  id: ticketId(n),
  siteId: site(siteNumber),
  openedAt: noon,
  ...difference,
});
const parent = at(90, 1, { outage: { role: 'cause' }, openedAt: instant(noon + 10 * minuteMs) });
const part = { outage: { role: 'part', parentId: parent.id } } as const;
const now = instant(noon + hourMs);
const read = (tickets: readonly Ticket[], dismissals: Parameters<typeof readOutages>[0]['dismissals'] = []) =>
  readOutages({ tickets, sites, dismissals }, now);

describe('an accepted outage', () => {
  it('has its linked tickets, and those behind its site that may join', () => {
    const tickets = [parent, at(1, 100, part), at(2, 101), at(3, 0), at(4, 102, { kind: 'account' })];
    expect(read(tickets).accepted).toMatchObject([{ linkedIds: [ticketId(1)], joiningIds: [ticketId(2)] }]);
  });

  it('is not joined by what was reported long before it', () => {
    const old = at(2, 101, { openedAt: instant(noon - 4 * hourMs) });
    expect(read([parent, old]).accepted).toMatchObject([{ joiningIds: [] }]);
  });

  it('is proposed no second time', () => {
    expect(read([parent, at(1, 100), at(2, 100), at(3, 100)]).proposed).toEqual([]);
  });

  it('that is settled explains nothing more', () => {
    const state = { status: 'cancelled', reason: '', cancelledAt: noon } as const;
    const tickets = [{ ...parent, state }, at(1, 100), at(2, 100), at(3, 100)];
    expect(read(tickets)).toMatchObject({ accepted: [], proposed: [{ siteId: site(100) }] });
  });
});

describe('a dismissed place', () => {
  const dismissal = { id: site(100), version: 1, reason: 'kebetulan', byName: 'Rina', at: noon };
  const three = [at(1, 100), at(2, 100), at(3, 100)];

  it('is quiet until the dismissal ends', () => {
    expect(read(three, [{ ...dismissal, until: instant(now + 1) }]).proposed).toEqual([]);
    expect(read(three, [{ ...dismissal, until: now }]).proposed).toHaveLength(1);
  });

  it('is proposed in the hours before somebody said so, which a review of the night goes back to', () => {
    const later = { ...dismissal, at: instant(now + hourMs), until: instant(now + 2 * hourMs) };
    expect(read(three, [later]).proposed).toHaveLength(1);
  });
});

describe('any tickets', () => {
  it('are each spoken of once', () => {
    const anyTicket = fc.record({
      siteNumber: fc.constantFrom(0, 1, 100, 101, 102),
      role: fc.constantFrom('none', 'part', 'cause'),
    });
    fc.assert(
      fc.property(fc.array(anyTicket, { maxLength: 40 }), (given) => {
        const tickets = given.map(({ siteNumber, role }, n) =>
          at(n + 1, siteNumber, role === 'cause' ? { outage: { role } } : role === 'part' ? part : {}),
        );
        const { accepted, proposed } = read([parent, ...tickets]);
        const spoken = [
          ...accepted.flatMap(({ linkedIds, joiningIds }) => [...linkedIds, ...joiningIds]),
          ...proposed.flatMap(({ ticketIds }) => ticketIds),
        ];
        expect(new Set(spoken).size).toBe(spoken.length);
      }),
    );
  });
});
