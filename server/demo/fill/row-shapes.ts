import type { Customer, ServicePackage, Site } from '../../../shared/contracts/shapes.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { Technician, TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import type { DemoAccount } from '../people/create-accounts.ts';
import type { DemoTicket } from '../tickets/demo-ticket.ts';
import type { CopyTarget, CopyValue } from './copy-rows.ts';

/** How one kind of row is written: its columns, and its values in their order. */
export type RowShape<Row> = CopyTarget & { valuesOf(row: Row): readonly CopyValue[] };

export const timestamp = (epochMs: number) => new Date(epochMs).toISOString();

export const siteRows: RowShape<Site> = {
  table: 'sites',
  columns: [
    'id',
    'kind',
    'code',
    'name',
    'parent_id',
    'longitude',
    'latitude',
    'district',
    'village',
    'capacity',
  ],
  valuesOf: (site) => [
    site.id,
    site.kind,
    site.code,
    site.name,
    site.parentId,
    site.position.longitude,
    site.position.latitude,
    site.district,
    site.village,
    site.capacity,
  ],
};

export const packageRows: RowShape<ServicePackage> = {
  table: 'service_packages',
  columns: ['id', 'code', 'name', 'tier', 'mbps', 'monthly_price'],
  valuesOf: (offer) => [offer.id, offer.code, offer.name, offer.tier, offer.mbps, offer.monthlyPrice],
};

export const customerRows: RowShape<Customer> = {
  table: 'customers',
  columns: [
    'id',
    'number',
    'name',
    'phone',
    'address',
    'village',
    'district',
    'longitude',
    'latitude',
    'site_id',
    'port',
    'package_id',
    'since',
  ],
  valuesOf: (customer) => [
    customer.id,
    customer.number,
    customer.name,
    customer.phone,
    customer.address,
    customer.village,
    customer.district,
    customer.position.longitude,
    customer.position.latitude,
    customer.siteId,
    customer.port,
    customer.packageId,
    customer.since,
  ],
};

export const technicianRows: RowShape<Technician> = {
  table: 'technicians',
  columns: [
    'id',
    'version',
    'name',
    'phone',
    'skills',
    'home_longitude',
    'home_latitude',
    'team',
    'availability',
  ],
  valuesOf: (technician) => [
    technician.id,
    technician.version,
    technician.name,
    technician.phone,
    technician.skills,
    technician.home.longitude,
    technician.home.latitude,
    technician.team,
    technician.availability,
  ],
};

export const positionRows: RowShape<TechnicianPosition> = {
  table: 'technician_positions',
  columns: ['technician_id', 'longitude', 'latitude', 'heading_degrees', 'speed_kmh', 'recorded_at'],
  valuesOf: (report) => [
    report.technicianId,
    report.position.longitude,
    report.position.latitude,
    report.headingDegrees,
    report.speedKmh,
    timestamp(report.recordedAt),
  ],
};

export const accountRows = (passwordHash: string): RowShape<DemoAccount> => ({
  table: 'accounts',
  columns: ['id', 'username', 'display_name', 'role', 'password_hash', 'technician_id', 'disabled'],
  valuesOf: (account) => [
    account.id,
    account.username,
    account.displayName,
    account.role,
    passwordHash,
    account.technicianId,
    false,
  ],
});

export const ticketRows: RowShape<DemoTicket> = {
  table: 'tickets',
  columns: [
    'id',
    'number',
    'version',
    'title',
    'description',
    'kind',
    'priority',
    'tier',
    'source',
    'customer_id',
    'site_id',
    'longitude',
    'latitude',
    'district',
    'village',
    'state',
    'acknowledgement',
    'response',
    'resolution',
    'opened_at',
    'updated_at',
    'reopened_count',
    'archived',
  ],
  valuesOf: ({ ticket, archived }) => [
    ticket.id,
    ticket.number,
    ticket.version,
    ticket.title,
    ticket.description,
    ticket.kind,
    ticket.priority,
    ticket.tier,
    ticket.source,
    ticket.customerId,
    ticket.siteId,
    ticket.position?.longitude ?? null,
    ticket.position?.latitude ?? null,
    ticket.district,
    ticket.village,
    ticket.state,
    ticket.acknowledgement,
    ticket.response,
    ticket.resolution,
    timestamp(ticket.openedAt),
    timestamp(ticket.updatedAt),
    ticket.reopenedCount,
    archived,
  ],
};

export const eventRows: RowShape<TicketEvent> = {
  table: 'ticket_events',
  columns: ['id', 'ticket_id', 'sequence', 'actor_id', 'actor_name', 'occurred_at', 'recorded_at', 'body'],
  valuesOf: (event) => [
    event.id,
    event.ticketId,
    event.sequence,
    event.actor.accountId,
    event.actor.name,
    timestamp(event.occurredAt),
    timestamp(event.recordedAt),
    event.body,
  ],
};

export const ticketNumberRows: RowShape<{ readonly day: string; readonly last: number }> = {
  table: 'ticket_numbers',
  columns: ['day', 'last'],
  valuesOf: ({ day, last }) => [day, last],
};

export const logRows: RowShape<LogEntry> = {
  table: 'log_entries',
  columns: ['id', 'version', 'text', 'ticket_id', 'by', 'by_name', 'written_at', 'recorded_at', 'struck'],
  valuesOf: (entry) => [
    entry.id,
    entry.version,
    entry.text,
    entry.ticketId,
    entry.by,
    entry.byName,
    timestamp(entry.writtenAt),
    timestamp(entry.recordedAt),
    entry.struck,
  ],
};

export const pinRows: RowShape<Pin> = {
  table: 'pinned_tickets',
  columns: ['ticket_id', 'version', 'reason', 'by', 'by_name', 'at', 'lifted'],
  valuesOf: (pin) => [
    pin.ticketId,
    pin.version,
    pin.reason,
    pin.by,
    pin.byName,
    timestamp(pin.at),
    pin.lifted,
  ],
};

export const handOverRows: RowShape<HandOver> = {
  table: 'hand_overs',
  columns: [
    'id',
    'version',
    'watch_from',
    'summary',
    'count',
    'closed_by',
    'closed_by_name',
    'closed_at',
    'taken',
  ],
  valuesOf: (handOver) => [
    handOver.id,
    handOver.version,
    timestamp(handOver.watchFrom),
    handOver.summary,
    handOver.count,
    handOver.closedBy,
    handOver.closedByName,
    timestamp(handOver.closedAt),
    handOver.taken,
  ],
};
