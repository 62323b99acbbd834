import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type MessageSpool, openMessageSpool } from './message-spool.ts';

/**
 * Large transactions that have not ended yet. Postgres streams them while they run; until it says how one ended, it is
 * kept here, and nobody else sees anything of it.
 */
export type StreamedTransactions = {
  /** What comes until `pause` is of this transaction. */
  go(xid: number): void;
  pause(): void;
  /** Whether what comes is of a transaction that has not ended. */
  isUnderWay(): boolean;
  /** @returns a promise when the caller should wait before the next */
  keep(message: Buffer): Promise<void> | undefined;
  /** It came to nothing; with another `subxid`, only what it did since a savepoint. */
  abort(xid: number, subxid: number): Promise<void>;
  /** What it did, in order, some messages at a time, good until the next are asked for. It is kept no longer then. */
  take(xid: number): AsyncGenerator<readonly Buffer[], void>;
  /** None is kept any more: Postgres begins them anew. */
  clear(): Promise<void>;
};

type Transaction = { readonly spool: MessageSpool; readonly aborted: Set<number> };

/** @param directory for it alone: whatever is in it is removed by `clear` */
export function keepStreamedTransactions(directory: string): StreamedTransactions {
  const transactions = new Map<number, Transaction>();
  const state = { current: undefined as Transaction | undefined };

  const begin = (xid: number): Transaction => {
    const spool = openMessageSpool(join(directory, String(xid)));
    const transaction = { spool, aborted: new Set<number>() };
    transactions.set(xid, transaction);
    return transaction;
  };
  const forget = async (xid: number): Promise<void> => {
    const transaction = transactions.get(xid);
    transactions.delete(xid);
    await transaction?.spool.remove();
  };

  return {
    go(xid) {
      state.current = transactions.get(xid) ?? begin(xid);
    },
    pause() {
      state.current = undefined;
    },
    isUnderWay: () => state.current !== undefined,
    keep: (message) => state.current?.spool.append(message),
    async abort(xid, subxid) {
      if (xid === subxid) await forget(xid);
      else transactions.get(xid)?.aborted.add(subxid);
    },
    async *take(xid) {
      const transaction = transactions.get(xid);
      if (transaction === undefined) throw new Error(`nothing was streamed of the transaction ${xid}`);
      const { spool, aborted } = transaction;
      for await (const messages of spool.messages())
        yield aborted.size === 0 ? messages : messages.filter((message) => !isAborted(message, aborted));
      await forget(xid);
    },
    async clear() {
      state.current = undefined;
      const spools = [...transactions.values()].map(({ spool }) => spool);
      transactions.clear();
      await Promise.allSettled(spools.map((spool) => spool.remove()));
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
    },
  };
}

/** Also what a table is: whoever tells of it after the savepoint tells that anew. */
const isAborted = (message: Buffer, aborted: ReadonlySet<number>): boolean =>
  aborted.has(message.readUInt32BE(1));
