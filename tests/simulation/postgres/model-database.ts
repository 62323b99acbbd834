import type { Random } from '../../../server/demo/random/random.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import { PostgresError } from './door.ts';
import { createRowLocks } from './row-locks.ts';
import { wireRowOf } from './tables.ts';

/** One row written by a transaction; the texts are null for tables that desks do not follow. */
export type RowWrite = {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  readonly before: WireRow | null;
  readonly after: WireRow | null;
};

export type ModelTransaction = {
  /** Given with the first write or lock, as in Postgres; 64 bits. */
  xid: bigint | null;
  readonly writes: RowWrite[];
  readonly truncated: string[];
};

/** A committed transaction as the write-ahead log has it, in the order of commit. */
export type Commit = {
  readonly xid: bigint;
  readonly commitLsn: bigint;
  readonly endLsn: bigint;
  readonly writes: readonly RowWrite[];
  readonly truncated: readonly string[];
};

/** What `pg_current_snapshot()` says. */
export type ModelSnapshot = {
  readonly xmin: bigint;
  readonly xmax: bigint;
  readonly xip: ReadonlySet<bigint>;
};

export const sawTransaction = ({ xmax, xip }: ModelSnapshot, xid: bigint): boolean =>
  xid < xmax && !xip.has(xid);

/**
 * What matters of Postgres to everything above it: transactions that begin in one order and commit in another, locks,
 * snapshots, and a write-ahead log in which a commit stands before others can see it.
 */
export type ModelDatabase = {
  begin(): ModelTransaction;
  /** What the transaction sees at this moment (READ COMMITTED). */
  get(within: ModelTransaction | null, table: string, key: string): unknown;
  all(within: ModelTransaction | null, table: string): readonly unknown[];
  lock(transaction: ModelTransaction, table: string, key: string): Promise<void>;
  /** @throws PostgresError 23505 when the key is there already */
  insert(transaction: ModelTransaction, table: string, key: string, value: unknown): Promise<void>;
  /** Of a row this transaction has locked; null removes it. */
  put(transaction: ModelTransaction, table: string, key: string, value: unknown): void;
  truncate(transaction: ModelTransaction, table: string): void;
  /** Commits to the log; the stream has it from here on, nobody else. */
  record(transaction: ModelTransaction): Commit | null;
  /** Others see it, and its locks are free. */
  reveal(transaction: ModelTransaction): void;
  rollback(transaction: ModelTransaction): void;
  /** Everything recorded is there, everything else was never begun. */
  crash(): void;
  snapshot(): ModelSnapshot;
  /** The transaction's id; given now when it had none. */
  xidOf(transaction: ModelTransaction): bigint;
  /** Resolves when every transaction that runs now has ended. */
  runningEnded(): Promise<void>;
  log(): readonly Commit[];
  /** Where the next record will stand. */
  insertLsn(): bigint;
};

export function createModelDatabase(random: Random): ModelDatabase {
  const visible = new Map<string, Map<string, unknown>>();
  const log: Commit[] = [];
  const running = new Set<ModelTransaction>();
  const recorded = new Set<ModelTransaction>();
  let locks = createRowLocks<ModelTransaction>();
  const ended = new Set<() => void>();
  /* Often just before the 32 bits of the stream begin anew. */
  let nextXid =
    (BigInt(random.int(1, 9)) << 32n) -
    BigInt(random.chance(0.5) ? random.int(1, 60) : random.int(1, 2 ** 31));
  let lsn = 0x1500000n + BigInt(random.int(0, 0xffff));

  const rowsOf = (table: string) => {
    const rows = visible.get(table) ?? new Map<string, unknown>();
    visible.set(table, rows);
    return rows;
  };
  const advance = (bytes: number) => {
    lsn += BigInt(bytes);
    return lsn;
  };
  const xidOf = (transaction: ModelTransaction): bigint => {
    if (transaction.xid !== null) return transaction.xid;
    transaction.xid = nextXid;
    nextXid += 1n;
    running.add(transaction);
    return transaction.xid;
  };
  const end = (transaction: ModelTransaction) => {
    running.delete(transaction);
    recorded.delete(transaction);
    locks.releaseAll(transaction);
    for (const tell of [...ended]) tell();
  };
  const get: ModelDatabase['get'] = (within, table, key) => {
    const own = within?.writes.findLast((write) => write.table === table && write.key === key);
    return own ? own.value : (rowsOf(table).get(key) ?? null);
  };
  const put: ModelDatabase['put'] = (transaction, table, key, value) => {
    xidOf(transaction);
    advance(random.int(40, 400));
    const before = wireRowOf(table, get(transaction, table, key));
    transaction.writes.push({ table, key, value, before, after: wireRowOf(table, value) });
  };
  const lock: ModelDatabase['lock'] = (transaction, table, key) => {
    xidOf(transaction);
    return locks.take(`${table} ${key}`, transaction);
  };
  const reveal = (transaction: ModelTransaction) => {
    for (const table of transaction.truncated) rowsOf(table).clear();
    for (const { table, key, value } of transaction.writes) {
      if (value === null) rowsOf(table).delete(key);
      else rowsOf(table).set(key, value);
    }
    end(transaction);
  };

  return {
    begin: () => ({ xid: null, writes: [], truncated: [] }),
    get,
    all(within, table) {
      const keys = new Set(rowsOf(table).keys());
      for (const write of within?.writes ?? []) if (write.table === table) keys.add(write.key);
      return [...keys]
        .toSorted()
        .map((key) => get(within, table, key))
        .filter((value) => value !== null);
    },
    lock,
    async insert(transaction, table, key, value) {
      await lock(transaction, table, key);
      if (get(transaction, table, key) !== null)
        throw new PostgresError('23505', `duplicate key value violates the unique constraint of ${table}`);
      put(transaction, table, key, value);
    },
    put,
    truncate(transaction, table) {
      xidOf(transaction);
      advance(60);
      transaction.truncated.push(table);
    },
    record(transaction) {
      const { xid, writes, truncated } = transaction;
      if (xid === null) return null;
      const commitLsn = advance(random.int(8, 64));
      const commit = { xid, commitLsn, endLsn: advance(random.int(34, 80)), writes, truncated };
      log.push(commit);
      recorded.add(transaction);
      return commit;
    },
    reveal,
    rollback: end,
    crash() {
      locks = createRowLocks();
      for (const transaction of [...running]) {
        if (recorded.has(transaction)) reveal(transaction);
        else end(transaction);
      }
      advance(random.int(100, 5000));
    },
    snapshot() {
      const xip = new Set([...running].flatMap(({ xid }) => (xid === null ? [] : [xid])));
      const [xmin = nextXid] = [...xip].toSorted((a, b) => (a < b ? -1 : 1));
      return { xmin, xmax: nextXid, xip };
    },
    xidOf,
    async runningEnded() {
      const still = new Set(running);
      while ([...still].some((transaction) => running.has(transaction)))
        await new Promise<void>((resolve) => {
          const tell = () => {
            ended.delete(tell);
            resolve();
          };
          ended.add(tell);
        });
    },
    log: () => log,
    insertLsn: () => lsn,
  };
}
