import type { Database } from 'better-sqlite3';

/** Rows written at once: about 10 ms. Between them whoever else needs this process gets its turn. */
export const sliceRows = 500;

/**
 * The one writer of a cache. A long transaction is written in slices with pauses between; nobody else's write may get
 * into it, so those wait, in the order they came. While nothing long is open, a write is done when the call returns.
 */
export type WriterLane = {
  /** All of it, or nothing. @throws what the work throws; nothing is written then */
  together<T>(work: () => T): Promise<T>;
  /** The same for many: each step writes one slice, and readers see nothing before the last. */
  stepByStep<T>(steps: () => Generator<void, T>): Promise<T>;
  /** For rows that come over some time; null while somebody else is writing. Until it ends, everybody else waits. */
  ahead(): OpenTransaction | null;
  /** Nothing is written here until that is done, which writes on a connection of its own. */
  meanwhile(work: () => Promise<void>): Promise<void>;
  /** Nothing is written from here on; what is open is undone. */
  close(): void;
};

/** Undone whole when anything of it fails, or when it is closed with the lane. */
export type OpenTransaction = {
  /** @throws also when it was undone meanwhile */
  write<T>(steps: () => Generator<void, T>): Promise<T>;
  commit(): void;
  undo(): void;
};

export class TransactionUndone extends Error {
  constructor() {
    super('The transaction was undone');
    this.name = 'TransactionUndone';
  }
}

export class CacheClosed extends Error {
  constructor() {
    super('The cache was closed');
    this.name = 'CacheClosed';
  }
}

type Options = { readonly pause: () => Promise<void>; readonly committed: () => void };

export function writerLane(database: Database, { pause, committed }: Options): WriterLane {
  let last: Promise<unknown> | null = null;
  let closed = false;
  let open: OpenTransaction | null = null;
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');

  const assertOpen = () => {
    if (closed) throw new CacheClosed();
  };
  const atOnce = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      assertOpen();
      const done = database.transaction(work)();
      committed();
      resolve(done);
    });
  const beginTransaction = (ended: () => void): OpenTransaction => {
    assertOpen();
    begin.run();
    let isOpen = true;
    const end = () => {
      isOpen = false;
      open = null;
      ended();
    };
    const undo = () => {
      if (!isOpen) return;
      end();
      if (!closed && database.inTransaction) database.exec('ROLLBACK');
    };
    const assertMine = () => {
      assertOpen();
      if (!isOpen) throw new TransactionUndone();
    };
    open = {
      async write(steps) {
        try {
          assertMine();
          const running = steps();
          let step = running.next();
          while (!step.done) {
            await pause();
            assertMine();
            step = running.next();
          }
          return step.value;
        } catch (error) {
          undo();
          throw error;
        }
      },
      commit() {
        assertMine();
        try {
          commit.run();
        } catch (error) {
          undo();
          throw error;
        }
        end();
        committed();
      },
      undo,
    };
    return open;
  };
  const inSlices = async <T>(steps: () => Generator<void, T>): Promise<T> => {
    const transaction = beginTransaction(() => undefined);
    const written = await transaction.write(steps);
    transaction.commit();
    return written;
  };
  /** After whatever is open or waits already; at once when nothing does. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const before = last;
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    last = ended;
    const turn = before ? before.then(work) : work();
    const end = () => {
      if (last === ended) last = null;
      resolve();
    };
    turn.then(end, end);
    return turn;
  };

  return {
    together: (work) => (last ? inTurn(() => atOnce(work)) : atOnce(work)),
    stepByStep: (steps) => inTurn(() => inSlices(steps)),
    ahead() {
      if (last) return null;
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const transaction = beginTransaction(resolve);
      void inTurn(() => ended);
      return transaction;
    },
    meanwhile: (work) =>
      inTurn(async () => {
        assertOpen();
        await work().finally(assertOpen);
        committed();
      }),
    close() {
      closed = true;
      open?.undo();
    },
  };
}
