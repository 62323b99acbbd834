import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prioritySchema } from '../../shared/domain/sla/sla-policy.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { hourMs, instant, minuteMs } from '../../shared/kernel/instant.ts';
import { alwaysOpen, aTicket, noon, uuid } from './testing/ticket-builder.ts';
import { TicketIndex } from './ticket-index.ts';

const change = fc.record({
  n: fc.integer({ min: 0, max: 25 }),
  kind: fc.constantFrom('open', 'resolved', 'gone'),
  /** Which outage it belongs to; 0 and 1 are outages themselves. */
  parent: fc.constantFrom(null, 0, 1),
  priority: fc.constantFrom(...prioritySchema.options),
  district: fc.constantFrom('Klari', 'Cikampek', ''),
  /** The row is patched: what did not change of it is the very same. */
  isPatch: fc.boolean(),
});

const resolved = { status: 'resolved', resolution: 'ok', resolvedAt: noon, technicianId: null } as const;

const outageOf = (n: number, parent: number | null): Ticket['outage'] => {
  if (n < 2) return { role: 'cause' };
  return parent === null ? null : { role: 'part', parentId: aTicket(parent).id };
};

describe('the ticket index', () => {
  it('says of a ticket that an open outage explains that it is worked on there', () => {
    const index = new TicketIndex(alwaysOpen);
    const [cause, part] = [aTicket(0, { outage: outageOf(0, null) }), aTicket(5, { outage: outageOf(5, 0) })];
    for (const ticket of [cause, part, aTicket(6)]) index.put(ticket, noon);
    const workOf = (n: number) => {
      const facts = index.facts.get(uuid(n));
      return facts && index.workOf(facts).ticket.id;
    };
    expect([workOf(5), workOf(6)]).toEqual([cause.id, uuid(6)]);
    index.put({ ...cause, state: resolved }, noon);
    expect(workOf(5)).toBe(part.id);
  });

  it('counts as if it had counted everything anew', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80 }), (steps) => {
        const index = new TicketIndex(alwaysOpen);
        const kept = new Map<string, Ticket>();
        for (const { n, kind, priority, district, parent, isPatch } of steps) {
          const outage = outageOf(n, parent);
          const ticket = aTicket(n, {
            priority,
            district,
            outage,
            ...(isPatch && { resolution: kept.get(aTicket(n).id)?.resolution ?? aTicket(n).resolution }),
            ...(kind === 'resolved' && { state: resolved }),
          });
          if (kind === 'gone') kept.delete(ticket.id);
          else kept.set(ticket.id, ticket);
          if (kind === 'gone') index.remove(ticket.id);
          else index.put(ticket, noon);
        }
        const anew = new TicketIndex(alwaysOpen);
        for (const ticket of kept.values()) anew.put(ticket, noon);
        expect(index.facts).toEqual(anew.facts);
        expect(index.counts.quick).toEqual(anew.counts.quick);
        expect(index.counts.byPriority).toEqual(anew.counts.byPriority);
        expect(Object.fromEntries(index.counts.byDistrict)).toEqual(
          Object.fromEntries(anew.counts.byDistrict),
        );
        expect(index.counts.opened).toEqual(anew.counts.opened);
        expect(index.counts.opened.inLastHour(noon)).toBe(anew.counts.opened.inLastHour(noon));
      }),
    );
  });

  it('finds that a ticket has become at risk, then breached, by the clock alone', () => {
    const index = new TicketIndex(alwaysOpen);
    index.put(aTicket(1), noon);
    const at = (hours: number) => instant(noon - hourMs + hours * hourMs);
    expect(index.tick(at(3))).toEqual([]);
    expect(index.tick(instant(at(3.2) + minuteMs))).toEqual([uuid(1)]);
    expect(index.counts.quick['at-risk']).toBe(1);
    expect(index.tick(instant(at(4) + 1))).toEqual([uuid(1)]);
    expect(index.counts.quick).toMatchObject({ 'at-risk': 0, breached: 1 });
    expect(index.tick(at(5))).toEqual([]);
  });

  it('stands at each moment as one that was never elsewhere, whichever way time went', () => {
    const openings = fc.array(fc.integer({ min: -300, max: 0 }), { maxLength: 20 });
    const visits = fc.array(fc.integer({ min: -60, max: 400 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(openings, visits, (minutes, moments) => {
        const tickets = minutes.map((minute, n) =>
          aTicket(n, { openedAt: instant(noon + minute * minuteMs) }),
        );
        const standing = (at: number) => {
          const anew = new TicketIndex(alwaysOpen);
          for (const ticket of tickets) anew.put(ticket, instant(at));
          return anew.counts.quick;
        };
        const index = new TicketIndex(alwaysOpen);
        for (const ticket of tickets) index.put(ticket, noon);
        let now: number = noon;
        for (const minute of moments) {
          const next = noon + minute * minuteMs;
          if (next < now) index.turnBack(instant(next));
          else index.tick(instant(next));
          now = next;
          expect(index.counts.quick).toEqual(standing(now));
        }
      }),
    );
  });

  it('finds the same when thousands arrived in one flush', () => {
    const index = new TicketIndex(alwaysOpen);
    for (let n = 0; n < 1000; n += 1) index.put(aTicket(n), noon);
    index.settle();
    expect(index.tick(instant(noon + 4 * hourMs))).toHaveLength(1000);
    expect(index.counts.quick.breached).toBe(1000);
  });
});
