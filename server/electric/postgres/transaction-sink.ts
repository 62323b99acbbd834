import type { Lsn } from './lsn.ts';
import type { PgOutputMessage, Relation } from './pgoutput.ts';

export type RowChange = Extract<PgOutputMessage, { kind: 'insert' | 'update' | 'delete' }>;

/**
 * Where the replicator pours transactions, in commit order and one at a time. A transaction may come again after a
 * reconnect; whoever keeps it recognises it by its final LSN.
 */
export type TransactionSink = {
  begin(xid: number, finalLsn: Lsn): void;
  relation(relation: Relation): void;
  /**
   * The row is good until this returns, or its promise resolves: its bytes are used again.
   * @returns a promise only when the sink wants to be waited for
   */
  change(change: RowChange): Promise<void> | undefined;
  truncate(relationOids: readonly number[]): void;
  /** The transaction is whole. It need not be written yet: see `flush`. */
  commit(): void;
  /** Writes every whole transaction and tells of it. Called when there is a pause, so that busy times share writes. */
  flush(): Promise<void>;
  /** The stream broke: forget the part of a transaction that was seen, keep the whole ones. */
  abandon(): Promise<void>;
};
