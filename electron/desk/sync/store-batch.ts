import { type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { keyText, type RowOperation, rowKey, type WritableCache } from '../cache/cache.ts';
import type { Timers } from '../process/clock.ts';
import { holdChanges } from './held-changes.ts';
import type { Batch } from './shape-stream.ts';
import { writeAhead } from './write-ahead.ts';
import { writeSnapshot } from './write-snapshot.ts';

/** What readers of the cache see of a batch. */
export type CacheChange =
  /**
   * Rows that were written or removed, by their keys as windows know them. `columns` are what is read anew of them;
   * null when some came or went.
   */
  | {
      readonly kind: 'rows';
      readonly shape: ShapeName;
      readonly keys: readonly string[];
      readonly columns: readonly string[] | null;
    }
  /** Another generation is read now: any row may differ or be gone. */
  | { readonly kind: 'replaced'; readonly shape: ShapeName };

export type BatchStore = {
  /** @returns what became visible; null while nothing did (invariant 2) */
  store(batch: Batch, now: Instant): Promise<CacheChange | null>;
  /** The connection has ended within a transaction. */
  brokenOff(): void;
  mustRefetch(): Promise<void>;
  /** What waits is dropped, what is not whole undone; resolves when nothing of a snapshot is being written any more. */
  stop(): Promise<void>;
};

/**
 * Brings one shape's batches into the cache, one after the other. A shape without a complete copy is built beside what is
 * read and shown at its up-to-date; one that has a copy holds changes until then. Either way nothing partial is ever
 * visible.
 */
export function storeBatches(
  shape: ShapeName,
  { cache, timers }: { readonly cache: WritableCache; readonly timers: Pick<Timers, 'after'> },
): BatchStore {
  const held = holdChanges(shape);
  /** Of a transaction that the server tells by itself and that has not ended. */
  const parts = holdChanges(shape);
  const ahead = writeAhead({ begin: () => cache.applyAhead(shape), timers });
  let building = cache.position(shape)?.role !== 'read';
  const snapshot = writeSnapshot((part) => cache.append({ shape, ...part }));
  const dropParts = () => {
    parts.clear();
    ahead.forget();
  };
  return {
    store(batch, now) {
      // Answers end behind a whole transaction: one that was being told is told again from its beginning.
      if (batch.requestedAt !== null) dropParts();
      else if (!batch.upToDate) return takePart(batch.operations);
      return building ? build(batch, now) : apply(batch, now);
    },
    brokenOff: dropParts,
    async mustRefetch() {
      held.clear();
      dropParts();
      await snapshot.abandon();
      building = true;
      await cache.abandonBuilding(shape);
    },
    stop() {
      ahead.giveUp();
      return snapshot.abandon();
    },
  };

  async function takePart(operations: readonly RowOperation[]): Promise<null> {
    parts.add(operations);
    if (!building && held.isEmpty()) await ahead.add(operations);
    return null;
  }

  async function build(batch: Batch, now: Instant): Promise<CacheChange | null> {
    if (batch.snapshot) {
      await snapshot.add(batch.snapshot, batch.at);
      return null;
    }
    await snapshot.written();
    await cache.build(shape, parts.takeWith(batch.operations), batch.at);
    if (!batch.upToDate) return null;
    await cache.promote(shape, now);
    building = false;
    return { kind: 'replaced', shape };
  }

  async function apply(batch: Batch, now: Instant): Promise<CacheChange | null> {
    if (batch.snapshot) throw new Error(`The shape ${shape} sent a snapshot where changes were due`);
    if (!batch.upToDate) {
      held.add(batch.operations);
      return null;
    }
    const isWritten = await ahead.end(batch.operations, batch.at, now);
    const operations = held.takeWith(parts.takeWith(batch.operations));
    if (!isWritten) await cache.apply(shape, operations, batch.at, now);
    return {
      kind: 'rows',
      shape,
      keys: operations.map(({ row }) => keyText(rowKey(shape, row))),
      columns: changedColumns(shape, operations),
    };
  }
}

/** Of an update come the key and what changed. */
function changedColumns(shape: ShapeName, operations: readonly RowOperation[]): readonly string[] | null {
  const columns = new Set<string>();
  for (const { op, row } of operations) {
    if (op !== 'update') return null;
    for (const column in row) columns.add(column);
  }
  for (const column of shapes[shape].key) columns.delete(column);
  return shapes[shape].columnsOfFields(columns);
}
