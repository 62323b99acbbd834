import { type Lsn, maxLsn, zeroLsn } from './lsn.ts';
import { decodePgOutput, decodeStreamed, type PgOutputMessage } from './pgoutput.ts';
import type { StreamFrame } from './replication-stream.ts';
import type { StreamedTransactions } from './streamed-transactions.ts';
import type { TransactionSink } from './transaction-sink.ts';

export type Pouring = {
  /** @returns a promise when the caller should wait before the next */
  pour(frame: StreamFrame): Promise<void> | undefined;
  /** Everything before it has been given to the sink. */
  poured(): Lsn;
  /** Postgres sends again what comes after this. */
  startAt(at: Lsn): void;
};

type Parts = {
  readonly sink: TransactionSink;
  readonly streamed: StreamedTransactions;
  /** A promise while others should have a turn before the next message. */
  readonly turn: () => Promise<void> | undefined;
};

const streamStop = 'E'.charCodeAt(0);

/** Gives the sink what Postgres says: whole transactions in the order of their commits. */
export function pourMessages({ sink, streamed, turn }: Parts): Pouring {
  const state = { poured: zeroLsn, inTransaction: false };

  const begin = (xid: number, finalLsn: Lsn): void => {
    state.inTransaction = true;
    sink.begin(xid, finalLsn);
  };
  const commit = (endLsn: Lsn): void => {
    sink.commit();
    state.inTransaction = false;
    state.poured = maxLsn(state.poured, endLsn);
  };
  const give = (message: PgOutputMessage): Promise<void> | undefined => {
    switch (message.kind) {
      case 'relation':
        sink.relation(message.relation);
        return undefined;
      case 'insert':
      case 'update':
      case 'delete':
        return sink.change(message);
      case 'truncate':
        sink.truncate(message.relationOids);
        return undefined;
      default:
        return undefined;
    }
  };
  async function giveStreamed(xid: number): Promise<void> {
    for await (const messages of streamed.take(xid)) {
      for (const message of messages) {
        for (let pause = turn(); pause !== undefined; pause = turn()) await pause;
        const wait = give(decodeStreamed(message));
        if (wait !== undefined) await wait;
      }
    }
  }
  function take(bytes: Buffer): Promise<void> | undefined {
    const message = decodePgOutput(bytes);
    switch (message.kind) {
      case 'begin':
        begin(message.xid, message.finalLsn);
        return undefined;
      case 'commit':
        commit(message.endLsn);
        return undefined;
      case 'stream-start':
        streamed.go(message.xid);
        return undefined;
      case 'stream-stop':
        streamed.pause();
        return undefined;
      case 'stream-abort':
        return streamed.abort(message.xid, message.subxid);
      case 'stream-commit':
        begin(message.xid, message.finalLsn);
        return giveStreamed(message.xid).then(() => commit(message.endLsn));
      default:
        return give(message);
    }
  }

  return {
    pour(frame) {
      if (frame.kind === 'data')
        return streamed.isUnderWay() && frame.payload[0] !== streamStop
          ? streamed.keep(frame.payload)
          : take(frame.payload);
      // Inside a transaction the server is ahead of what we hold whole.
      if (!state.inTransaction && !streamed.isUnderWay()) state.poured = maxLsn(state.poured, frame.lsn);
      return undefined;
    },
    poured: () => state.poured,
    startAt(at) {
      state.inTransaction = false;
      state.poured = at;
    },
  };
}
