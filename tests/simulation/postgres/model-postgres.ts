import type { Random } from '../../../server/demo/random/random.ts';
import type { Hit } from '../faults/hit.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import {
  type ConnectionListener,
  type PostgresConnection,
  type PostgresDoor,
  PostgresError,
} from './door.ts';
import {
  createModelDatabase,
  type ModelDatabase,
  type ModelSnapshot,
  type ModelTransaction,
} from './model-database.ts';
import type { Session } from './session.ts';
import { answerQuery, UnknownQuery } from './understood-queries.ts';
import { type ReplicationSlot, startWalSender, takeSlot } from './wal-sender.ts';

export type ModelPostgres = {
  readonly door: PostgresDoor;
  readonly database: ModelDatabase;
  readonly slot: ReplicationSlot;
  /** Not null: the connection that carries the stream ends in the middle of the next transaction. */
  breaksNextTransaction: Hit | null;
  /** Not null: a page of the table is broken. Whoever wants to lock a ticket is told an error of Postgres' own. */
  unreadableTickets: Hit | null;
  openSession(onLost: (error: Error) => void): Session;
  /** Does the work on the server after the way there, and answers after the way back. */
  ask<T>(session: Session, label: string, work: () => T | Promise<T>): Promise<T>;
  /** Within Postgres: records, and a moment later lets others see it. */
  commit(transaction: ModelTransaction): Promise<void>;
  closeSession(session: Session): void;
  /** The process is gone; its connections are found dead a moment later. */
  ownerKilled(owner: SimulatedProcess): void;
  /** @returns whether it ran */
  crash(): boolean;
  restart(): void;
  isUp(): boolean;
  /** The slot's part of the log was removed: its reader has to begin anew. @returns whether there was such a part */
  loseSlot(): boolean;
  /** The replication connection ends, wherever it is. @returns whether there was one */
  breakStream(): boolean;
};

type Options = {
  readonly timeline: Timeline;
  readonly random: Random;
  /** Told in the moment Postgres learns it. */
  readonly onAcknowledged: (lsn: bigint) => void;
  readonly onCommitted: (database: ModelDatabase) => void;
  /** The engine reads a table's rows in this snapshot. */
  readonly onCursor: (table: string, snapshot: ModelSnapshot) => void;
  readonly onUnknownQuery: (error: UnknownQuery) => void;
};

export function createModelPostgres(options: Options): ModelPostgres {
  const { timeline, random, onAcknowledged, onCommitted, onCursor, onUnknownQuery } = options;
  const database = createModelDatabase(random.fork('database'));
  const slot: ReplicationSlot = {
    exists: false,
    isLost: false,
    isActive: false,
    confirmedLsn: 0n,
    writtenLsn: 0n,
  };
  const sessions = new Set<Session>();
  let server: SimulatedProcess | null = timeline.start('postgres');
  const wayMs = () => random.between(0.05, 0.8);

  const ask: ModelPostgres['ask'] = (session, label, work) =>
    new Promise((resolve, reject) => {
      if (!server || !session.isOpen) throw new PostgresError('57P01', 'the connection is closed');
      session.asking.add(reject);
      const answer = (settle: () => void) =>
        timeline.schedule(session.owner, wayMs(), `answer: ${label}`, () => {
          if (session.asking.delete(reject)) settle();
        });
      timeline.schedule(server, wayMs(), label, () => {
        if (!session.isOpen) return;
        new Promise<Awaited<ReturnType<typeof work>>>((done) => done(work() as never)).then(
          (value) => answer(() => resolve(value)),
          (error: Error) => answer(() => reject(error)),
        );
      });
    });

  function abandon(session: Session): void {
    session.isOpen = false;
    sessions.delete(session);
    if (session.sender) slot.isActive = false;
    session.sender?.stop();
    if (session.transaction) database.rollback(session.transaction);
    session.transaction = null;
  }

  /** The owner learns that the server is gone. */
  function lose(session: Session, afterMs = wayMs()): void {
    const error = new PostgresError('57P01', 'terminating connection');
    timeline.schedule(session.owner, afterMs, 'connection to postgres lost', () => {
      session.isGone = true;
      for (const reject of session.asking) reject(error);
      session.asking.clear();
      session.onLost(error);
    });
  }

  const openSession: ModelPostgres['openSession'] = (onLost) => {
    const session: Session = {
      owner: timeline.current(),
      isOpen: true,
      isGone: false,
      transaction: null,
      snapshot: null,
      isRepeatable: false,
      cursor: [],
      sender: null,
      asking: new Set(),
      onLost,
    };
    sessions.add(session);
    return session;
  };

  function acknowledge(chunk: Buffer): void {
    const lsn = chunk.readBigUInt64BE(1);
    if (lsn <= slot.confirmedLsn) return;
    onAcknowledged(lsn);
    slot.confirmedLsn = lsn;
    if (random.chance(0.3)) slot.writtenLsn = slot.confirmedLsn;
  }

  function startReplication(session: Session, text: string, listener: ConnectionListener): void {
    const startAt = takeSlot(slot, text);
    session.sender = startWalSender({
      timeline,
      random,
      database,
      receiver: session.owner,
      startAt,
      onCopyData: (frame) => {
        if (!session.isGone) listener.onCopyData(frame);
      },
      breaksIn() {
        const breaks = postgres.breaksNextTransaction;
        postgres.breaksNextTransaction = null;
        breaks?.();
        return breaks !== null;
      },
      onBroken(afterMs) {
        lose(session, afterMs);
        abandon(session);
      },
    });
    const { onReplicationStart } = listener;
    timeline.schedule(session.owner, wayMs(), 'replication starts', onReplicationStart);
    session.sender.wake();
  }

  function understand(session: Session, text: string, values: readonly unknown[]) {
    try {
      return answerQuery({ database, slot, session, commit: postgres.commit, onCursor }, text, values);
    } catch (error) {
      if (error instanceof UnknownQuery) onUnknownQuery(error);
      throw error;
    }
  }

  function connection(session: Session, listener: ConnectionListener): PostgresConnection {
    return {
      query(text, values) {
        if (!text.startsWith('START_REPLICATION'))
          return ask(session, `query ${text.trim().slice(0, 60)}`, () => understand(session, text, values));
        /* Goes on until the connection ends; only a refusal is an answer. */
        return ask(session, 'start replication', () => startReplication(session, text, listener)).then(
          () => new Promise(() => undefined),
        );
      },
      standbyStatus(chunk) {
        if (!server) return;
        timeline.schedule(server, wayMs(), 'standby status', () => {
          if (!session.isOpen) return;
          acknowledge(chunk);
          if (chunk[33] === 1) session.sender?.keepAlive();
        });
      },
      close: () => postgres.closeSession(session),
    };
  }

  const postgres: ModelPostgres = {
    database,
    slot,
    breaksNextTransaction: null,
    unreadableTickets: null,
    openSession,
    ask,
    door: {
      async connect(listener) {
        await timeline.sleep(wayMs(), 'connect to postgres');
        if (!server) throw new PostgresError('ECONNREFUSED', 'connect ECONNREFUSED');
        return connection(openSession(listener.onLost), listener);
      },
    },
    async commit(transaction) {
      await timeline.sleep(random.between(0, 1), 'flush');
      database.record(transaction);
      for (const session of sessions) session.sender?.wake();
      onCommitted(database);
      /* Between these two moments the stream is ahead of every snapshot. */
      await timeline.sleep(random.chance(0.3) ? random.between(0, 200) : 0.05, 'become visible');
      database.reveal(transaction);
    },
    closeSession(session) {
      if (!server || !session.isOpen) return;
      timeline.schedule(server, wayMs(), 'connection closed', () => abandon(session));
    },
    ownerKilled(owner) {
      for (const session of sessions) if (session.owner === owner) postgres.closeSession(session);
    },
    crash() {
      if (!server) return false;
      timeline.kill(server);
      server = null;
      for (const session of [...sessions]) {
        lose(session);
        session.transaction = null;
        abandon(session);
      }
      slot.confirmedLsn = slot.writtenLsn;
      database.crash();
      return true;
    },
    restart() {
      server ??= timeline.start('postgres');
    },
    isUp: () => server !== null,
    loseSlot() {
      const wasThere = slot.exists && !slot.isLost;
      slot.isLost = true;
      postgres.breakStream();
      return wasThere;
    },
    breakStream() {
      const streaming = [...sessions].filter(({ sender }) => sender !== null);
      for (const session of streaming) {
        lose(session);
        abandon(session);
      }
      return streaming.length > 0;
    },
  };
  return postgres;
}
