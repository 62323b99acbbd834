import { z } from 'zod';
import type { Board } from '../domain/boards/board.ts';
import type { PersonalChoice } from '../domain/boards/personal-choice.ts';
import type { DispatchDay } from '../domain/dispatch/dispatch-day.ts';
import type { Part } from '../domain/dispatch/part.ts';
import type { Van } from '../domain/dispatch/van.ts';
import type { WorkOrder } from '../domain/dispatch/work-order.ts';
import type { SavedFilter } from '../domain/filters/saved-filter.ts';
import type { HandOver } from '../domain/hand-over/hand-over.ts';
import type { LogEntry } from '../domain/hand-over/log-entry.ts';
import type { Pin } from '../domain/hand-over/pin.ts';
import { type OutageDismissal, outageDismissalSchema } from '../domain/outages/dismissal.ts';
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
import { boardsShape, choicesShape, filtersShape } from './authored-shapes.ts';
import { dispatchDaysShape, partsShape, vansShape, workOrdersShape } from './dispatch-shapes.ts';
import { handOversShape, logShape, pinsShape } from './hand-over-shapes.ts';
import {
  type ColumnKind,
  type DecodedValue,
  defineShape,
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
  dismissals: OutageDismissal;
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
  choices: PersonalChoice;
  pins: Pin;
  log: LogEntry;
  handOvers: HandOver;
  workOrders: WorkOrder;
  dispatchDays: DispatchDay;
  vans: Van;
  parts: Part;
  heartbeat: Heartbeat;
};
export type ShapeName = keyof Entities;

export const shapes: { readonly [Name in ShapeName]: ShapeContract<Entities[Name]> } = {
  tickets: defineShape({
    entity: ticketSchema,
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
      outage: 'json',
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
    hidden: ['archived'],
  }),
  dismissals: defineShape({
    entity: outageDismissalSchema,
    table: 'outage_dismissals',
    key: ['id'],
    columns: {
      id: 'text',
      version: 'integer',
      reason: 'text',
      by_name: 'text',
      at: 'instant',
      until: 'instant',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
  }),
  technicians: defineShape({
    entity: technicianSchema,
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
      team: 'text',
      availability: 'json',
    },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
  }),
  positions: defineShape({
    entity: technicianPositionSchema,
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
  }),
  customers: defineShape({
    entity: customerSchema,
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
  }),
  sites: defineShape({
    entity: siteSchema,
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
  }),
  packages: defineShape({
    entity: servicePackageSchema,
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
  }),
  policies: defineShape({
    entity: slaPolicySchema,
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
  }),
  calendars: defineShape({
    entity: calendarSchema,
    table: 'calendars',
    key: ['id'],
    columns: { id: 'text', time_zone: 'text', week: 'json', holidays: 'json' },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
  }),
  settings: defineShape({
    entity: settingSchema,
    table: 'settings',
    key: ['key'],
    columns: { key: 'text', value: 'json' },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
  }),
  boards: boardsShape,
  filters: filtersShape,
  choices: choicesShape,
  pins: pinsShape,
  log: logShape,
  handOvers: handOversShape,
  workOrders: workOrdersShape,
  dispatchDays: dispatchDaysShape,
  vans: vansShape,
  parts: partsShape,
  /** One row that the server rewrites every second: its arrival proves the whole line from Postgres to here. */
  heartbeat: defineShape({
    entity: heartbeatSchema,
    table: 'heartbeat',
    key: ['id'],
    columns: { id: 'text', at: 'instant' },
    where: null,
    roles: room,
    freshnessBudgetMs: everyFewSeconds,
  }),
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
