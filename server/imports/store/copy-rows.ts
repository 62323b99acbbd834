import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null;

export type CopyTarget = { readonly table: string; readonly columns: readonly string[] };

/** Writes rows with COPY, about five times the speed of inserts here. Table and columns are our own words, not a file's. */
export async function copyRows(
  client: pg.Client,
  target: CopyTarget,
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`copy ${target.table} (${target.columns.join(', ')}) from stdin`));
  stream.end(rows.map(toLine).join(''));
  await finished(stream);
}

const toLine = (row: readonly CopyValue[]): string => `${row.map(toCell).join('\t')}\n`;

const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function toCell(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return special.test(value)
    ? value.replace(specials, (character) => escapes[character] ?? character)
    : value;
}
