import type { ClientBase } from 'pg';
import { readTable, type Table } from '../postgres/catalogue.ts';
import { publishTable, qualifiedName } from '../postgres/publication.ts';
import { compileWhere } from '../where/compile-where.ts';
import { type Plan, WhereRefusal } from '../where/plan.ts';
import { printerOn } from '../where/print-literals.ts';
import {
  type LogMode,
  positionalParams,
  type ResolvedShape,
  type ShapeDefinition,
} from './shape-definition.ts';
import { whereSql } from './snapshot-query.ts';

/** What is wrong with a definition, by parameter, as Electric words it to clients. */
export type ShapeErrors = Readonly<Record<string, readonly string[]>>;
export type Resolution =
  | { readonly kind: 'resolved'; readonly shape: ResolvedShape }
  | { readonly kind: 'refused'; readonly errors: ShapeErrors };

const refused = (parameter: string, message: string): Resolution => ({
  kind: 'refused',
  errors: { [parameter]: [message] },
});

/** Postgres' classes of error that say the clause is wrong, and not that the database is in trouble. */
const isClauseError = (error: unknown): boolean =>
  /^(22|42|0A)/.test(String((error as { code?: unknown }).code ?? ''));

async function findTable(client: ClientBase, name: string): Promise<Table | undefined> {
  return await readTable(client, name).catch((error: Error) => {
    if (isClauseError(error)) return undefined;
    throw error;
  });
}

function selectColumns(table: Table, wanted: readonly string[] | undefined): readonly number[] | string {
  if (wanted === undefined) return table.columns.map((_, index) => index);
  const unknown = wanted.filter((name) => !table.columns.some((column) => column.name === name));
  if (unknown.length > 0) return `the following columns could not be found: ${unknown.join(', ')}`;
  const missing = table.key
    .flatMap((index) => table.columns[index]?.name ?? [])
    .filter((name) => !wanted.includes(name));
  if (missing.length > 0) return `must include all primary key columns, missing: ${missing.join(', ')}`;
  return table.columns.flatMap((column, index) => (wanted.includes(column.name) ? [index] : []));
}

/** Postgres reads the clause too: it knows the types and operators that the whitelist takes for granted. */
async function compileClause(
  client: ClientBase,
  table: Table,
  definition: ShapeDefinition,
): Promise<Plan | null> {
  const { where, params = {} } = definition;
  if (where === undefined) return null;
  const plan = await compileWhere(where, { table, params }, printerOn(client));
  await client
    .query(`SELECT FROM ${qualifiedName(table)} ${whereSql(where)} LIMIT 0`, [...positionalParams(params)])
    .catch((error: Error) => {
      throw isClauseError(error) ? new WhereRefusal(error.message) : error;
    });
  return plan;
}

/**
 * Turns a definition into a shape that can be filled: table and columns looked up, clause compiled, changes published.
 * Rejects when Postgres cannot be asked or the table cannot be published.
 */
export async function resolveShape(
  client: ClientBase,
  definition: ShapeDefinition,
  mode: LogMode,
  publicationName: string,
): Promise<Resolution> {
  const found = await findTable(client, definition.table);
  if (found === undefined)
    return refused('table', `Table ${definition.table} does not exist. A name with capitals must be quoted.`);
  const selected = selectColumns(found, definition.columns);
  if (typeof selected === 'string') return refused('columns', selected);
  try {
    const plan = await compileClause(client, found, definition);
    const table = await publishTable(client, publicationName, found);
    return { kind: 'resolved', shape: { definition, mode, table, selected, plan } };
  } catch (error) {
    if (error instanceof WhereRefusal) return refused('where', error.message);
    throw error;
  }
}
