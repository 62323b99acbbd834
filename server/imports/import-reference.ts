import { customerReader } from './customers/read-customers.ts';
import { customerStore } from './customers/store-customers.ts';
import { compileFields } from './mapping/compile-fields.ts';
import type { Field } from './mapping/field.ts';
import type { CustomerMapping, TechnicianMapping } from './mapping/mapping.ts';
import { collectRows } from './run/collected.ts';
import { type ImportOptions, importTable } from './run/import-table.ts';
import type { ImportSummary } from './run/summary.ts';
import type { Table } from './tables/table.ts';
import { technicianReader } from './technicians/read-technicians.ts';
import { technicianStore } from './technicians/store-technicians.ts';

/** Brings customers in; packages and sites they name must be here. Throws as `importTickets` does. */
export const importCustomers = (
  options: ImportOptions & { readonly mapping: CustomerMapping },
): Promise<ImportSummary> =>
  importTable(options, {
    compile: (table) => compileAll(table, options.mapping),
    collect: (table, compiled) => collectRows(table.rows(), customerReader(options.mapping, compiled)),
    store: () => Promise.resolve(customerStore),
  });

/** Brings technicians in, off shift. Throws as `importTickets` does. */
export const importTechnicians = (
  options: ImportOptions & { readonly mapping: TechnicianMapping },
): Promise<ImportSummary> =>
  importTable(options, {
    compile: (table) => compileAll(table, options.mapping),
    collect: (table, compiled) => collectRows(table.rows(), technicianReader(options.mapping, compiled)),
    store: () => Promise.resolve(technicianStore),
  });

const compileAll = (table: Table, { nullTokens, fields }: CustomerMapping | TechnicianMapping) =>
  compileFields({
    header: table.header,
    tableName: table.name,
    nullTokens,
    fields: Object.values<Field | undefined>(fields).filter((field) => field !== undefined),
  });
