import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Priority } from '../sla/sla-policy.ts';
import { aTicket, minutesAfter, openedBody, rina, technicianId, ticketId } from '../testing/builders.ts';
import { defaultTargets } from '../testing/default-targets.ts';
import { foldTicket, foldTicketEvents, openTicket } from './fold-ticket.ts';
import { type Ticket, technicianOf, ticketSchema, ticketStatuses } from './ticket.ts';
import type { TicketEventBody, TicketFact } from './ticket-events.ts';
import { ticketTransitions } from './ticket-transitions.ts';

const assigned: TicketEventBody = { type: 'assigned', technicianId: technicianId(), reason: null };
const waiting: TicketEventBody = { type: 'waiting-started', reason: 'customer', note: 'rumah kosong' };

const body: fc.Arbitrary<TicketEventBody> = fc.oneof(
  fc.constantFrom<TicketEventBody>(
    { type: 'acknowledged' },
    { type: 'unassigned', reason: 'dialihkan' },
    { type: 'departed' },
    { type: 'arrived' },
    { type: 'waiting-ended' },
    { type: 'resolved', resolution: 'konektor diganti' },
    { type: 'closed' },
    { type: 'cancelled', reason: 'ganda' },
    { type: 'reopened', reason: 'mati lagi' },
    { type: 'note-added', text: 'redaman -27 dBm' },
    {
      type: 'priority-changed',
      from: 'high',
      to: 'critical',
      reason: 'rumah sakit',
      targets: defaultTargets('home', 'critical'),
    },
    waiting,
  ),
  fc
    .integer({ min: 1, max: 3 })
    .map((index): TicketEventBody => ({ type: 'assigned', technicianId: technicianId(index), reason: null })),
);

const canHappen = (ticket: Ticket, next: TicketEventBody) =>
  next.type !== 'opened' &&
  ticketTransitions[ticket.state.status][next.type] !== 'impossible' &&
  !(next.type === 'unassigned' && technicianOf(ticket.state) === null);

/** Any history that the table allows: events that cannot happen where the ticket stands are left out. */
const history = fc.array(body, { maxLength: 25 }).map((bodies) => {
  const opened: TicketFact = {
    ticketId: ticketId(),
    actor: rina,
    occurredAt: minutesAfter(0),
    body: openedBody(),
  };
  const facts = [opened];
  let ticket = openTicket(opened);
  for (const next of bodies) {
    if (!canHappen(ticket, next)) continue;
    const fact = { ...opened, occurredAt: minutesAfter(facts.length), body: next };
    ticket = foldTicket(ticket, fact);
    facts.push(fact);
  }
  return facts;
});

describe('the transition table', () => {
  it('answers every event in every status', () => {
    const events = Object.keys(ticketTransitions.open).sort();
    for (const status of ticketStatuses)
      expect(Object.keys(ticketTransitions[status]).sort()).toEqual(events);
  });

  it('lets a note be added anywhere', () => {
    for (const status of ticketStatuses) expect(ticketTransitions[status]['note-added']).toBe('stays');
  });

  it('leads only from resolved to closed', () => {
    const from = ticketStatuses.filter((status) => ticketTransitions[status].closed !== 'impossible');
    expect(from).toEqual(['resolved']);
  });
});

describe('a ticket folded from its events', () => {
  it('is a valid ticket after any possible history, with a version that counts the events', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const ticket = foldTicketEvents(facts);
        expect(ticketSchema.parse(ticket)).toEqual(ticket);
        expect(ticket?.version).toBe(facts.length);
      }),
    );
  });

  it('is the same folded at once or in two parts', () => {
    fc.assert(
      fc.property(history, fc.nat(), (facts, cut) => {
        const [first, ...rest] = facts;
        if (!first) return;
        const at = cut % (rest.length + 1);
        const half = rest.slice(0, at).reduce(foldTicket, openTicket(first));
        expect(rest.slice(at).reduce(foldTicket, half)).toEqual(foldTicketEvents(facts));
      }),
    );
  });

  it('has a resolution clock that is paused exactly while it waits and stopped exactly while it is settled', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const ticket = foldTicketEvents(facts);
        const clock = ticket?.resolution.segments.at(-1)?.kind;
        const settled = ['resolved', 'closed', 'cancelled'].includes(ticket?.state.status ?? '');
        expect(clock).toBe(ticket?.state.status === 'waiting' ? 'paused' : settled ? 'stopped' : 'running');
      }),
    );
  });

  it('returns from a wait to where it stood, with the same technician', () => {
    const ticket = aTicket(assigned, { type: 'departed' }, { type: 'arrived' }, waiting, {
      type: 'waiting-ended',
    });
    expect(ticket.state).toMatchObject({ status: 'on-site', technicianId: technicianId() });
  });

  it('meets its response target with the first action of a person, and not with one of the system', () => {
    const opened = aTicket();
    const system = { accountId: null, name: 'Sistem' };
    const bySystem = foldTicket(opened, {
      ticketId: opened.id,
      actor: system,
      occurredAt: minutesAfter(4),
      body: assigned,
    });
    expect(bySystem.response.segments.at(-1)?.kind).toBe('running');
    const byPerson = foldTicket(opened, {
      ticketId: opened.id,
      actor: rina,
      occurredAt: minutesAfter(4),
      body: assigned,
    });
    expect(byPerson.response.segments.at(-1)).toEqual({ kind: 'stopped', from: minutesAfter(4) });
  });

  const takenLow = { type: 'acknowledged' } as const;
  const becomes = (from: Priority, to: Priority): TicketEventBody => ({
    type: 'priority-changed',
    from,
    to,
    reason: '',
    targets: defaultTargets('home', to),
  });

  it('is to be acknowledged anew when it becomes graver or comes back: what was taken was something else', () => {
    const normal = aTicket(takenLow);
    expect(normal.acknowledgement).not.toBeNull();
    const { priority } = normal;
    expect(aTicket(takenLow, becomes(priority, 'critical')).acknowledgement).toBeNull();
    expect(aTicket(takenLow, becomes(priority, 'low')).acknowledgement).not.toBeNull();
    const resolved = { type: 'resolved', resolution: 'konektor diganti' } as const;
    const back = { type: 'reopened', reason: 'mati lagi' } as const;
    expect(aTicket(takenLow, resolved, back).acknowledgement).toBeNull();
    expect(aTicket(takenLow, becomes(priority, 'critical'), takenLow).acknowledgement?.byName).toBe(
      rina.name,
    );
  });

  it('throws for an event that cannot happen, so that nothing impossible is ever stored', () => {
    expect(() => aTicket({ type: 'closed' })).toThrow('"closed" is impossible for a ticket that is open');
  });
});
