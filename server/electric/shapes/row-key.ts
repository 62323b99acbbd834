import type { Table } from '../postgres/catalogue.ts';
import { quoteIdentifier, quoteLiteral } from '../postgres/session.ts';
import type { RowText } from '../where/evaluate.ts';

/**
 * The identity of a row on the wire: `"public"."issues"/"1"`. The stream builds it in JavaScript and the snapshot in
 * SQL; both are here, because they must agree to the letter. Without a primary key every column is the key.
 */
const escapeName = (name: string): string => name.replaceAll('/', '//').replaceAll('.', '..');

export const keyPrefix = (table: Table): string =>
  `"${escapeName(table.schema)}"."${escapeName(table.name)}"`;

/** In the order in which they stand in the key. */
export function keyColumns(table: Table): readonly number[] {
  if (table.key.length > 0) return table.key;
  return table.columns
    .map((column, index) => ({ name: column.name, index }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => entry.index);
}

export function rowKeyBuilder(table: Table): (row: RowText) => string {
  const prefix = keyPrefix(table);
  const columns = keyColumns(table);
  const part = (value: string | null | undefined): string =>
    value === null || value === undefined ? '/_' : `/"${value.replaceAll('/', '//')}"`;
  return (row) => columns.reduce((key, index) => key + part(row.at(index)), prefix);
}

/** Their cast to text drops padding, or adds `/32`; the stream prints them as they are. */
const castDiffers = new Set(['bpchar', 'inet']);

/** SQL for a column as the stream prints it: a cast to text, or where that differs the type's own output. */
export function columnText(table: Table, index: number): string {
  const column = table.columns[index];
  if (column === undefined) throw new Error(`no column ${index} in ${table.name}`);
  const name = quoteIdentifier(column.name);
  const differs = castDiffers.has(column.type) && column.dimensions === 0;
  return differs ? `CASE WHEN ${name} IS NOT NULL THEN concat(${name}) END` : `${name}::text`;
}

export function rowKeySql(table: Table): string {
  const parts = keyColumns(table).map((index) => {
    const quoted = `'/"' || replace(${columnText(table, index)}, '/', '//') || '"'`;
    return `coalesce(${quoted}, '/_')`;
  });
  return [quoteLiteral(keyPrefix(table)), ...parts].join(' || ');
}
