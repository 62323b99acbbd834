import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Key, RowOperation, WritableCache } from '../cache/cache.ts';
import { type ChangedKey, holdChanges } from './held-changes.ts';
import type { Batch } from './shape-stream.ts';

/** What readers of the cache see of a batch. */
export type CacheChange =
  | { readonly kind: 'rows'; readonly shape: ShapeName; readonly changed: readonly ChangedKey[] }
  /** Another generation is read now: any row may differ, and these are gone. */
  | { readonly kind: 'replaced'; readonly shape: ShapeName; readonly lost: readonly Key[] };

export type BatchStore = {
  /** @returns what became visible; null while nothing did (invariant 2) */
  store(batch: Batch, now: Instant): CacheChange | null;
  mustRefetch(): void;
};

/**
 * Rows of a first sync written in one transaction. Keys are random, so each transaction rewrites nearly every page of
 * the key's index: with the 800 rows of one response, 100,000 tickets took a third longer. So many hold the desk 60 ms.
 */
const gatheredRows = 4000;

/**
 * Brings one shape's batches into the cache. A shape without a complete copy is built beside what is read and shown
 * at its up-to-date; one that has a copy holds changes until then. Either way nothing partial is ever visible.
 */
export function storeBatches(shape: ShapeName, cache: WritableCache): BatchStore {
  const held = holdChanges(shape);
  let building = cache.position(shape)?.role !== 'read';
  let gathered: readonly RowOperation[] = [];
  return {
    store(batch, now) {
      if (!building) return applyHeld(batch, now);
      gathered = gathered.length === 0 ? batch.operations : [...gathered, ...batch.operations];
      if (!batch.upToDate && gathered.length < gatheredRows) return null;
      cache.build(shape, gathered, batch.at);
      gathered = [];
      if (!batch.upToDate) return null;
      const lost = cache.promote(shape, now);
      building = false;
      return { kind: 'replaced', shape, lost };
    },
    mustRefetch() {
      held.clear();
      gathered = [];
      cache.abandonBuilding(shape);
      building = true;
    },
  };

  function applyHeld(batch: Batch, now: Instant): CacheChange | null {
    held.add(batch.operations);
    if (!batch.upToDate) return null;
    const { operations, changed } = held.take();
    cache.apply(shape, operations, batch.at, now);
    return { kind: 'rows', shape, changed };
  }
}
