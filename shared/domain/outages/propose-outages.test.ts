import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SiteId, siteIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { noon } from '../testing/builders.ts';
import { type OutageTicket, proposeOutages } from './propose-outages.ts';
import type { NetworkSite } from './site-tree.ts';

const uuid = (group: number, n: number) =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
const site = (n: number) => siteIdSchema.parse(uuid(5, n));
const minutesAgo = (minutes: number): Instant => instant(noon - minutes * minuteMs);

/** One POP (0) with two OLTs (1, 2) of twenty ODPs each (100…, 200…). */
const network: readonly NetworkSite[] = [
  { id: site(0), parentId: null },
  ...[1, 2].map((olt) => ({ id: site(olt), parentId: site(0) })),
  ...[1, 2].flatMap((olt) =>
    Array.from({ length: 20 }, (_, odp) => ({ id: site(olt * 100 + odp), parentId: site(olt) })),
  ),
];

const given = { tickets: 0 };
const at = (n: number, difference: Partial<OutageTicket> = {}): OutageTicket => ({
  id: ticketIdSchema.parse(uuid(1, ++given.tickets)),
  kind: 'outage',
  priority: 'normal',
  siteId: site(n),
  state: { status: 'open' },
  openedAt: minutesAgo(30),
  ...difference,
});
const causes = (tickets: readonly OutageTicket[], sites = network) =>
  proposeOutages(tickets, sites, noon).map(({ siteId }) => siteId);

describe('an outage is proposed', () => {
  it('at the distribution point that three tickets share', () => {
    expect(causes([at(100), at(100), at(100)])).toEqual([site(100)]);
    expect(causes([at(100), at(100)])).toEqual([]);
  });

  it('at the terminal when many points behind it are touched, and not at each of them', () => {
    expect(causes([at(100), at(101), at(102), at(103)])).toEqual([site(1)]);
  });

  it('not at a terminal because of three tickets behind two of its twenty points, unless it is named itself', () => {
    const two = [at(100), at(101)];
    expect(causes([...two, at(1, { priority: 'critical' })])).toEqual([site(1)]);
    expect(causes([at(100), at(200), at(201)])).toEqual([]);
  });

  it('at one point when it holds nearly all of them', () => {
    expect(causes([...Array.from({ length: 8 }, () => at(100)), at(101), at(102)])).toEqual([site(100)]);
  });

  it('at the building when both of its terminals are out', () => {
    const all = [100, 101, 102, 200, 201, 202].map((n) => at(n));
    expect(causes(all)).toEqual([site(0)]);
  });

  it('only for tickets of one window, of a kind that fits, which nobody has settled', () => {
    expect(causes([at(100), at(100), at(100, { openedAt: minutesAgo(300) })])).toEqual([]);
    expect(causes([at(100), at(100), at(100, { kind: 'account' })])).toEqual([]);
    const cancelled = { status: 'cancelled', reason: '', cancelledAt: noon } as const;
    expect(causes([at(100), at(100), at(100, { state: cancelled })])).toEqual([]);
  });

  it('with its worst ticket and its first moment', () => {
    const [outage] = proposeOutages(
      [at(100, { priority: 'high', openedAt: minutesAgo(50) }), at(100), at(100)],
      network,
      noon,
    );
    expect(outage).toMatchObject({ worst: 'high', since: minutesAgo(50) });
  });

  it('in time even when the network is drawn as a ring', () => {
    const ring: NetworkSite[] = [
      { id: site(1), parentId: site(2) },
      { id: site(2), parentId: site(1) },
    ];
    expect(causes([at(1), at(1), at(1)], ring)).toEqual([]);
  });
});

describe('any set of tickets', () => {
  const anyTicket = fc
    .record({
      n: fc.constantFrom(0, 1, 2, 100, 101, 102, 103, 104, 200, 201, 219),
      kind: fc.constantFrom('outage', 'degraded', 'account', 'equipment'),
      priority: fc.constantFrom('critical', 'high', 'normal', 'low'),
      minutes: fc.integer({ min: 0, max: 400 }),
    })
    .map(({ n, kind, priority, minutes }) =>
      at(n, { kind, priority, openedAt: minutesAgo(minutes) } as never),
    );
  const anyTickets = fc.array(anyTicket, { maxLength: 60 });
  const isUnder = (id: SiteId | null, ancestor: SiteId): boolean =>
    id === ancestor ||
    (id !== null && isUnder(network.find((known) => known.id === id)?.parentId ?? null, ancestor));

  it('gives outages of at least three tickets behind their site, each ticket in one at most', () => {
    fc.assert(
      fc.property(anyTickets, (tickets) => {
        const outages = proposeOutages(tickets, network, noon);
        const ids = outages.flatMap(({ ticketIds }) => ticketIds);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { siteId, ticketIds, since } of outages) {
          const own = tickets.filter(({ id }) => ticketIds.includes(id));
          expect(own.length).toBeGreaterThanOrEqual(3);
          expect(own.every((ticket) => isUnder(ticket.siteId, siteId))).toBe(true);
          expect(own.every(({ kind }) => kind === 'outage' || kind === 'degraded')).toBe(true);
          expect(Math.max(...own.map(({ openedAt }) => openedAt)) - since).toBeLessThanOrEqual(
            120 * minuteMs,
          );
        }
      }),
    );
  });

  it('gives the same outages in whatever order rows come', () => {
    fc.assert(
      fc.property(anyTickets, (tickets) => {
        const one = proposeOutages(tickets, network, noon);
        expect(proposeOutages(tickets.toReversed(), network.toReversed(), noon)).toEqual(one);
      }),
    );
  });

  it('gives no outage above another', () => {
    fc.assert(
      fc.property(anyTickets, (tickets) => {
        const found = proposeOutages(tickets, network, noon).map(({ siteId }) => siteId);
        for (const a of found) for (const b of found) if (a !== b) expect(isUnder(a, b)).toBe(false);
      }),
    );
  });
});
