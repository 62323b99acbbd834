import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { RowOperation, WritableCache } from './cache.ts';
import type { CacheFile, CacheFileOptions } from './cache-file.ts';
import { readCache } from './read-cache.ts';
import { advancePosition, findPosition, removePosition, savePosition } from './shape-positions.ts';
import { type Generation, tableOf } from './shape-tables.ts';
import { rememberStatements, type Statements } from './statements.ts';
import { writeRows } from './write-rows.ts';
import { sliceRows, type WriterLane, writerLane } from './writer-lane.ts';

export type CacheOptions = CacheFileOptions & {
  /** Lets whoever else needs this process have its turn. */
  readonly pause: () => Promise<void>;
};

/** Reads on a connection of their own, so that a transaction written in slices is seen when it is whole. */
export function openCache(file: CacheFile, { log, pause }: CacheOptions): WritableCache {
  const lane = writerLane(file.writer, {
    pause: file.reader === file.writer ? () => Promise.resolve() : pause,
    committed: file.committed,
  });
  return {
    ...readCache(rememberStatements(file.reader), log),
    ...writeCache(lane, rememberStatements(file.writer)),
    beganAnew: () => file.beganAnew,
    close() {
      lane.close();
      file.close();
    },
  };
}

type Writes = Omit<WritableCache, keyof ReturnType<typeof readCache> | 'close' | 'beganAnew'>;

/** Kept answers beyond this many are the ones nobody asked for lately. */
const keptAnswers = 2000;
/** What a transaction of some size takes. */
const roomBytes = 1_000_000;

function writeCache(lane: WriterLane, statements: Statements): Writes {
  return {
    build: (shape, operations, at) =>
      lane.stepByStep(function* () {
        const generation = buildingGeneration(statements, shape, at.handle);
        yield* writeInSlices(statements, { shape, generation }, operations);
        savePosition(statements, { shape, role: 'building', generation, at, currentAt: null });
      }),
    promote: (shape, now) => lane.together(() => promote(statements, shape, now)),
    apply: (shape, operations, at, now) =>
      lane.stepByStep(function* () {
        const generation = advancePosition(statements, shape, at, now);
        if (generation === null) throw new Error(`The shape ${shape} has no generation to apply changes to`);
        yield* writeInSlices(statements, { shape, generation }, operations);
      }),
    abandonBuilding: (shape) => lane.together(() => void removePosition(statements, shape, 'building')),
    markCurrent: (current, now) =>
      lane.together(() => {
        const mark = statements(
          "UPDATE shape_positions SET current_at = ? WHERE shape = ? AND role = 'read'",
        );
        for (const shape of current) mark.run(now, shape);
      }),
    keepAnswer: ({ accountId, name, input }, { value, asOf }) =>
      lane.together(() => {
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
      }),
    async tryRoom() {
      await lane.together(() => statements('CREATE TABLE IF NOT EXISTS room (bytes BLOB)').run());
      try {
        await lane.together(() => statements('INSERT INTO room VALUES (zeroblob(?))').run(roomBytes));
      } finally {
        await lane.together(() => statements('DROP TABLE room').run());
      }
    },
  };
}

function* writeInSlices(
  statements: Statements,
  target: { readonly shape: ShapeName; readonly generation: Generation },
  operations: readonly RowOperation[],
): Generator<void> {
  for (let from = 0; from < operations.length; from += sliceRows) {
    if (from > 0) yield;
    writeRows(statements, target, operations.slice(from, from + sliceRows));
  }
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
): void {
  const building = findPosition(statements, shape, 'building');
  if (!building) throw new Error(`The shape ${shape} has no generation to promote`);
  const former = findPosition(statements, shape, 'read');
  removePosition(statements, shape, 'read');
  removePosition(statements, shape, 'building');
  savePosition(statements, { shape, role: 'read', ...building, currentAt: now });
  if (former) statements(`DELETE FROM ${tableOf(shape, former.generation)}`).run();
}
