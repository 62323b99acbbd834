import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import { createKeyIndexSql, deleteRepeatedSql, type Generation, keyIndexOf } from './generations.ts';
import type { Statements } from './statements.ts';

/** Which columns are the key of a generation's rows. */
export type Keys = {
  readonly shape: ShapeName;
  readonly generation: Generation;
  readonly key: readonly string[];
};

/**
 * From here on each key is there once. A snapshot brings each row once, so its rows are written without the index of
 * their keys: kept with each row it took a third of the time to read and write them, made over all 100,000 it takes 0.1 s.
 * A row that came twice all the same is as it came last.
 */
export function indexKeys(statements: Statements, { shape, generation, key }: Keys): void {
  const create = statements(createKeyIndexSql(shape, generation, key));
  try {
    create.run();
  } catch (error) {
    if (!isRepetition(error)) throw error;
    statements(deleteRepeatedSql(shape, generation, key)).run();
    create.run();
  }
}

export const hasKeyIndex = (statements: Statements, shape: ShapeName, generation: Generation): boolean =>
  statements('SELECT 1 FROM sqlite_schema WHERE name = ?').get(keyIndexOf(shape, generation)) !== undefined;

const isRepetition = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
