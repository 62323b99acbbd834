export { importCustomers, importTechnicians } from './import-reference.ts';
export { importTickets, type TicketImport } from './import-tickets.ts';
export { loadMapping } from './mapping/load-mapping.ts';
export type { ImportedEntity, Mapping, TicketMapping } from './mapping/mapping.ts';
export type { ImportOptions, ImportProgress } from './run/import-table.ts';
export type { ImportSummary } from './run/summary.ts';
