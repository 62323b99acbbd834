import { z } from 'zod';
import type { Board } from '../domain/boards/board.ts';
import type { SavedFilter } from '../domain/filters/saved-filter.ts';
import { type Calendar, calendarSchema } from '../domain/sla/calendar.ts';
import { type SlaPolicy, serviceTierSchema, slaPolicySchema } from '../domain/sla/sla-policy.ts';
import {
  type Technician,
  type TechnicianPosition,
  technicianPositionSchema,
  technicianSchema,
} from '../domain/technicians/technician.ts';
import { type Ticket, ticketSchema } from '../domain/tickets/ticket.ts';
import { customerIdSchema, packageIdSchema, siteIdSchema } from '../kernel/ids.ts';
import { instantFromPostgres, instantSchema } from '../kernel/instant.ts';
import { positionSchema } from '../kernel/position.ts';
import { boardsShape, filtersShape } from './authored-shapes.ts';
import {
  type ColumnKind,
  type DecodedRow,
  type DecodedValue,
  everyFewSeconds,
  room,
  type ShapeContract,
} from './shape-contract.ts';

export type { ColumnKind, DecodedRow, DecodedValue, ReaderFact, WireRow } from './shape-contract.ts';

export const siteSchema = z.strictObject({
  id: siteIdSchema,
  kind: z.enum(['pop', 'olt', 'odp']),
  code: z.string(),
  name: z.string(),
  parentId: siteIdSchema.nullable(),
  position: positionSchema,
  district: z.string(),
  village: z.string(),
  /** Ports for an ODP, PON ports for an OLT; null where it is not counted. */
  capacity: z.int().positive().nullable(),
});
export type Site = z.infer<typeof siteSchema>;

export const customerSchema = z.strictObject({
  id: customerIdSchema,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  village: z.string(),
  district: z.string(),
  position: positionSchema,
  siteId: siteIdSchema.nullable(),
  port: z.int().positive().nullable(),
  packageId: packageIdSchema,
  since: z.iso.date(),
});
export type Customer = z.infer<typeof customerSchema>;

export const servicePackageSchema = z.strictObject({
  id: packageIdSchema,
  code: z.string(),
  name: z.string(),
  tier: serviceTierSchema,
  mbps: z.int().positive(),
  /** Rupiah a month. */
  monthlyPrice: z.int().nonnegative(),
});
export type ServicePackage = z.infer<typeof servicePackageSchema>;

export const settingSchema = z.strictObject({ key: z.string(), value: z.json() });
export type Setting = z.infer<typeof settingSchema>;

export const heartbeatSchema = z.strictObject({ id: z.string(), at: instantSchema });
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** The product's entities that desks replicate, by shape name. */
export type Entities = {
  tickets: Ticket;
  technicians: Technician;
  positions: TechnicianPosition;
  customers: Customer;
  sites: Site;
  packages: ServicePackage;
  policies: SlaPolicy;
  calendars: Calendar;
  settings: Setting;
  boards: Board;
  filters: SavedFilter;
  heartbeat: Heartbeat;
};
export type ShapeName = keyof Entities;

const place = (row: DecodedRow) =>
  row.longitude === null || row.latitude === null
    ? null
    : { longitude: row.longitude, latitude: row.latitude };

export const shapes: { readonly [Name in ShapeName]: ShapeContract<Entities[Name]> } = {
  tickets: {
    table: 'tickets',
    key: ['id'],
    columns: {
      id: 'text',
      number: 'text',
      version: 'integer',
      title: 'text',
      description: 'text',
      kind: 'text',
      priority: 'text',
      tier: 'text',
      source: 'text',
      customer_id: 'text',
      site_id: 'text',
      longitude: 'real',
      latitude: 'real',
      district: 'text',
      village: 'text',
      state: 'json',
      acknowledgement: 'json',
      response: 'json',
      resolution: 'json',
      opened_at: 'instant',
      updated_at: 'instant',
      reopened_count: 'integer',
      archived: 'boolean',
    },
    where: 'archived = false',
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) =>
      ticketSchema.parse({
        id: row.id,
        number: row.number,
        version: row.version,
        title: row.title,
        description: row.description,
        kind: row.kind,
        priority: row.priority,
        tier: row.tier,
        source: row.source,
        customerId: row.customer_id,
        siteId: row.site_id,
        position: place(row),
        district: row.district,
        village: row.village,
        state: row.state,
        acknowledgement: row.acknowledgement,
        response: row.response,
        resolution: row.resolution,
        openedAt: row.opened_at,
        updatedAt: row.updated_at,
        reopenedCount: row.reopened_count,
      }),
  },
  technicians: {
    table: 'technicians',
    key: ['id'],
    columns: {
      id: 'text',
      version: 'integer',
      name: 'text',
      phone: 'text',
      skills: 'json',
      home_longitude: 'real',
      home_latitude: 'real',
      availability: 'json',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) =>
      technicianSchema.parse({
        id: row.id,
        version: row.version,
        name: row.name,
        phone: row.phone,
        skills: row.skills,
        home: { longitude: row.home_longitude, latitude: row.home_latitude },
        availability: row.availability,
      }),
  },
  positions: {
    table: 'technician_positions',
    key: ['technician_id'],
    columns: {
      technician_id: 'text',
      longitude: 'real',
      latitude: 'real',
      heading_degrees: 'real',
      speed_kmh: 'real',
      recorded_at: 'instant',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) =>
      technicianPositionSchema.parse({
        technicianId: row.technician_id,
        position: place(row),
        headingDegrees: row.heading_degrees,
        speedKmh: row.speed_kmh,
        recordedAt: row.recorded_at,
      }),
  },
  customers: {
    table: 'customers',
    key: ['id'],
    columns: {
      id: 'text',
      number: 'text',
      name: 'text',
      phone: 'text',
      address: 'text',
      village: 'text',
      district: 'text',
      longitude: 'real',
      latitude: 'real',
      site_id: 'text',
      port: 'integer',
      package_id: 'text',
      since: 'text',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) =>
      customerSchema.parse({
        id: row.id,
        number: row.number,
        name: row.name,
        phone: row.phone,
        address: row.address,
        village: row.village,
        district: row.district,
        position: place(row),
        siteId: row.site_id,
        port: row.port,
        packageId: row.package_id,
        since: row.since,
      }),
  },
  sites: {
    table: 'sites',
    key: ['id'],
    columns: {
      id: 'text',
      kind: 'text',
      code: 'text',
      name: 'text',
      parent_id: 'text',
      longitude: 'real',
      latitude: 'real',
      district: 'text',
      village: 'text',
      capacity: 'integer',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) =>
      siteSchema.parse({
        id: row.id,
        kind: row.kind,
        code: row.code,
        name: row.name,
        parentId: row.parent_id,
        position: place(row),
        district: row.district,
        village: row.village,
        capacity: row.capacity,
      }),
  },
  packages: {
    table: 'service_packages',
    key: ['id'],
    columns: {
      id: 'text',
      code: 'text',
      name: 'text',
      tier: 'text',
      mbps: 'integer',
      monthly_price: 'integer',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: ({ monthly_price: monthlyPrice, ...row }) =>
      servicePackageSchema.parse({ ...row, monthlyPrice }),
  },
  policies: {
    table: 'sla_policies',
    key: ['tier', 'priority'],
    columns: {
      tier: 'text',
      priority: 'text',
      response_minutes: 'integer',
      resolution_minutes: 'integer',
      calendar_id: 'text',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) =>
      slaPolicySchema.parse({
        tier: row.tier,
        priority: row.priority,
        responseMinutes: row.response_minutes,
        resolutionMinutes: row.resolution_minutes,
        calendarId: row.calendar_id,
      }),
  },
  calendars: {
    table: 'calendars',
    key: ['id'],
    columns: { id: 'text', time_zone: 'text', week: 'json', holidays: 'json' },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: ({ time_zone: timeZone, ...row }) => calendarSchema.parse({ ...row, timeZone }),
  },
  settings: {
    table: 'settings',
    key: ['key'],
    columns: { key: 'text', value: 'json' },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) => settingSchema.parse(row),
  },
  boards: boardsShape,
  filters: filtersShape,
  /** One row that the server rewrites every second: its arrival proves the whole line from Postgres to here. */
  heartbeat: {
    table: 'heartbeat',
    key: ['id'],
    columns: { id: 'text', at: 'instant' },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
    toEntity: (row) => heartbeatSchema.parse(row),
  },
};

export const shapeNames = Object.keys(shapes) as readonly ShapeName[];

/** Turns one Postgres text value into what `toEntity` reads. @throws when the text does not fit the declared kind. */
export function decodeValue(kind: ColumnKind, text: string | null): DecodedValue {
  if (text === null) return null;
  switch (kind) {
    case 'text':
      return text;
    case 'integer':
    case 'real':
      return decodeNumber(text);
    case 'boolean':
      return text === 't' || text === 'true';
    case 'instant':
      return instantFromPostgres(text);
    case 'json':
      return JSON.parse(text) as DecodedValue;
  }
}

function decodeNumber(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) throw new Error(`Not a number: ${JSON.stringify(text)}`);
  return value;
}

/** The entity's identity as one string, from its wire row or its decoded row. */
export const shapeKey = (name: ShapeName, row: Readonly<Record<string, unknown>>): string =>
  shapes[name].key.map((column) => String(row[column])).join(' ');
