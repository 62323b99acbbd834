import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { SnapshotPart } from './cache.ts';
import { dropKeyIndexSql, type Generation, insertLogSql, type RowColumns, tableOf } from './generations.ts';
import { withLog } from './packed-rows.ts';
import { findPosition, savePosition } from './shape-positions.ts';
import type { Statements } from './statements.ts';

/** The generation being built under this handle; a new handle is another log, so it begins from nothing. */
export function buildingGeneration(statements: Statements, shape: ShapeName, handle: string): Generation {
  const building = findPosition(statements, shape, 'building');
  if (building?.at.handle === handle) return building.generation;
  const generation = findPosition(statements, shape, 'read')?.generation === 0 ? 1 : 0;
  statements(dropKeyIndexSql(shape, generation)).run();
  statements(`DELETE FROM ${tableOf(shape, generation)}`).run();
  return generation;
}

/** In steps, within one transaction. @throws when it is no log, or has rows that are no insertions */
export function* appendSnapshot(
  statements: Statements,
  { shape, answers, at }: SnapshotPart,
  row: RowColumns,
): Generator<void, void> {
  const generation = buildingGeneration(statements, shape, at.handle);
  const insert = statements(insertLogSql(shape, generation, row));
  for (const answer of answers) {
    withLog(answer, (log) => insert.run(log));
    yield;
  }
  savePosition(statements, { shape, role: 'building', generation, at, currentAt: null });
}
