import type { ShapeName } from '../../../shared/contracts/shapes.ts';

/** Two tables for each shape: one is read, the other is free to build its successor in (must-refetch). */
export const generations = [0, 1] as const;
export type Generation = (typeof generations)[number];

/*
 * What can be said of a generation without the contracts: the thread beside the desk does without them, because reading
 * them in takes it longer than the rows of a small room.
 */

export const tableOf = (shape: ShapeName, generation: Generation) => `${shape}_${generation}`;
export const keyIndexOf = (shape: ShapeName, generation: Generation) => `${tableOf(shape, generation)}_key`;

export const quoted = (name: string) => `"${name}"`;
export const list = (names: readonly string[]) => names.map(quoted).join(', ');

export function insertSql(shape: ShapeName, generation: Generation, columns: readonly string[]): string {
  const values = columns.map(() => '?').join(', ');
  return `INSERT INTO ${tableOf(shape, generation)} (${list(columns)}) VALUES (${values})`;
}

/** All columns of a shape, and which of them are its key. */
export type RowColumns = { readonly columns: readonly string[]; readonly key: readonly string[] };

/**
 * The rows of a log, read out of its JSON by SQLite itself: half the time of reading them here and binding each. What
 * comes with another operation than an insertion has no key, which the table refuses.
 */
export function insertLogSql(shape: ShapeName, generation: Generation, { columns, key }: RowColumns): string {
  const wordOf = (name: string) => `row.value->>'$.${quoted(name)}'`;
  const keyOf = (name: string) =>
    `CASE message.value->>'$.headers.operation' WHEN 'insert' THEN ${wordOf(name)} END`;
  const values = columns.map((name) => (key.includes(name) ? keyOf(name) : wordOf(name)));
  return `INSERT INTO ${tableOf(shape, generation)} (${list(columns)}) SELECT ${values.join(', ')}
    FROM jsonb_each(?) AS message, jsonb_each(message.value) AS row WHERE row.key = 'value'`;
}

export const createKeyIndexSql = (shape: ShapeName, generation: Generation, key: readonly string[]) =>
  `CREATE UNIQUE INDEX IF NOT EXISTS ${keyIndexOf(shape, generation)}
   ON ${tableOf(shape, generation)} (${list(key)})`;

export const dropKeyIndexSql = (shape: ShapeName, generation: Generation) =>
  `DROP INDEX IF EXISTS ${keyIndexOf(shape, generation)}`;

/** Of rows with the same key the last one stays. */
export const deleteRepeatedSql = (shape: ShapeName, generation: Generation, key: readonly string[]) =>
  `DELETE FROM ${tableOf(shape, generation)} WHERE rowid NOT IN
   (SELECT max(rowid) FROM ${tableOf(shape, generation)} GROUP BY ${list(key)})`;
