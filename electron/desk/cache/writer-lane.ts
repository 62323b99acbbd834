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
  /** Nothing is written here until that is done, which writes on a connection of its own. */
  meanwhile(work: () => Promise<void>): Promise<void>;
  /** Nothing is written from here on; what is open is undone. */
  close(): void;
};

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
  const inSlices = async <T>(steps: () => Generator<void, T>): Promise<T> => {
    assertOpen();
    begin.run();
    try {
      const running = steps();
      let step = running.next();
      while (!step.done) {
        await pause();
        assertOpen();
        step = running.next();
      }
      commit.run();
      committed();
      return step.value;
    } catch (error) {
      if (!closed && database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
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
    meanwhile: (work) =>
      inTurn(async () => {
        assertOpen();
        await work().finally(assertOpen);
        committed();
      }),
    close() {
      closed = true;
    },
  };
}
