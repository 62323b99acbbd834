import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CommandOutcome } from '../../shared/contracts/commands.ts';
import type { Tile } from '../../shared/domain/boards/tile.ts';
import type { DispatchDay } from '../../shared/domain/dispatch/dispatch-day.ts';
import type { Part } from '../../shared/domain/dispatch/part.ts';
import type { Van } from '../../shared/domain/dispatch/van.ts';
import type { WorkOrder } from '../../shared/domain/dispatch/work-order.ts';
import type { FilterGroup } from '../../shared/domain/filters/ticket-filter.ts';
import type { HandOver } from '../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../shared/domain/hand-over/log-entry.ts';
import type { Calendar } from '../../shared/domain/sla/calendar.ts';
import type { SlaClock } from '../../shared/domain/sla/sla-clock.ts';
import type { Availability, Skill } from '../../shared/domain/technicians/technician.ts';
import type { OutageRole, Ticket, TicketState } from '../../shared/domain/tickets/ticket.ts';
import type { TicketEventBody } from '../../shared/domain/tickets/ticket-events.ts';
import { type Instant, instantFromDate } from '../../shared/kernel/instant.ts';

/** A `timestamptz` that is an `Instant` in code: milliseconds, no zone to forget. */
const moment = customType<{ data: Instant; driverData: string | Date }>({
  dataType: () => 'timestamptz',
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => instantFromDate(value instanceof Date ? value : new Date(value)),
});

// ---- identity --------------------------------------------------------------------------------------------------

export const accounts = pgTable('accounts', {
  id: uuid().primaryKey(),
  username: text().notNull().unique(),
  displayName: text('display_name').notNull(),
  role: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  technicianId: uuid('technician_id'),
  disabled: boolean().notNull().default(false),
});

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the token: a copy of this table opens no door. */
    tokenHash: text('token_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    deskName: text('desk_name').notNull(),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('sessions_account').on(table.accountId)],
);

/** A workstation that asked to be a display and waits for somebody to approve its code. */
export const pairings = pgTable('pairings', {
  code: text().primaryKey(),
  /** SHA-256 of the token that becomes its session's when it is approved. */
  tokenHash: text('token_hash').notNull().unique(),
  deskName: text('desk_name').notNull(),
  /** Where it asked from: so many codes at once for each. */
  address: text().notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

// ---- reference -------------------------------------------------------------------------------------------------

export const settings = pgTable('settings', { key: text().primaryKey(), value: jsonb().notNull() });

export const heartbeat = pgTable('heartbeat', { id: text().primaryKey(), at: moment().notNull() });

export const calendars = pgTable('calendars', {
  id: text().primaryKey(),
  timeZone: text('time_zone').notNull(),
  week: jsonb().$type<Calendar['week']>().notNull(),
  holidays: jsonb().$type<string[]>().notNull(),
});

export const slaPolicies = pgTable(
  'sla_policies',
  {
    tier: text().notNull(),
    priority: text().notNull(),
    responseMinutes: integer('response_minutes').notNull(),
    resolutionMinutes: integer('resolution_minutes').notNull(),
    calendarId: text('calendar_id')
      .notNull()
      .references(() => calendars.id),
  },
  (table) => [primaryKey({ columns: [table.tier, table.priority] })],
);

// ---- sites, customers, technicians -----------------------------------------------------------------------------

export const sites = pgTable(
  'sites',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    code: text().notNull().unique(),
    name: text().notNull(),
    parentId: uuid('parent_id'),
    longitude: doublePrecision().notNull(),
    latitude: doublePrecision().notNull(),
    district: text().notNull(),
    village: text().notNull(),
    capacity: integer(),
  },
  (table) => [
    foreignKey({ columns: [table.parentId], foreignColumns: [table.id] }),
    index('sites_parent').on(table.parentId),
  ],
);

export const servicePackages = pgTable('service_packages', {
  id: uuid().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  tier: text().notNull(),
  mbps: integer().notNull(),
  /** Rupiah a month. */
  monthlyPrice: bigint('monthly_price', { mode: 'number' }).notNull(),
});

export const customers = pgTable(
  'customers',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    name: text().notNull(),
    phone: text().notNull(),
    address: text().notNull(),
    village: text().notNull(),
    district: text().notNull(),
    longitude: doublePrecision().notNull(),
    latitude: doublePrecision().notNull(),
    siteId: uuid('site_id').references(() => sites.id),
    port: integer(),
    packageId: uuid('package_id')
      .notNull()
      .references(() => servicePackages.id),
    since: date({ mode: 'string' }).notNull(),
  },
  (table) => [index('customers_site').on(table.siteId)],
);

export const technicians = pgTable('technicians', {
  id: uuid().primaryKey(),
  version: integer().notNull().default(1),
  name: text().notNull(),
  phone: text().notNull(),
  skills: jsonb().$type<Skill[]>().notNull(),
  homeLongitude: doublePrecision('home_longitude').notNull(),
  homeLatitude: doublePrecision('home_latitude').notNull(),
  team: text(),
  availability: jsonb().$type<Availability>().notNull(),
});

export const technicianPositions = pgTable('technician_positions', {
  technicianId: uuid('technician_id')
    .primaryKey()
    .references(() => technicians.id, { onDelete: 'cascade' }),
  longitude: doublePrecision().notNull(),
  latitude: doublePrecision().notNull(),
  headingDegrees: doublePrecision('heading_degrees'),
  speedKmh: doublePrecision('speed_kmh').notNull(),
  recordedAt: moment('recorded_at').notNull(),
});

/** Where each technician was in the last day, for windows that are rewound: the last report of every minute. */
export const technicianTracks = pgTable(
  'technician_tracks',
  {
    technicianId: uuid('technician_id')
      .notNull()
      .references(() => technicians.id, { onDelete: 'cascade' }),
    /** The minute of `recordedAt`, counted from 1970. */
    minute: integer().notNull(),
    longitude: doublePrecision().notNull(),
    latitude: doublePrecision().notNull(),
    headingDegrees: doublePrecision('heading_degrees'),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.technicianId, table.minute] })],
);

// ---- tickets ---------------------------------------------------------------------------------------------------

export const tickets = pgTable(
  'tickets',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    version: integer().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    kind: text().notNull(),
    priority: text().notNull(),
    tier: text().notNull(),
    source: text().notNull(),
    customerId: uuid('customer_id').references(() => customers.id),
    siteId: uuid('site_id').references(() => sites.id),
    longitude: doublePrecision(),
    latitude: doublePrecision(),
    district: text().notNull(),
    village: text().notNull(),
    state: jsonb().$type<TicketState>().notNull(),
    outage: jsonb().$type<OutageRole>(),
    acknowledgement: jsonb().$type<NonNullable<Ticket['acknowledgement']>>(),
    response: jsonb().$type<SlaClock>().notNull(),
    resolution: jsonb().$type<SlaClock>().notNull(),
    openedAt: moment('opened_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    reopenedCount: integer('reopened_count').notNull().default(0),
    /** Left the room's copy; still here, in history and search. */
    archived: boolean().notNull().default(false),
    /** Both derived from `state`, for indexes and reports. */
    status: text().notNull().generatedAlwaysAs(sql`state ->> 'status'`),
    technicianId: uuid('technician_id').generatedAlwaysAs(sql`(state ->> 'technicianId')::uuid`),
  },
  (table) => [
    index('tickets_room').on(table.id).where(sql`not archived`),
    index('tickets_customer_status').on(table.customerId, table.status),
    index('tickets_technician_active')
      .on(table.technicianId)
      .where(sql`state ->> 'status' in ('assigned', 'en-route', 'on-site', 'waiting')`),
    index('tickets_opened').on(table.openedAt),
    index('tickets_unarchived_settled').on(table.updatedAt).where(sql`not archived`),
  ],
);

/** Append-only: the timeline, the audit trail of the ticket and the source of SLA time. */
export const ticketEvents = pgTable(
  'ticket_events',
  {
    id: uuid().primaryKey(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    sequence: integer().notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    commandId: uuid('command_id'),
    occurredAt: moment('occurred_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    body: jsonb().$type<TicketEventBody>().notNull(),
  },
  (table) => [
    unique('ticket_events_sequence').on(table.ticketId, table.sequence),
    /* What changed since somebody left is asked by when the server had it. */
    index('ticket_events_recorded').on(table.recordedAt),
  ],
);

/** What somebody said is not the cause of the tickets behind it; by site, the last word only. */
export const outageDismissals = pgTable('outage_dismissals', {
  id: uuid().primaryKey(),
  version: integer().notNull(),
  reason: text().notNull(),
  byName: text('by_name').notNull(),
  at: moment().notNull(),
  until: moment().notNull(),
});

/** The last number given on a local day. Taking one locks the row until commit, so a rollback leaves no gap. */
export const ticketNumbers = pgTable('ticket_numbers', {
  day: date({ mode: 'string' }).primaryKey(),
  last: integer().notNull(),
});

// ---- boards and saved filters ----------------------------------------------------------------------------------

const authored = {
  id: uuid().primaryKey(),
  version: integer().notNull(),
  name: text().notNull(),
  /** Null for what came with the product. */
  ownerId: uuid('owner_id'),
  shared: boolean().notNull(),
  updatedAt: moment('updated_at').notNull(),
  updatedByName: text('updated_by_name').notNull(),
};

export const boards = pgTable(
  'boards',
  {
    ...authored,
    defaultFor: text('default_for'),
    tiles: jsonb().$type<readonly Tile[]>().notNull(),
  },
  /* One board is what a role opens first. */
  (table) => [uniqueIndex('boards_default_for').on(table.defaultFor)],
);

export const savedFilters = pgTable('saved_filters', {
  ...authored,
  expression: jsonb().$type<FilterGroup>().notNull(),
});

/** Append-only: every version a board or a saved filter ever had. An id that ends in a removal is not used again. */
export const authoredVersions = pgTable(
  'authored_versions',
  {
    entity: text().notNull(),
    id: uuid().notNull(),
    version: integer().notNull(),
    /** The board or filter as it was saved; null where it was removed. */
    saved: jsonb(),
    at: moment().notNull(),
    accountId: uuid('account_id'),
    actorName: text('actor_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.id, table.version] })],
);

/** What a person has chosen for themselves, wherever they sit. */
export const personalChoices = pgTable('personal_choices', {
  accountId: uuid('account_id').primaryKey(),
  version: integer().notNull(),
  firstBoardId: uuid('first_board_id'),
  updatedAt: moment('updated_at').notNull(),
});

// ---- shift log and hand-overs ----------------------------------------------------------------------------------

/** Append-only but for being struck out: the words stay. */
export const logEntries = pgTable(
  'log_entries',
  {
    id: uuid().primaryKey(),
    version: integer().notNull(),
    text: text().notNull(),
    ticketId: uuid('ticket_id'),
    by: uuid(),
    byName: text('by_name').notNull(),
    writtenAt: moment('written_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    struck: jsonb().$type<NonNullable<LogEntry['struck']>>(),
    /** Left the room's copy; still here, by its day. */
    archived: boolean().notNull().default(false),
  },
  (table) => [
    index('log_entries_written').on(table.writtenAt),
    index('log_entries_recorded').on(table.recordedAt),
  ],
);

/** One row for each ticket that was ever pinned, so that its versions only rise. */
export const pinnedTickets = pgTable('pinned_tickets', {
  ticketId: uuid('ticket_id').primaryKey(),
  version: integer().notNull(),
  reason: text().notNull(),
  by: uuid(),
  byName: text('by_name').notNull(),
  at: moment().notNull(),
  lifted: boolean().notNull(),
});

/** One row for each ticket somebody has said something of its visit. */
export const workOrders = pgTable('work_orders', {
  ticketId: uuid('ticket_id').primaryKey(),
  version: integer().notNull(),
  needsVisit: boolean('needs_visit').notNull(),
  serviceMinutes: integer('service_minutes'),
  promise: jsonb().$type<NonNullable<WorkOrder['promise']>>(),
  skills: jsonb().$type<NonNullable<WorkOrder['skills']>>(),
  parts: jsonb().$type<NonNullable<WorkOrder['parts']>>(),
  lock: jsonb().$type<NonNullable<WorkOrder['lock']>>(),
  by: uuid(),
  byName: text('by_name').notNull(),
  at: moment().notNull(),
  archived: boolean().notNull().default(false),
});

/** One row for each calendar day of the room that was planned. */
export const dispatchDays = pgTable('dispatch_days', {
  day: text().primaryKey(),
  version: integer().notNull(),
  shifts: jsonb().$type<DispatchDay['shifts']>().notNull(),
  routes: jsonb().$type<DispatchDay['routes']>().notNull(),
  routesVersion: integer('routes_version').notNull(),
  weights: jsonb().$type<NonNullable<DispatchDay['weights']>>(),
  published: jsonb().$type<NonNullable<DispatchDay['published']>>(),
  by: uuid(),
  byName: text('by_name').notNull(),
  at: moment().notNull(),
  archived: boolean().notNull().default(false),
});

/** Of a technician whose van nobody said anything of there is none. */
export const vans = pgTable('vans', {
  technicianId: uuid('technician_id').primaryKey(),
  version: integer().notNull(),
  stock: jsonb().$type<NonNullable<Van['stock']>>(),
  rates: jsonb().$type<NonNullable<Van['rates']>>(),
  dayEnd: jsonb('day_end').$type<NonNullable<Van['dayEnd']>>(),
  mostDrivingMinutes: integer('most_driving_minutes'),
  rest: jsonb().$type<NonNullable<Van['rest']>>(),
  certificates: jsonb().$type<Van['certificates']>().notNull().default([]),
  by: uuid(),
  byName: text('by_name').notNull(),
  at: moment().notNull(),
});

export const parts = pgTable('parts', {
  id: uuid().primaryKey(),
  version: integer().notNull(),
  names: jsonb().$type<Part['names']>().notNull(),
  unit: text().$type<Part['unit']>().notNull(),
  usual: jsonb().$type<Part['usual']>().notNull(),
  retired: boolean().notNull().default(false),
  by: uuid(),
  byName: text('by_name').notNull(),
  at: moment().notNull(),
});

export const handOvers = pgTable('hand_overs', {
  id: uuid().primaryKey(),
  version: integer().notNull(),
  /** A watch is closed once. */
  watchFrom: moment('watch_from').notNull().unique(),
  summary: text().notNull(),
  count: jsonb().$type<HandOver['count']>().notNull(),
  closedBy: uuid('closed_by'),
  closedByName: text('closed_by_name').notNull(),
  closedAt: moment('closed_at').notNull(),
  taken: jsonb().$type<NonNullable<HandOver['taken']>>(),
  archived: boolean().notNull().default(false),
});

// ---- dispatch --------------------------------------------------------------------------------------------------

/**
 * What a routing service answered, by rounded place, so that it is not asked twice (decision 014). Unlogged: a crash
 * empties it, and neither the WAL nor a replication slot carries it.
 */
export const travelAnswers = pgTable(
  'travel_answers',
  {
    /** Service and profile: `osrm/driving`. */
    profile: text().notNull(),
    /** Hour of the local week, from Monday; -1 where the service answers the same at every hour. */
    hour: smallint().notNull(),
    fromPlace: bigint('from_place', { mode: 'number' }).notNull(),
    toPlace: bigint('to_place', { mode: 'number' }).notNull(),
    /** Both null where there is no way. */
    seconds: real(),
    metres: real(),
    answeredAt: moment('answered_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.profile, table.hour, table.fromPlace, table.toPlace] }),
    index('travel_answers_answered').on(table.answeredAt),
  ],
);

// ---- commands and audit ----------------------------------------------------------------------------------------

/** One row for each command id ever decided: the same id again is answered with the same outcome. */
export const commands = pgTable('commands', {
  id: uuid().primaryKey(),
  accountId: uuid('account_id'),
  name: text().notNull(),
  /** SHA-256 of the canonical JSON of the input. */
  inputHash: text('input_hash').notNull(),
  outcome: jsonb().$type<CommandOutcome>().notNull(),
  decidedAt: moment('decided_at').notNull(),
});

export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment().notNull(),
    accountId: uuid('account_id'),
    actorName: text('actor_name').notNull(),
    action: text().notNull(),
    subject: text(),
    commandId: uuid('command_id'),
    outcome: text().notNull(),
    detail: jsonb(),
  },
  (table) => [
    index('audit_entries_at').on(table.at),
    index('audit_entries_subject').on(table.subject),
    /* Who was on shift at a moment of the last day is read from what was said of each technician. */
    index('audit_entries_availability')
      .on(table.subject, table.at)
      .where(sql`action = 'technician.set-availability' and outcome = 'accepted'`),
  ],
);

// ---- imports ---------------------------------------------------------------------------------------------------

/** Where a record of another system ended up here, so that importing twice changes nothing. */
export const importedRecords = pgTable(
  'imported_records',
  {
    source: text().notNull(),
    externalId: text('external_id').notNull(),
    entity: text().notNull(),
    entityId: uuid('entity_id').notNull(),
    /** Hash of the record as last imported: unchanged records are skipped. */
    contentHash: text('content_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.entity, table.externalId] })],
);
