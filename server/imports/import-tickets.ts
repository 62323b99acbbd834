import { type Instant, instant } from '../../shared/kernel/instant.ts';
import { type CompiledTable, compileFields } from './mapping/compile-fields.ts';
import type { TicketMapping } from './mapping/mapping.ts';
import { collectRows } from './run/collected.ts';
import { type ImportOptions, importTable } from './run/import-table.ts';
import type { ImportSummary } from './run/summary.ts';
import type { Table } from './tables/table.ts';
import { collectIncidents } from './tickets/collect-incidents.ts';
import { eventLogReader } from './tickets/read-event-log.ts';
import { ticketRowReader } from './tickets/read-ticket-rows.ts';
import { ticketStore } from './tickets/store-tickets.ts';
import { fieldsOf } from './tickets/ticket-fields.ts';

export type TicketImport = ImportOptions & {
  readonly mapping: TicketMapping;
  /** For tests: what is "48 hours ago" counted from. */
  readonly now?: () => Instant;
};

/**
 * Brings tickets of another system in, with their history.
 * @throws ExplainedError when the file, the mapping or the database cannot be used; nothing was written then, or whole
 * batches were, which the next run skips.
 */
export const importTickets = (options: TicketImport): Promise<ImportSummary> =>
  importTable(options, {
    compile: (table) =>
      compileFields({
        header: table.header,
        tableName: table.name,
        nullTokens: options.mapping.nullTokens,
        fields: fieldsOf(options.mapping),
      }),
    collect: (table, compiled) => collectTickets(table, compiled, options.mapping),
    store: (session) => ticketStore(session, options.mapping, options.now ?? (() => instant(Date.now()))),
  });

function collectTickets(table: Table, compiled: CompiledTable, mapping: TicketMapping) {
  return mapping.layout === 'event-log'
    ? collectIncidents(table.rows(), eventLogReader(mapping, compiled))
    : collectRows(table.rows(), ticketRowReader(mapping, compiled));
}
