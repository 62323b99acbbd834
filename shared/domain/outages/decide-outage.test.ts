import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteIdSchema } from '../../kernel/ids.ts';
import { hourMs, instant } from '../../kernel/instant.ts';
import { aContext, aTicket, minutesAfter, noon, ticketId } from '../testing/builders.ts';
import { foldTicketEvents } from '../tickets/fold-ticket.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { TicketEventBody } from '../tickets/ticket-events.ts';
import { decideAcceptance, decideDismissal } from './decide-outage.ts';
import { priorityOfHarm } from './harm.ts';

const siteId = siteIdSchema.parse('00000000-0000-4000-8005-000000000001');
const parentId = ticketId(99);

const ticket = (n: number, ...bodies: readonly TicketEventBody[]): Ticket => ({
  ...aTicket(...bodies),
  id: ticketId(n),
});
const input = (...numbers: readonly number[]) => ({
  ticketId: parentId,
  siteId,
  ticketIds: numbers.map(ticketId),
  title: 'Gangguan OLT KRW-01',
  description: '',
  priority: 'critical' as const,
  position: { longitude: 107.3, latitude: -6.3 },
  district: 'Klari',
  village: 'Gintungkerta',
});
const decide = (parent: Ticket | null, ...tickets: readonly Ticket[]) =>
  decideAcceptance(input(1, 2, 3), { parent, tickets }, aContext());
const resolved: TicketEventBody = { type: 'resolved', resolution: 'selesai' };
const joined: TicketEventBody = { type: 'joined-outage', parentId: ticketId(50) };

describe('accepting an outage', () => {
  it('opens one ticket for the cause and links what it explains', () => {
    const decision = decide(null, ticket(1), ticket(2));
    expect(decision).toMatchObject({
      ok: true,
      value: { linked: [ticketId(1), ticketId(2)], link: { type: 'joined-outage', parentId } },
    });
    const bodies = decision.ok ? decision.value.parent : [];
    const parent = foldTicketEvents(
      bodies.map((body) => ({
        ticketId: parentId,
        actor: { accountId: null, name: '' },
        occurredAt: noon,
        body,
      })),
    );
    expect(parent).toMatchObject({ kind: 'outage', siteId, outage: { role: 'cause' }, priority: 'critical' });
    expect(parent?.resolution.segments).toHaveLength(1);
  });

  it('promises what the strictest of its tickets was promised', () => {
    const corporate = { ...ticket(2), tier: 'corporate' as const };
    const decision = decide(null, ticket(1), corporate);
    expect(decision.ok && decision.value.parent[0]).toMatchObject({ tier: 'corporate' });
  });

  it('leaves out what was settled or joined meanwhile, and is refused when nothing is left', () => {
    const decision = decide(null, ticket(1, resolved), ticket(2, joined), ticket(3));
    expect(decision.ok && decision.value.linked).toEqual([ticketId(3)]);
    expect(decide(null, ticket(1, resolved), ticket(2, joined))).toEqual({
      ok: false,
      refusal: { code: 'no-ticket-left' },
    });
  });

  it('is refused when its ticket is there already', () => {
    expect(decide(ticket(99), ticket(1))).toEqual({ ok: false, refusal: { code: 'ticket-exists' } });
  });
});

describe('a ticket of an outage', () => {
  it('is answered and acknowledged by joining, and its clock runs on', () => {
    const linked = ticket(1, joined);
    expect(linked.acknowledgement).not.toBeNull();
    expect(linked.response.segments.at(-1)?.kind).toBe('stopped');
    expect(linked.resolution.segments.at(-1)?.kind).toBe('running');
  });

  it('that is opened again is a trouble of its own', () => {
    expect(ticket(1, joined, resolved, { type: 'reopened', reason: 'mati lagi' }).outage).toBeNull();
  });
});

describe('a dismissal', () => {
  it('lasts as long as it was given for, and a later word replaces it', () => {
    const first = decideDismissal(
      null,
      { siteId, reason: 'kebetulan', minutes: 60 },
      { byName: 'Rina', now: noon },
    );
    expect(first).toMatchObject({ version: 1, until: instant(noon + hourMs) });
    const now = minutesAfter(5);
    const second = decideDismissal(first, { siteId, reason: 'keliru', minutes: 0 }, { byName: 'Sari', now });
    expect(second).toMatchObject({ version: 2, until: now, byName: 'Sari' });
  });
});

describe('the priority of an outage', () => {
  it('follows the customers behind it, and is never less than its worst ticket', () => {
    const priorities = ['low', 'normal', 'high', 'critical'] as const;
    expect(priorityOfHarm(3, 'low')).toBe('normal');
    expect(priorityOfHarm(25, 'normal')).toBe('high');
    expect(priorityOfHarm(640, 'normal')).toBe('critical');
    fc.assert(
      fc.property(fc.nat(5000), fc.constantFrom(...priorities), (customers, worst) => {
        expect(priorities.indexOf(priorityOfHarm(customers, worst))).toBeGreaterThanOrEqual(
          priorities.indexOf(worst),
        );
      }),
    );
  });
});
