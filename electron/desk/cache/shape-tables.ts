import { createHash } from 'node:crypto';
import { type ColumnKind, type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import { createKeyIndexSql, type Generation, insertSql, list, quoted, tableOf } from './generations.ts';

export const keyOf = (shape: ShapeName): readonly string[] => shapes[shape].key;
export const columnsOf = (shape: ShapeName): readonly string[] => Object.keys(shapes[shape].columns);

const sqliteType: Readonly<Record<ColumnKind, 'TEXT' | 'INTEGER' | 'REAL'>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'TEXT',
  instant: 'TEXT',
  json: 'TEXT',
};

/** The table as the contract has it today. Postgres text bound to a STRICT number column is converted without loss or refused. */
export function createTableSql(shape: ShapeName, generation: Generation): string {
  const { columns, key } = shapes[shape];
  const definitions = Object.entries(columns).map(
    ([name, kind]) => `${quoted(name)} ${sqliteType[kind]}${key.includes(name) ? ' NOT NULL' : ''}`,
  );
  return `CREATE TABLE ${tableOf(shape, generation)} (${definitions.join(', ')}) STRICT`;
}

export function upsertSql(shape: ShapeName, generation: Generation): string {
  const { key } = shapes[shape];
  const columns = columnsOf(shape);
  const changed = columns
    .filter((name) => !key.includes(name))
    .map((name) => `${quoted(name)} = excluded.${quoted(name)}`);
  return `${insertSql(shape, generation, columns)}
    ON CONFLICT (${list(key)}) DO UPDATE SET ${changed.join(', ')}`;
}

/** Electric sends only the changed columns of an update, beside the key. */
export function updateSql(shape: ShapeName, generation: Generation, changed: readonly string[]): string {
  const sets = changed.map((name) => `${quoted(name)} = ?`);
  return `UPDATE ${tableOf(shape, generation)} SET ${sets.join(', ')} WHERE ${keyEquals(shape)}`;
}

export const deleteSql = (shape: ShapeName, generation: Generation) =>
  `DELETE FROM ${tableOf(shape, generation)} WHERE ${keyEquals(shape)}`;

export const selectByKeySql = (shape: ShapeName, generation: Generation) =>
  `SELECT ${list(columnsOf(shape))} FROM ${tableOf(shape, generation)} WHERE ${keyEquals(shape)}`;

export const selectPageSql = (shape: ShapeName, generation: Generation, columns: readonly string[]) =>
  `SELECT rowid AS _rowid, ${list(columns)} FROM ${tableOf(shape, generation)}
   WHERE rowid > ? ORDER BY rowid LIMIT ?`;

const keyEquals = (shape: ShapeName) => shapes[shape].key.map((name) => `${quoted(name)} = ?`).join(' AND ');

/** Changes when a shape's contract does: its tables are then made anew and filled from the server. */
export const contractFingerprint = (shape: ShapeName): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        createTableSql(shape, 0),
        createKeyIndexSql(shape, 0, shapes[shape].key),
        shapes[shape].where,
        shapes[shape].columns,
      ]),
    )
    .digest('hex');
