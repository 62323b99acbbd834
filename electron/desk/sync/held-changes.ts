import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import { keyText, type RowOperation, rowKey } from '../cache/cache.ts';

/**
 * Changes that came before their `up-to-date`, merged by row so that memory is bounded by the shape, not by its log.
 * Applying the merged operations equals applying all of them in order.
 */
export type HeldChanges = {
  add(operations: readonly RowOperation[]): void;
  /** Everything held and then these, and nothing is held any more. */
  takeWith(operations: readonly RowOperation[]): readonly RowOperation[];
  clear(): void;
  isEmpty(): boolean;
};

export function holdChanges(shape: ShapeName): HeldChanges {
  const held = new Map<string, RowOperation>();
  return {
    add(operations) {
      for (const operation of operations) {
        const key = keyText(rowKey(shape, operation.row));
        held.set(key, merged(held.get(key), operation));
      }
    },
    takeWith(operations) {
      if (held.size === 0) return operations;
      const all = [...held.values(), ...operations];
      held.clear();
      return all;
    },
    clear: () => held.clear(),
    isEmpty: () => held.size === 0,
  };
}

function merged(earlier: RowOperation | undefined, later: RowOperation): RowOperation {
  if (!earlier || later.op !== 'update' || earlier.op === 'delete') return later;
  return { op: earlier.op, row: { ...earlier.row, ...later.row } };
}
