import { z } from 'zod';
import { positionSchema } from '../../../shared/kernel/position.ts';
import { fieldSchema } from './field.ts';
import { isTimeZone } from './zoned-time.ts';

const optional = fieldSchema.optional();

/** What every mapping says, whatever it imports. */
const common = {
  /** The other system's name. Together with a record's own id it tells which of our rows the record became. */
  source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and hyphens'),
  encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).default('auto'),
  delimiter: z.string().length(1).or(z.literal('auto')).default('auto'),
  sheet: z.string().nullable().default(null),
  timeZone: z
    .string()
    .refine(isTimeZone, 'is not a time zone such as "Asia/Jakarta"')
    .default('Asia/Jakarta'),
  dateFormats: z.array(z.string().min(1)).min(1).default(['ISO']),
  nullTokens: z.array(z.string()).default(['']),
  /** Stands in where the file has no coordinates and a row needs some. */
  defaultPosition: positionSchema.nullable().default(null),
};

const ticketFacts = {
  externalId: fieldSchema,
  title: fieldSchema,
  description: optional,
  kind: fieldSchema,
  priority: fieldSchema,
  tier: fieldSchema,
  source: optional,
  status: fieldSchema,
  openedBy: optional,
  assignee: optional,
  location: optional,
  district: optional,
  village: optional,
  customer: optional,
  resolution: optional,
};

const ticketCommon = {
  ...common,
  entity: z.literal('tickets'),
  /** Locations become sites; without this part they are only words. */
  sites: z
    .strictObject({
      /** `Location 143` with `removePrefix` "Location " and `codePrefix` "LOC-" is the site LOC-143. */
      removePrefix: z.string().default(''),
      codePrefix: z.string().default(''),
      kind: z.enum(['pop', 'olt', 'odp']).default('pop'),
    })
    .nullable()
    .default(null),
  createTechnicians: z.boolean().default(false),
};

const eventLogSchema = z.strictObject({
  ...ticketCommon,
  layout: z.literal('event-log'),
  fields: z.strictObject({ ...ticketFacts, at: fieldSchema, openedAt: optional, actor: optional }),
  /** Columns whose changes are told as notes on the timeline. */
  watch: z.array(z.strictObject({ label: z.string().min(1), field: fieldSchema })).default([]),
  /** Said of a log row that changes nothing we follow; null leaves such rows out of the timeline. */
  unchangedNote: z.string().min(1).nullable().default(null),
});

const rowPerTicketSchema = z.strictObject({
  ...ticketCommon,
  layout: z.literal('one-row-per-ticket'),
  fields: z.strictObject({
    ...ticketFacts,
    openedAt: fieldSchema,
    updatedAt: optional,
    resolvedAt: optional,
    closedAt: optional,
    actor: optional,
  }),
});

const customersSchema = z.strictObject({
  ...common,
  entity: z.literal('customers'),
  fields: z.strictObject({
    number: fieldSchema,
    name: fieldSchema,
    phone: fieldSchema,
    address: fieldSchema,
    village: fieldSchema,
    district: fieldSchema,
    latitude: optional,
    longitude: optional,
    site: optional,
    port: optional,
    package: fieldSchema,
    since: fieldSchema,
  }),
});

const techniciansSchema = z.strictObject({
  ...common,
  entity: z.literal('technicians'),
  fields: z.strictObject({
    externalId: fieldSchema,
    name: fieldSchema,
    phone: fieldSchema,
    /** Separated by commas or semicolons. */
    skills: optional,
    homeLatitude: optional,
    homeLongitude: optional,
    team: optional,
  }),
});

export type EventLogMapping = z.infer<typeof eventLogSchema>;
export type RowPerTicketMapping = z.infer<typeof rowPerTicketSchema>;
export type TicketMapping = EventLogMapping | RowPerTicketMapping;
export type CustomerMapping = z.infer<typeof customersSchema>;
export type TechnicianMapping = z.infer<typeof techniciansSchema>;
export type Mapping = TicketMapping | CustomerMapping | TechnicianMapping;
export type ImportedEntity = Mapping['entity'];

/** The schema that a mapping's own words choose, so that its errors speak of the right fields. */
export function schemaFor(entity: unknown, layout: unknown) {
  if (entity === 'customers') return customersSchema;
  if (entity === 'technicians') return techniciansSchema;
  return layout === 'one-row-per-ticket' ? rowPerTicketSchema : eventLogSchema;
}
