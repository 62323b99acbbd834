import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { RowOperation } from '../cache/cache.ts';

/** A message of a shape's log as it stands on the wire. */
export type RawMessage = {
  readonly value?: WireRow;
  readonly headers: {
    readonly operation?: 'insert' | 'update' | 'delete';
    readonly control?: string;
    readonly global_last_seen_lsn?: string;
  };
};

/** The row a message brings; null when it is about the log itself. */
export const operationOf = ({ headers, value }: RawMessage): RowOperation | null =>
  headers.operation && value ? { op: headers.operation, row: value } : null;
