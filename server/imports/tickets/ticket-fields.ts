import { type Priority, prioritySchema, serviceTierSchema } from '../../../shared/domain/sla/sla-policy.ts';
import { ticketKindSchema, ticketSourceSchema } from '../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { CompiledTable, FieldReader } from '../mapping/compile-fields.ts';
import type { Field } from '../mapping/field.ts';
import type { TicketMapping } from '../mapping/mapping.ts';
import { maybe, oneOf, required } from '../mapping/values.ts';
import { type Opening, type Phase, phaseSchema } from './ticket-record.ts';

type Cells = readonly string[];

/** The fields both layouts share, tied to the file's columns. */
export type TicketFields = {
  externalId(cells: Cells): string;
  phase(cells: Cells): Phase;
  priority(cells: Cells): Priority;
  assignee(cells: Cells): string | null;
  resolution(cells: Cells): string;
  actor(cells: Cells): string | null;
  opening(cells: Cells, at: Instant): Opening;
};

export function compileTicketFields(mapping: TicketMapping, table: CompiledTable): TicketFields {
  const { fields, source } = mapping;
  const optional = (field: Field | undefined): FieldReader | null => (field ? table.field(field) : null);
  const [externalId, title, kind] = [
    table.field(fields.externalId),
    table.field(fields.title),
    table.field(fields.kind),
  ];
  const [tier, priority, status] = [
    table.field(fields.tier),
    table.field(fields.priority),
    table.field(fields.status),
  ];
  const [description, origin, openedBy] = [
    optional(fields.description),
    optional(fields.source),
    optional(fields.openedBy),
  ];
  const [assignee, location, customer] = [
    optional(fields.assignee),
    optional(fields.location),
    optional(fields.customer),
  ];
  const [district, village, resolution] = [
    optional(fields.district),
    optional(fields.village),
    optional(fields.resolution),
  ];
  const actor = optional(fields.actor);
  const priorityOf = (cells: Cells) => oneOf(prioritySchema, required(priority, cells), priority.column);
  return {
    externalId: (cells) => required(externalId, cells, 100),
    phase: (cells) => oneOf(phaseSchema, required(status, cells), status.column),
    priority: priorityOf,
    assignee: (cells) => maybe(assignee, cells),
    resolution: (cells) => maybe(resolution, cells, 2000) ?? '',
    actor: (cells) => maybe(actor, cells),
    opening: (cells, at) => ({
      at,
      by: maybe(openedBy, cells) ?? maybe(actor, cells) ?? source,
      title: required(title, cells),
      description: maybe(description, cells, 3500) ?? '',
      kind: oneOf(ticketKindSchema, required(kind, cells), kind.column),
      tier: oneOf(serviceTierSchema, required(tier, cells), tier.column),
      priority: priorityOf(cells),
      source: oneOf(ticketSourceSchema, maybe(origin, cells) ?? 'import', origin?.column ?? ''),
      location: maybe(location, cells, 100),
      district: maybe(district, cells, 100) ?? '',
      village: maybe(village, cells, 100) ?? '',
      customer: maybe(customer, cells),
    }),
  };
}

/** All fields of a mapping that read columns, for finding those a file lacks. */
export function fieldsOf(mapping: TicketMapping): readonly Field[] {
  const watched = mapping.layout === 'event-log' ? mapping.watch.map(({ field }) => field) : [];
  return [...Object.values(mapping.fields).filter((field) => field !== undefined), ...watched];
}
