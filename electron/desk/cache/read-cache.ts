import { type Entities, type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Log } from '../process/log.ts';
import { type Fields, type Key, type ReadableCache, rowKey } from './cache.ts';
import { findPosition } from './shape-positions.ts';
import { columnsOf, selectByKeySql, selectPageSql } from './shape-tables.ts';
import type { Statements, StoredRow } from './statements.ts';
import { toEntity, toFields } from './stored-row.ts';

const wholeTable = Number.MAX_SAFE_INTEGER;

/** A row that breaks its contract is left out and told of: one bad row must not darken the board. */
export function readCache(statements: Statements, log: Log): Omit<ReadableCache, 'beganAnew'> {
  const kept = <T>(shape: ShapeName, parse: () => T): readonly T[] => {
    try {
      return [parse()];
    } catch (error) {
      log.error({ shape, error: String(error) }, 'A synced row breaks its contract and is not shown');
      return [];
    }
  };
  const parsed = <Name extends ShapeName>(shape: Name, row: StoredRow): readonly Entities[Name][] =>
    kept(shape, () => toEntity(shape, row));
  const rowOf = (shape: ShapeName, key: Key) => {
    const position = findPosition(statements, shape, 'read');
    return position ? statements(selectByKeySql(shape, position.generation)).get(...key) : undefined;
  };
  const stored = (shape: ShapeName, columns: readonly string[], after: number, limit: number) => {
    const position = findPosition(statements, shape, 'read');
    const rows = position
      ? statements(selectPageSql(shape, position.generation, columns)).all(after, limit)
      : [];
    const last = rows.at(-1)?._rowid;
    return { rows, next: rows.length === limit && typeof last === 'number' ? last : null };
  };
  const page: ReadableCache['page'] = (shape, after, limit) => {
    const { rows, next } = stored(shape, columnsOf(shape), after, limit);
    return { rows: rows.flatMap((row) => parsed(shape, row)), next };
  };

  return {
    page,
    pageOf<Name extends ShapeName>(shape: Name, columns: readonly string[], after: number, limit: number) {
      const read = [...new Set([...shapes[shape].key, ...columns])];
      const { rows, next } = stored(shape, read, after, limit);
      const fields = (row: StoredRow): Fields<Name> => ({
        key: rowKey(shape, row),
        fields: toFields(shape, columns, row),
      });
      return { rows: rows.flatMap((row) => kept(shape, () => fields(row))), next };
    },
    entity(shape, key) {
      const row = rowOf(shape, key);
      return row ? (parsed(shape, row)[0] ?? null) : null;
    },
    all: (shape) => page(shape, 0, wholeTable).rows,
    has: (shape, key) => rowOf(shape, key) !== undefined,
    version(shape, key) {
      const version = rowOf(shape, key)?.version;
      return typeof version === 'number' ? version : null;
    },
    currentAt: (shape) => findPosition(statements, shape, 'read')?.currentAt ?? null,
    isComplete: (shape) => findPosition(statements, shape, 'read') !== null,
    position(shape) {
      const building = findPosition(statements, shape, 'building');
      if (building) return { role: 'building', at: building.at };
      const read = findPosition(statements, shape, 'read');
      return read ? { role: 'read', at: read.at } : null;
    },
    answer({ accountId, name, input }) {
      const row = statements(
        'SELECT value, as_of FROM query_answers WHERE account_id = ? AND name = ? AND input = ?',
      ).get(accountId, name, input);
      if (!row) return null;
      return { value: JSON.parse(String(row.value)) as unknown, asOf: instant(Number(row.as_of)) };
    },
  };
}
