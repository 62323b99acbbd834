import type { CommandName } from '../../../shared/contracts/commands.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { type Technician, technicianSchema } from '../../../shared/domain/technicians/technician.ts';
import { type Ticket, ticketSchema } from '../../../shared/domain/tickets/ticket.ts';
import { accountIdSchema, commandIdSchema } from '../../../shared/kernel/ids.ts';
import { hourMs, type Instant, instant } from '../../../shared/kernel/instant.ts';

export const noon: Instant = instant(Date.parse('2026-11-22T05:00:00Z'));

/** The n-th id of a kind, the same in every run. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const operator: Principal = {
  accountId: accountIdSchema.parse(uuid(9001)),
  username: 'sari',
  displayName: 'Sari',
  role: 'operator',
  technicianId: null,
};

const clock = (from: Instant) => ({
  target: { durationMs: hourMs, calendarId: 'always' },
  segments: [{ kind: 'running', from, calendarId: 'always' }],
});

export const aTicket = (facts: Partial<Record<keyof Ticket, unknown>> = {}): Ticket =>
  ticketSchema.parse({
    id: uuid(1),
    number: 'T-20261122-0001',
    version: 1,
    title: 'Internet mati',
    description: '',
    kind: 'outage',
    priority: 'normal',
    tier: 'home',
    source: 'whatsapp',
    customerId: null,
    siteId: null,
    position: { longitude: 107.3, latitude: -6.3 },
    district: 'Karawang Barat',
    village: 'Nagasari',
    state: { status: 'open' },
    outage: null,
    acknowledgement: null,
    response: clock(noon),
    resolution: clock(noon),
    openedAt: noon,
    updatedAt: noon,
    reopenedCount: 0,
    ...facts,
  });

export const aTechnician = (facts: Partial<Record<keyof Technician, unknown>> = {}): Technician =>
  technicianSchema.parse({
    id: uuid(501),
    version: 1,
    name: 'Budi',
    phone: '+62811',
    skills: ['splicing', 'ont', 'cabling'],
    home: { longitude: 107.3, latitude: -6.3 },
    team: null,
    availability: { kind: 'on-shift', until: instant(Date.parse('2099-01-01T00:00:00Z')) },
    ...facts,
  });

export const openInput = (n: number) => ({
  ticketId: uuid(n),
  title: 'Redaman tinggi',
  description: '',
  kind: 'outage',
  priority: 'high',
  tier: 'home',
  source: 'phone',
  customerId: null,
  siteId: null,
  position: null,
  district: 'Karawang Barat',
  village: 'Nagasari',
});

/** A policy for each tier and priority, as the server's seed has. */
export const policyRows = (): readonly WireRow[] =>
  ['home', 'business', 'corporate'].flatMap((tier) =>
    ['low', 'normal', 'high', 'critical'].map((priority) => ({
      tier,
      priority,
      response_minutes: '30',
      resolution_minutes: '240',
      calendar_id: 'always',
    })),
  );

export const calendarRow = (): WireRow => ({
  id: 'always',
  time_zone: 'Asia/Jakarta',
  week: JSON.stringify(Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])),
  holidays: '[]',
});

/** A command as a window gives it, under an id of its own unless it is another attempt. */
export const given = (name: CommandName, input: unknown, id: string = crypto.randomUUID()) => ({
  id: commandIdSchema.parse(id),
  name,
  input,
});
