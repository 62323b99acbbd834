import {
  accountIdSchema,
  partIdSchema,
  siteIdSchema,
  technicianIdSchema,
  ticketIdSchema,
} from '../../kernel/ids.ts';
import { hourMs, type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { usualDayTerms } from '../dispatch/day-terms.ts';
import type { Part } from '../dispatch/part.ts';
import type { Van } from '../dispatch/van.ts';
import type { Technician } from '../technicians/technician.ts';
import type { TicketDecisionContext } from '../tickets/decide-ticket.ts';
import { foldTicketEvents } from '../tickets/fold-ticket.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { TicketEventBody, TicketFact } from '../tickets/ticket-events.ts';
import { defaultTargets } from './default-targets.ts';

const uuid = (group: number, index: number) =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(index).padStart(12, '0')}`;

export const ticketId = (index = 1) => ticketIdSchema.parse(uuid(1, index));
export const technicianId = (index = 1) => technicianIdSchema.parse(uuid(2, index));
export const partId = (index = 1) => partIdSchema.parse(uuid(18, index));
export const siteId = (index = 1) => siteIdSchema.parse(uuid(19, index));
export const accountId = (index = 1) => accountIdSchema.parse(uuid(4, index));

/** Sunday noon in Karawang. */
export const noon: Instant = instant(Date.parse('2026-11-22T12:00:00+07:00'));
export const minutesAfter = (minutes: number): Instant => instant(noon + minutes * minuteMs);

export const rina = { accountId: accountId(1), name: 'Rina Kartika' };

export function aTechnician(facts: Partial<Technician> = {}): Technician {
  return {
    id: technicianId(),
    version: 1,
    name: 'Dedi Kurniawan',
    phone: '0800-0000-0001',
    skills: ['splicing', 'ont', 'cabling'],
    home: { longitude: 107.3, latitude: -6.3 },
    team: null,
    availability: { kind: 'on-shift', until: instant(noon + 8 * hourMs) },
    ...facts,
  };
}

/** An ONT, of which an installation usually takes one. */
export const aPart = (facts: Partial<Part> = {}): Part => ({
  id: partId(),
  version: 1,
  names: { id: 'ONT', en: 'ONT' },
  unit: 'piece',
  usual: { installation: 1 },
  retired: false,
  by: null,
  byName: '',
  at: noon,
  ...facts,
});

/** Empty since noon. */
export const aVan = (facts: Partial<Van> = {}): Van => ({
  technicianId: technicianId(),
  version: 1,
  stock: { parts: {}, countedAt: noon },
  rates: null,
  ...usualDayTerms,
  by: rina.accountId,
  byName: rina.name,
  at: noon,
  ...facts,
});

export const openedBody = (
  facts: Partial<Extract<TicketEventBody, { type: 'opened' }>> = {},
): TicketEventBody => ({
  type: 'opened',
  number: 'TKT-20261122-0042',
  title: 'Internet mati total, lampu LOS merah',
  description: '',
  kind: 'outage',
  priority: 'high',
  tier: 'home',
  source: 'whatsapp',
  customerId: null,
  siteId: null,
  position: { longitude: 107.35, latitude: -6.36 },
  district: 'Klari',
  village: 'Gintungkerta',
  targets: defaultTargets('home', 'high'),
  ...facts,
});

/** A ticket that lived through the given events, one a minute from noon, all by Rina. */
export function aTicket(...bodies: readonly TicketEventBody[]): Ticket {
  const facts = [openedBody(), ...bodies].map(
    (body, index): TicketFact => ({
      ticketId: ticketId(),
      actor: rina,
      occurredAt: minutesAfter(index),
      body,
    }),
  );
  const ticket = foldTicketEvents(facts);
  if (!ticket) throw new Error('No events, no ticket');
  return ticket;
}

export function aContext(facts: Partial<TicketDecisionContext> = {}): TicketDecisionContext {
  const technician = aTechnician();
  return {
    now: minutesAfter(30),
    targets: defaultTargets,
    technician: (id) => (id === technician.id ? technician : null),
    ticket: () => null,
    candidates: () => [],
    ...facts,
  };
}
