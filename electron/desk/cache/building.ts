import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { SnapshotPart } from './cache.ts';
import { dropKeyIndexSql, type Generation, insertSql, tableOf } from './generations.ts';
import { unpackRows } from './packed-rows.ts';
import { findPosition, savePosition } from './shape-positions.ts';
import type { Statements } from './statements.ts';
import { sliceRows } from './writer-lane.ts';

/** The generation being built under this handle; a new handle is another log, so it begins from nothing. */
export function buildingGeneration(statements: Statements, shape: ShapeName, handle: string): Generation {
  const building = findPosition(statements, shape, 'building');
  if (building?.at.handle === handle) return building.generation;
  const generation = findPosition(statements, shape, 'read')?.generation === 0 ? 1 : 0;
  statements(dropKeyIndexSql(shape, generation)).run();
  statements(`DELETE FROM ${tableOf(shape, generation)}`).run();
  return generation;
}

/** In steps, within one transaction. @param columns all of the shape */
export function* appendSnapshot(
  statements: Statements,
  { shape, answers, at }: SnapshotPart,
  columns: readonly string[],
): Generator<void, void> {
  const generation = buildingGeneration(statements, shape, at.handle);
  const insert = statements(insertSql(shape, generation, columns));
  for (const answer of answers) {
    for (const [place, row] of unpackRows(answer).entries()) {
      if (place > 0 && place % sliceRows === 0) yield;
      insert.run(...columns.map((name) => row[name] ?? null));
    }
    yield;
  }
  savePosition(statements, { shape, role: 'building', generation, at, currentAt: null });
}
