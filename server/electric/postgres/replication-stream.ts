import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import pg from 'pg';
import { formatLsn, type Lsn } from './lsn.ts';
import { endWhenSilent, quoteLiteral, sessionConfig } from './session.ts';

/** What the stream hands over: pgoutput bytes, or how far the server has sent. */
export type StreamFrame =
  | { readonly kind: 'data'; readonly payload: Buffer }
  | { readonly kind: 'sent-up-to'; readonly lsn: Lsn };

export type ReplicationStream = {
  /** Tells Postgres what is durable here. Never more than that: what is acknowledged is gone from the slot. */
  acknowledge(durable: Lsn): void;
  /** Asks the server to answer, so that silence can be told from idleness. */
  ping(): void;
  pause(): void;
  resume(): void;
  close(): Promise<void>;
};

export type ReplicationStreamOptions = {
  readonly connectionString: string;
  readonly slotName: string;
  readonly publicationName: string;
  readonly startAt: Lsn;
  /** Whether large transactions are wanted before they end. */
  readonly beforeTheirEnd: boolean;
  /** How long Postgres may take to begin, in milliseconds. */
  readonly silenceMs: number;
  /** Called once, as soon as a backend of Postgres serves the connection. */
  readonly onConnected: (backendPid: number) => void;
  /** Called once, when Postgres has answered on the stream: only then is it known to run. */
  readonly onConfirmed: () => void;
  /** Called for every message, before it waits in any queue. */
  readonly onMessage: () => void;
  readonly onFrame: (frame: StreamFrame) => void;
  readonly onEnd: (reason: string) => void;
};

/** The parts of pg's client that its types do not tell of. */
type CopyBothConnection = EventEmitter & {
  readonly stream: Socket;
  sendCopyFromChunk(chunk: Buffer): void;
};
type ReplicationClient = { readonly connection: CopyBothConnection; readonly processID: number };

/** A transaction that takes more of Postgres's memory is streamed before it ends: little is left to send when it does. */
const streamedFrom = '-c logical_decoding_work_mem=8MB';

const postgresEpochMs = Date.UTC(2000, 0, 1);

function standbyStatus(durable: Lsn, replyRequested: boolean): Buffer {
  const message = Buffer.alloc(34);
  message.writeUInt8(0x72, 0); // 'r'
  message.writeBigUInt64BE(durable, 1);
  message.writeBigUInt64BE(durable, 9);
  message.writeBigUInt64BE(durable, 17);
  message.writeBigInt64BE(BigInt(Date.now() - postgresEpochMs) * 1000n, 25);
  message.writeUInt8(replyRequested ? 1 : 0, 33);
  return message;
}

function startCommand(options: ReplicationStreamOptions): string {
  const streaming = options.beforeTheirEnd ? 'on' : 'off';
  const publications = quoteLiteral(`"${options.publicationName.replaceAll('"', '""')}"`);
  return `START_REPLICATION SLOT "${options.slotName}" LOGICAL ${formatLsn(options.startAt)} (proto_version '2', streaming '${streaming}', publication_names ${publications})`;
}

/**
 * Opens one replication connection and starts streaming; `onEnd` follows exactly once, whatever ends it.
 * Rejects when the connection or the start is refused.
 */
export async function openReplicationStream(options: ReplicationStreamOptions): Promise<ReplicationStream> {
  const session = sessionConfig(options.connectionString, 'electric-stream');
  const config = { ...session, options: `${session.options} ${streamedFrom}`, replication: 'database' };
  const client = new pg.Client(config);
  const state = { durable: options.startAt, confirmed: false, ended: false };

  const end = (reason: string): void => {
    if (state.ended) return;
    state.ended = true;
    options.onEnd(reason);
  };
  client.on('error', (error) => end(error.message));
  client.on('end', () => end('connection closed'));
  await client.connect();
  const { connection, processID } = client as unknown as ReplicationClient;
  options.onConnected(processID);
  endWhenSilent(client, options.silenceMs);

  const close = async (): Promise<void> => {
    end('closed here');
    connection.stream.destroy();
    await client.end().catch(() => undefined);
  };
  const confirm = (): void => {
    if (state.confirmed) return;
    state.confirmed = true;
    options.onConfirmed();
  };
  const receive = (chunk: Buffer): void => {
    if (state.ended) return;
    confirm();
    options.onMessage();
    if (chunk[0] === 0x77 /* w */) {
      // A copy: pg's parser reuses the memory under the chunk.
      options.onFrame({ kind: 'data', payload: Buffer.from(chunk.subarray(25)) });
    } else if (chunk[0] === 0x6b /* k */) {
      options.onFrame({ kind: 'sent-up-to', lsn: chunk.readBigUInt64BE(1) });
      if (chunk[17] === 1) connection.sendCopyFromChunk(standbyStatus(state.durable, false));
    }
  };
  connection.on('copyData', (message: { chunk: Buffer }) => receive(message.chunk));

  const started = new Promise<void>((resolve) => connection.once('replicationStart', () => resolve()));
  const query = client.query(startCommand(options));
  query.then(
    () => end('replication ended by the server'),
    (error: Error) => end(error.message),
  );
  await Promise.race([started, query.then(() => undefined)]).catch(async (error: Error) => {
    // A refused connection stays open, and each is one of the few that Postgres has for streams.
    await close();
    throw error;
  });
  // From now on the line is asked, and what is sent counts as moving.
  endWhenSilent(client, 0);
  // Asks for an answer at once, so that "confirmed" does not wait for the first change.
  connection.sendCopyFromChunk(standbyStatus(state.durable, true));

  return {
    acknowledge(durable) {
      if (state.ended || durable <= state.durable) return;
      state.durable = durable;
      connection.sendCopyFromChunk(standbyStatus(durable, false));
    },
    ping() {
      if (!state.ended) connection.sendCopyFromChunk(standbyStatus(state.durable, true));
    },
    pause: () => void connection.stream.pause(),
    resume: () => void connection.stream.resume(),
    close,
  };
}
