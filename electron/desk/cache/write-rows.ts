import { type ShapeName, shapes, type WireRow } from '../../../shared/contracts/shapes.ts';
import { type RowOperation, rowKey } from './cache.ts';
import type { Generation } from './generations.ts';
import { columnsOf, deleteSql, updateSql, upsertSql } from './shape-tables.ts';
import type { Statements } from './statements.ts';

type Target = { readonly shape: ShapeName; readonly generation: Generation };

/**
 * Applies operations in order. Each may arrive twice (SSE resumes at an LSN, not at a message): an insert replaces,
 * a delete of nothing is nothing, an update of a missing row is part of a repeated story that ends in its delete.
 */
export function writeRows(statements: Statements, target: Target, operations: readonly RowOperation[]): void {
  const { shape, generation } = target;
  const columns = columnsOf(shape);
  const upsertRow = upserter(statements, target, columns);
  const updateRow = updater(statements, target, columns);
  for (const { op, row } of operations) {
    if (op === 'delete') statements(deleteSql(shape, generation)).run(...rowKey(shape, row));
    else if (op === 'insert' || isWhole(columns, row)) upsertRow(row);
    else updateRow(row);
  }
}

const isWhole = (columns: readonly string[], row: WireRow) =>
  columns.every((name) => row[name] !== undefined);

function upserter(statements: Statements, { shape, generation }: Target, columns: readonly string[]) {
  let upsert: ReturnType<Statements> | null = null;
  return (row: WireRow): void => {
    upsert ??= statements(upsertSql(shape, generation));
    upsert.run(...columns.map((name) => row[name] ?? null));
  };
}

/** The rows of one transaction mostly changed in the same columns: to spell the statement out for each cost more than SQLite. */
function updater(statements: Statements, { shape, generation }: Target, columns: readonly string[]) {
  const settable = columns.filter((name) => !shapes[shape].key.includes(name));
  let names: readonly string[] = [];
  let update: ReturnType<Statements> | null = null;
  const isSame = (changed: readonly string[]) =>
    changed.length === names.length && changed.every((name, place) => name === names[place]);
  return (row: WireRow): void => {
    const changed = settable.filter((name) => row[name] !== undefined);
    if (changed.length === 0) return;
    if (!update || !isSame(changed)) update = statements(updateSql(shape, generation, changed));
    names = changed;
    update.run(...changed.map((name) => row[name] ?? null), ...rowKey(shape, row));
  };
}
