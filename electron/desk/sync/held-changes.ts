import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import { type Key, type RowOperation, rowKey } from '../cache/cache.ts';

/**
 * Changes that came before their `up-to-date`, merged by row so that memory is bounded by the shape, not by its log.
 * Applying the merged operations equals applying all of them in order.
 */
export type HeldChanges = {
  add(operations: readonly RowOperation[]): void;
  /** Everything held, and nothing is held any more. */
  take(): { readonly operations: readonly RowOperation[]; readonly changed: readonly ChangedKey[] };
  clear(): void;
};

export type ChangedKey = { readonly key: Key; readonly op: 'put' | 'delete' };

export function holdChanges(shape: ShapeName): HeldChanges {
  const held = new Map<string, RowOperation>();
  return {
    add(operations) {
      for (const operation of operations) {
        const key = rowKey(shape, operation.row).join(' ');
        held.set(key, merged(held.get(key), operation));
      }
    },
    take() {
      const operations = [...held.values()];
      held.clear();
      const changed = operations.map(
        ({ op, row }): ChangedKey => ({
          key: rowKey(shape, row),
          op: op === 'delete' ? 'delete' : 'put',
        }),
      );
      return { operations, changed };
    },
    clear: () => held.clear(),
  };
}

function merged(earlier: RowOperation | undefined, later: RowOperation): RowOperation {
  if (!earlier || later.op !== 'update' || earlier.op === 'delete') return later;
  return { op: earlier.op, row: { ...earlier.row, ...later.row } };
}
