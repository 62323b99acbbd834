import { type ShapeName, shapes, type WireRow } from '../../../shared/contracts/shapes.ts';
import { type RowOperation, rowKey } from './cache.ts';
import { columnsOf, deleteSql, type Generation, updateSql, upsertSql } from './shape-tables.ts';
import type { Statements } from './statements.ts';

/**
 * Applies operations in order. Each may arrive twice (SSE resumes at an LSN, not at a message): an insert replaces,
 * a delete of nothing is nothing, an update of a missing row is part of a repeated story that ends in its delete.
 */
export function writeRows(
  statements: Statements,
  target: { readonly shape: ShapeName; readonly generation: Generation },
  operations: readonly RowOperation[],
): void {
  const { shape, generation } = target;
  const columns = columnsOf(shape);
  const upsert = statements(upsertSql(shape, generation));
  for (const { op, row } of operations) {
    if (op === 'delete') statements(deleteSql(shape, generation)).run(...rowKey(shape, row));
    else if (op === 'insert' || isWhole(columns, row))
      upsert.run(...columns.map((name) => row[name] ?? null));
    else updateSome(statements, target, row);
  }
}

const isWhole = (columns: readonly string[], row: WireRow) =>
  columns.every((name) => row[name] !== undefined);

function updateSome(
  statements: Statements,
  { shape, generation }: { readonly shape: ShapeName; readonly generation: Generation },
  row: WireRow,
): void {
  const changed = columnsOf(shape).filter(
    (name) => row[name] !== undefined && !shapes[shape].key.includes(name),
  );
  if (changed.length === 0) return;
  const values = changed.map((name) => row[name] ?? null);
  statements(updateSql(shape, generation, changed)).run(...values, ...rowKey(shape, row));
}
