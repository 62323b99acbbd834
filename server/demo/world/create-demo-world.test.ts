import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { customerSchema, siteSchema } from '../../../shared/contracts/shapes.ts';
import { isValidOn } from '../../../shared/domain/dispatch/day-terms.ts';
import { vanSchema } from '../../../shared/domain/dispatch/van.ts';
import { workOrderSchema } from '../../../shared/domain/dispatch/work-order.ts';
import { readSlaClock } from '../../../shared/domain/sla/sla-clock.ts';
import { technicianPositionSchema, technicianSchema } from '../../../shared/domain/technicians/technician.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import { isSettledStatus, ticketSchema } from '../../../shared/domain/tickets/ticket.ts';
import { ticketEventSchema } from '../../../shared/domain/tickets/ticket-events.ts';
import { dayMs, hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import { productParts } from '../../database/product-parts.ts';
import { isInside, loadGeography } from '../geography/geography.ts';
import { referenceBusinessTime, referenceTargets } from '../testing/reference-sla.ts';
import { localIsoDate } from '../time/jakarta.ts';
import { createDemoWorld, type DemoWorld } from './create-demo-world.ts';
import { fullWorld, smallWorld } from './world-size.ts';

const calendars = referenceBusinessTime();
const afternoon = Date.parse('2026-11-22T14:02:00+07:00') as Instant;
const world = (size = smallWorld, seed = 'karawang', now = afternoon) =>
  createDemoWorld({ seed, now, size, targets: referenceTargets, calendars });

function hashOf({ tickets, ...rest }: DemoWorld): string {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  for (const ticket of tickets()) hash.update(JSON.stringify(ticket));
  return hash.digest('hex');
}

/** From one report to the next within two minutes. */
const speedsOf = (track: DemoWorld['tracks']) =>
  track.slice(1).flatMap(({ position, recordedAt }, index) => {
    const before = track[index] as (typeof track)[number];
    const hours = (recordedAt - before.recordedAt) / hourMs;
    return hours > 1 / 30 ? [] : [distanceMetres(before.position, position) / 1000 / hours];
  });

describe('the demo world by its seed', () => {
  it('is the same to the last letter for the same seed, and read twice', () => {
    const one = world();
    expect(hashOf(one)).toBe(hashOf(world()));
    expect(hashOf(one)).toBe(hashOf(one));
  });

  it('is another for another seed', () => {
    expect(hashOf(world())).not.toBe(hashOf(world(smallWorld, 'bekasi')));
  });
});

describe('the people and places of the full world', () => {
  const full = world(fullWorld);
  const { districts } = loadGeography();

  it('has the promised numbers', () => {
    expect(full.customers).toHaveLength(5000);
    expect(full.technicians).toHaveLength(60);
    expect(full.network.olts.length).toBeGreaterThanOrEqual(15);
    expect(full.network.olts.length).toBeLessThanOrEqual(20);
    expect(full.network.odps.length).toBeGreaterThanOrEqual(600);
    expect(full.network.odps.length).toBeLessThanOrEqual(900);
  });

  it('has teams of a few technicians each', () => {
    const sizes = Map.groupBy(full.technicians, ({ team }) => team);
    expect(sizes.size).toBe(5);
    expect(sizes.has(null)).toBe(false);
    for (const members of sizes.values()) expect(members.length).toBeGreaterThanOrEqual(4);
  });

  it('has promised most installations a window that is yet to begin, within the next days', () => {
    const orders = new Map(full.orders.map((order) => [order.ticketId, workOrderSchema.parse(order)]));
    const ahead = full.openTickets.filter(
      ({ ticket: { kind, state } }) =>
        kind === 'installation' && (state.status === 'open' || state.status === 'assigned'),
    );
    const promised = ahead.filter(({ ticket }) => orders.get(ticket.id)?.promise);
    expect(promised.length).toBeGreaterThan(ahead.length / 2);
    expect(promised.length).toBeLessThanOrEqual(ahead.length);
    for (const { promise } of orders.values()) {
      expect(promise?.from).toBeGreaterThan(afternoon);
      expect(promise?.from).toBeLessThan(afternoon + 3 * dayMs);
    }
    expect([...orders.values()].some(({ promise }) => promise && promise.from < afternoon + dayMs / 2)).toBe(
      true,
    );
  });

  it('has counted most vans this morning, nearly all of them for a day of installations', () => {
    expect(full.vans.length).toBeGreaterThan(48);
    expect(full.vans.length).toBeLessThan(60);
    for (const van of full.vans) expect(vanSchema.parse(van).stock?.countedAt).toBeLessThan(afternoon);
    const ready = full.vans.filter(({ stock }) => (stock?.parts[productParts.ont.id] ?? 0) >= 5);
    expect(ready.length).toBeGreaterThan(40);
    expect(ready.length).toBeLessThan(full.vans.length);
  });

  it('ends some days at home or at a POP, limits the driving of a few, and lets some certificates run out', () => {
    const ends = Map.groupBy(full.vans, ({ dayEnd }) => dayEnd?.kind ?? null);
    for (const kind of ['home', 'site', null] as const) expect(ends.get(kind)?.length).toBeGreaterThan(2);
    expect(full.vans.filter(({ mostDrivingMinutes }) => mostDrivingMinutes !== null).length).toBeGreaterThan(
      3,
    );
    const held = full.vans.flatMap(({ certificates }) => certificates);
    const valid = held.filter((certificate) => isValidOn(certificate, localIsoDate(afternoon)));
    expect(valid.length).toBeGreaterThan(12);
    expect(valid.length).toBeLessThan(held.length);
  });

  it('gives every customer a port of their own that the ODP has', () => {
    const ports = new Set(full.customers.map(({ siteId, port }) => `${siteId} ${port}`));
    expect(ports.size).toBe(5000);
    const capacity = new Map(full.network.odps.map((odp) => [odp.id, odp.capacity ?? 0]));
    for (const { siteId, port } of full.customers)
      expect(port ?? 0).toBeLessThanOrEqual(siteId ? (capacity.get(siteId) ?? -1) : -1);
  });

  it('hangs every ODP on an OLT and every OLT on a POP, parents first', () => {
    const known = new Set<string>();
    for (const site of [...full.network.pops, ...full.network.olts, ...full.network.odps]) {
      siteSchema.parse(site);
      if (site.kind !== 'pop') expect(known.has(site.parentId ?? '')).toBe(true);
      known.add(site.id);
    }
    expect(new Set(full.network.odps.map(({ code }) => code)).size).toBe(full.network.odps.length);
  });

  it('keeps sites and customers inside the district they name', () => {
    const byName = new Map(districts.map((district) => [district.name, district]));
    for (const place of [...full.network.odps, ...full.customers]) {
      const district = byName.get(place.district);
      expect(district && isInside(district, place.position), place.id).toBe(true);
    }
  });

  it('keeps every technician inside Karawang, at home and at work, with valid rows', () => {
    const isInKarawang = (position: { longitude: number; latitude: number }) =>
      districts.some((district) => isInside(district, position));
    for (const technician of full.technicians) {
      technicianSchema.parse(technician);
      expect(isInKarawang(technician.home)).toBe(true);
    }
    for (const report of full.positions) {
      technicianPositionSchema.parse(report);
      expect(isInKarawang(report.position)).toBe(true);
    }
  });

  it('knows where everybody at work was in the last day, up to where they are now, at the speed of a van', () => {
    const tracks = Map.groupBy(full.tracks, ({ technicianId }) => technicianId);
    expect(tracks.size).toBeGreaterThan(45);
    for (const report of full.positions) expect(tracks.get(report.technicianId)?.at(-1)).toEqual(report);
    // Some are said to be home a minute after a ticket far away was settled.
    const speeds = [...tracks.values()].flatMap((track) => speedsOf(track.slice(0, -1)));
    expect(Math.min(...speeds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...speeds)).toBeLessThan(90);
    expect(speeds.filter((kmh) => kmh > 5).length / speeds.length).toBeGreaterThan(0.1);
    expect(full.tracks[0]?.recordedAt ?? 0).toBeLessThan(afternoon - dayMs / 2);
  });

  it('knows what everybody said of their shift since a day ago, up to what holds now', () => {
    const words = Map.groupBy(full.shiftWords, ({ technicianId }) => technicianId);
    for (const { id, availability } of full.technicians) {
      expect(words.get(id)?.[0]?.at).toBeLessThan(afternoon - dayMs);
      expect(words.get(id)?.at(-1)?.availability).toEqual(availability);
    }
  });

  it('has customers that keep the contract, with telephone numbers nobody shares', () => {
    for (const customer of full.customers) customerSchema.parse(customer);
    expect(new Set(full.customers.map(({ phone }) => phone)).size).toBe(5000);
  });

  it('has 33 to 41 technicians on shift in the afternoon, some of them on a break', () => {
    const count = (kind: string) =>
      full.technicians.filter(({ availability }) => availability.kind === kind).length;
    expect(count('on-shift') + count('on-break')).toBeGreaterThanOrEqual(33);
    expect(count('on-shift') + count('on-break')).toBeLessThanOrEqual(41);
    expect(count('on-break')).toBeGreaterThan(0);
    expect(count('on-leave')).toBeGreaterThan(0);
  });
});

describe('the open load of the full world', () => {
  const open = world({ ...fullWorld, settledTickets: 4000 }).openTickets.map(({ ticket }) => ticket);
  const share = (test: (ticket: (typeof open)[number]) => boolean) => open.filter(test).length / open.length;
  const reading = (ticket: (typeof open)[number]) => readSlaClock(ticket.resolution, afternoon, calendars);

  it('is 450 tickets, none settled', () => {
    expect(open).toHaveLength(450);
    expect(share(({ state }) => isSettledStatus(state.status))).toBe(0);
  });

  it('is mostly normal and low, with a few criticals and about a dozen high ones', () => {
    const critical = open.filter(({ priority }) => priority === 'critical').length;
    const high = open.filter(({ priority }) => priority === 'high').length;
    expect(critical).toBeGreaterThanOrEqual(3);
    expect(critical).toBeLessThanOrEqual(6);
    expect(high).toBeGreaterThanOrEqual(10);
    expect(high).toBeLessThanOrEqual(15);
    expect(share(({ priority }) => priority === 'normal')).toBeGreaterThan(0.3);
  });

  it('has 5 to 8 % past their SLA and 5 to 8 % at risk', () => {
    const breached = share((ticket) => reading(ticket).remainingMs < 0);
    const atRisk = share((ticket) => reading(ticket).usedRatio >= 0.8 && reading(ticket).remainingMs >= 0);
    for (const value of [breached, atRisk]) {
      expect(value).toBeGreaterThanOrEqual(0.05);
      expect(value).toBeLessThanOrEqual(0.08);
    }
  });

  it('has every stage: unanswered, unassigned, on the road, on site and waiting with a reason', () => {
    expect(share(({ acknowledgement }) => acknowledgement === null)).toBeGreaterThan(0.02);
    expect(share(({ state }) => state.status === 'open')).toBeGreaterThan(0.3);
    expect(share(({ state }) => state.status === 'assigned')).toBeGreaterThan(0.2);
    expect(share(({ state }) => state.status === 'waiting')).toBeGreaterThan(0.08);
    expect(open.some(({ state }) => state.status === 'en-route')).toBe(true);
    expect(open.some(({ state }) => state.status === 'on-site')).toBe(true);
  });

  it('puts nobody in two places at once', () => {
    const busy = open.flatMap(({ state }) =>
      state.status === 'on-site' || state.status === 'en-route' ? [state.technicianId] : [],
    );
    expect(new Set(busy).size).toBe(busy.length);
  });

  it('is about half older than today', () => {
    const today = localIsoDate(afternoon);
    const older = share(({ openedAt }) => localIsoDate(openedAt) < today);
    expect(older).toBeGreaterThan(0.4);
    expect(older).toBeLessThan(0.65);
  });

  it('has a cluster of at least seven tickets on one ODP', () => {
    const perSite = Map.groupBy(open, ({ siteId }) => siteId);
    expect(Math.max(...[...perSite.values()].map((tickets) => tickets.length))).toBeGreaterThanOrEqual(7);
  });

  it('holds at any hour of the day and night', () => {
    for (const hour of [0, 5, 7, 12, 23]) {
      const now = Date.parse(`2026-11-22T${String(hour).padStart(2, '0')}:10:00+07:00`) as Instant;
      expect(world({ ...fullWorld, settledTickets: 4000 }, 'night', now).openTickets).toHaveLength(450);
    }
  });
});

describe('every ticket of a world', () => {
  const small = world();
  const tickets = [...small.tickets()];

  it('is the fold of its events, which keep the contract and happened in order before now', () => {
    for (const { ticket, events } of tickets) {
      expect(foldTicketEvents(events)).toEqual(ticket);
      ticketSchema.parse(ticket);
      for (const [index, event] of events.entries()) {
        ticketEventSchema.parse(event);
        expect(event.sequence).toBe(index + 1);
        expect(event.occurredAt).toBeGreaterThanOrEqual(events[index - 1]?.occurredAt ?? 0);
        expect(event.occurredAt).toBeLessThanOrEqual(afternoon);
      }
    }
  });

  it('has a number without gaps on its local day, in opening order', () => {
    const last = new Map<string, number>();
    let before = 0;
    for (const { ticket } of tickets) {
      expect(ticket.openedAt).toBeGreaterThanOrEqual(before);
      before = ticket.openedAt;
      const day = localIsoDate(ticket.openedAt);
      const number = (last.get(day) ?? 0) + 1;
      last.set(day, number);
      expect(ticket.number).toBe(`TKT-${day.replaceAll('-', '')}-${String(number).padStart(4, '0')}`);
    }
    expect(small.ticketNumbers).toEqual(Array.from(last, ([day, count]) => ({ day, last: count })));
  });

  it('is archived two days after it was settled, never before', () => {
    for (const { ticket, archived } of tickets) {
      const isOld = ticket.updatedAt < afternoon - 48 * hourMs;
      expect(archived).toBe(isSettledStatus(ticket.state.status) && isOld);
    }
  });

  it('is opened by a customer who had joined by then', () => {
    const since = new Map(small.customers.map((customer) => [customer.id, customer.since]));
    for (const { ticket } of tickets)
      if (ticket.customerId)
        expect((since.get(ticket.customerId) ?? '9') <= localIsoDate(ticket.openedAt)).toBe(true);
  });
});
