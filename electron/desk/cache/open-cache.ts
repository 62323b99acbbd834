import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Log } from '../process/log.ts';
import { appendSnapshot, buildingGeneration } from './building.ts';
import type { LogPosition, RowOperation, WritableCache, WriteAhead } from './cache.ts';
import type { CacheFile, CacheFileOptions } from './cache-file.ts';
import type { CacheTask } from './cache-thread.ts';
import { type Generation, tableOf } from './generations.ts';
import { hasKeyIndex, indexKeys } from './key-index.ts';
import { readCache } from './read-cache.ts';
import { advancePosition, findPosition, removePosition, savePosition } from './shape-positions.ts';
import { columnsOf, keyOf } from './shape-tables.ts';
import { rememberStatements, type Statements } from './statements.ts';
import { NoThread } from './work-aside.ts';
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
    ...writeCache(file, lane, log),
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

/** So much of a snapshot, or as many rows to index, holds the desk for some 20 ms: more is done aside. */
const atOnce = { bytes: 64 * 1024, rows: 20_000 };

function writeCache(file: CacheFile, lane: WriterLane, log: Log): Writes {
  const statements = rememberStatements(file.writer);
  let { aside } = file;
  /** @returns whether it was done; where there is no thread it has to be done here */
  const doneAside = async (task: CacheTask): Promise<boolean> => {
    const thread = aside;
    if (!thread) return false;
    try {
      await lane.meanwhile(() => thread.run(task));
      return true;
    } catch (error) {
      if (!(error instanceof NoThread)) throw error;
      log.warn({ error: String(error) }, 'The desk does by itself what takes long');
      aside = null;
      return false;
    }
  };
  const indexAside = async (shape: ShapeName) => {
    const generation = findPosition(statements, shape, 'building')?.generation;
    if (generation === undefined || hasKeyIndex(statements, shape, generation)) return;
    if (lastRow(statements, shape, generation) > atOnce.rows)
      await doneAside({ kind: 'index', keys: keysOf(shape, generation) });
  };
  const writeAhead = (shape: ShapeName): WriteAhead | null => {
    const transaction = lane.ahead();
    return (
      transaction && {
        write: (operations) => transaction.write(() => applyPart(statements, shape, operations)),
        async end(operations, at, now) {
          await transaction.write(() => applyWhole(statements, shape, { operations, at, now }));
          transaction.commit();
        },
        undo: transaction.undo,
      }
    );
  };
  return {
    async append(part) {
      const row = { columns: columnsOf(part.shape), key: keyOf(part.shape) };
      const bytes = part.answers.reduce((sum, answer) => sum + answer.bytes.byteLength, 0);
      if (bytes > atOnce.bytes && (await doneAside({ kind: 'append', part, row }))) return;
      await lane.stepByStep(() => appendSnapshot(statements, part, row));
    },
    async build(shape, operations, at) {
      await indexAside(shape);
      await lane.stepByStep(function* () {
        const generation = buildingGeneration(statements, shape, at.handle);
        indexKeys(statements, keysOf(shape, generation));
        yield* writeInSlices(statements, { shape, generation }, operations);
        savePosition(statements, { shape, role: 'building', generation, at, currentAt: null });
      });
    },
    async promote(shape, now) {
      await indexAside(shape);
      await lane.together(() => promote(statements, shape, now));
    },
    apply: (shape, operations, at, now) =>
      lane.stepByStep(() => applyWhole(statements, shape, { operations, at, now })),
    // Who reads on the writer's connection would see it before its end.
    applyAhead: async (shape) => (file.reader === file.writer ? null : writeAhead(shape)),
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

const keysOf = (shape: ShapeName, generation: Generation) => ({ shape, generation, key: keyOf(shape) });

const lastRow = (statements: Statements, shape: ShapeName, generation: Generation): number =>
  Number(statements(`SELECT max(rowid) AS last FROM ${tableOf(shape, generation)}`).get()?.last ?? 0);

/** Rows and their offset. */
function* applyWhole(
  statements: Statements,
  shape: ShapeName,
  { operations, at, now }: { operations: readonly RowOperation[]; at: LogPosition; now: Instant },
): Generator<void> {
  const generation = advancePosition(statements, shape, at, now);
  if (generation === null) throw new Error(`The shape ${shape} has no generation to apply changes to`);
  yield* writeInSlices(statements, { shape, generation }, operations);
}

/** Rows whose offset is not known yet. */
function* applyPart(
  statements: Statements,
  shape: ShapeName,
  operations: readonly RowOperation[],
): Generator<void> {
  const generation = findPosition(statements, shape, 'read')?.generation;
  if (generation === undefined) throw new Error(`The shape ${shape} has no generation to apply changes to`);
  yield* writeInSlices(statements, { shape, generation }, operations);
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

/** What was built is read from here on. */
function promote(statements: Statements, shape: ShapeName, now: Instant): void {
  const building = findPosition(statements, shape, 'building');
  if (!building) throw new Error(`The shape ${shape} has no generation to promote`);
  indexKeys(statements, keysOf(shape, building.generation));
  const former = findPosition(statements, shape, 'read');
  removePosition(statements, shape, 'read');
  removePosition(statements, shape, 'building');
  savePosition(statements, { shape, role: 'read', ...building, currentAt: now });
  if (former) statements(`DELETE FROM ${tableOf(shape, former.generation)}`).run();
}
