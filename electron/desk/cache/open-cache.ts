import type { Database } from 'better-sqlite3';
import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import { type Key, rowKey, type WritableCache } from './cache.ts';
import { openCacheDatabase } from './cache-file.ts';
import { readCache } from './read-cache.ts';
import { findPosition, removePosition, savePosition } from './shape-positions.ts';
import { type Generation, lostKeysSql, tableOf } from './shape-tables.ts';
import { rememberStatements, type Statements } from './statements.ts';
import { writeRows } from './write-rows.ts';

type Options = { readonly file: string; readonly clock: Clock; readonly log: Log };

/** One connection: better-sqlite3 is synchronous, so no reader ever waits for the writer. @see cache.ts */
export function openCache(options: Options): WritableCache {
  const database = openCacheDatabase(options);
  const statements = rememberStatements(database);
  return { ...readCache(statements, options.log), ...writeCache(database, statements) };
}

type Writes = Omit<WritableCache, keyof ReturnType<typeof readCache>>;

/** Kept answers beyond this many are the ones nobody asked for lately. */
const keptAnswers = 2000;

function writeCache(database: Database, statements: Statements): Writes {
  const together = <T>(work: () => T): T => database.transaction(work)();
  return {
    build(shape, operations, at) {
      together(() => {
        const generation = buildingGeneration(statements, shape, at.handle);
        writeRows(statements, { shape, generation }, operations);
        savePosition(statements, { shape, role: 'building', generation, at, currentAt: null });
      });
    },
    promote: (shape, now) => together(() => promote(statements, shape, now)),
    apply(shape, operations, at, now) {
      together(() => {
        const read = findPosition(statements, shape, 'read');
        if (!read) throw new Error(`The shape ${shape} has no generation to apply changes to`);
        writeRows(statements, { shape, generation: read.generation }, operations);
        savePosition(statements, {
          shape,
          role: 'read',
          generation: read.generation,
          at,
          currentAt: now,
        });
      });
    },
    abandonBuilding: (shape) => void removePosition(statements, shape, 'building'),
    markCurrent(current, now) {
      together(() => {
        const mark = statements(
          "UPDATE shape_positions SET current_at = ? WHERE shape = ? AND role = 'read'",
        );
        for (const shape of current) mark.run(now, shape);
      });
    },
    keepAnswer({ accountId, name, input }, { value, asOf }) {
      together(() => {
        statements('INSERT OR REPLACE INTO query_answers VALUES (?, ?, ?, ?, ?)').run(
          accountId,
          name,
          input,
          JSON.stringify(value),
          asOf,
        );
        statements(
          `DELETE FROM query_answers WHERE rowid IN
           (SELECT rowid FROM query_answers ORDER BY as_of DESC LIMIT -1 OFFSET ?)`,
        ).run(keptAnswers);
      });
    },
    close: () => void database.close(),
  };
}

/** The generation being built under this handle; a new handle is another log, so it begins from nothing. */
function buildingGeneration(statements: Statements, shape: ShapeName, handle: string): Generation {
  const building = findPosition(statements, shape, 'building');
  if (building?.at.handle === handle) return building.generation;
  const generation = findPosition(statements, shape, 'read')?.generation === 0 ? 1 : 0;
  statements(`DELETE FROM ${tableOf(shape, generation)}`).run();
  return generation;
}

function promote(
  statements: Statements,
  shape: ShapeName,
  now: Parameters<WritableCache['promote']>[1],
): readonly Key[] {
  const building = findPosition(statements, shape, 'building');
  if (!building) throw new Error(`The shape ${shape} has no generation to promote`);
  const former = findPosition(statements, shape, 'read');
  const lost = former ? statements(lostKeysSql(shape, former.generation, building.generation)).all() : [];
  removePosition(statements, shape, 'read');
  removePosition(statements, shape, 'building');
  savePosition(statements, { shape, role: 'read', ...building, currentAt: now });
  if (former) statements(`DELETE FROM ${tableOf(shape, former.generation)}`).run();
  return lost.map((row) => rowKey(shape, row));
}
