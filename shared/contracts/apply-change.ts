import { assertNever } from '../kernel/assert-never.ts';
import type { LiveChange, LiveEntities, LiveName } from './live.ts';

type Row = LiveEntities[LiveName];
type BeforeAndAfter = { readonly before: Row | null; readonly after: Row | null };

/** Changes a window's rows of one entity. @returns the row before and after; null where there is none */
export function applyChange(rows: Map<string, Row>, change: LiveChange): BeforeAndAfter {
  const before = rows.get(change.key) ?? null;
  const after = rowAfter(before, change);
  if (after) rows.set(change.key, after);
  else rows.delete(change.key);
  return { before, after };
}

function rowAfter(before: Row | null, change: LiveChange): Row | null {
  switch (change.op) {
    case 'put':
      return change.value;
    case 'patch':
      return before && ({ ...before, ...change.value } as Row);
    case 'delete':
      return null;
    default:
      return assertNever(change);
  }
}

/** Two changes of one row, one after the other, as one. */
export function mergeChanges(earlier: LiveChange | undefined, later: LiveChange): LiveChange {
  if (!earlier || later.op !== 'patch') return later;
  if (earlier.op === 'delete') return earlier;
  return { ...earlier, value: { ...earlier.value, ...later.value } } as LiveChange;
}
