import { shapes, type WireRow } from '../../../shared/contracts/shapes.ts';
import {
  type Commit,
  type ModelDatabase,
  type ModelSnapshot,
  sawTransaction,
} from '../postgres/model-database.ts';
import { mergeKeyChanges } from '../postgres/pgoutput-bytes.ts';
import { isInShape, type Reader, type ReadShape, rowKeyIn, syncedTables } from '../postgres/tables.ts';

/** One operation that a shape's log must have, at its place. */
export type ExpectedOperation = {
  readonly tx: bigint;
  readonly op: number;
  readonly kind: 'insert' | 'update' | 'delete';
  readonly key: string;
  /** What must be in it: the whole row, the key and what changed, or the key. */
  readonly values: WireRow;
};

export type Rows = ReadonlyMap<string, WireRow>;

/** Computed from Postgres' own history, by other code than the engine's. */
export type ExpectedRows = {
  /** What SELECT gave in that snapshot. */
  seenBy(of: ReadShape, snapshot: ModelSnapshot): Rows;
  /** The snapshot's rows after every transaction up to that LSN that the snapshot had not seen. */
  after(of: ReadShape, snapshot: ModelSnapshot, lsn: bigint): Rows;
  /** What SELECT gives once everything that was committed is visible. */
  now(of: ReadShape): Rows;
  /** The operations of transactions from one LSN to another, both included. */
  operations(
    of: ReadShape,
    snapshot: ModelSnapshot,
    between: { from: bigint; to: bigint },
  ): readonly ExpectedOperation[];
};

export function expectRows(database: ModelDatabase): ExpectedRows {
  const fold = (of: ReadShape, includes: (commit: Commit) => boolean): Rows => {
    const read = tableOf(of);
    const rows = new Map<string, WireRow>();
    for (const commit of database.log()) if (includes(commit)) apply(commit, read, rows);
    return rows;
  };
  /* What is behind a position never changes, and every desk and every answer asks for it. */
  const known = new WeakMap<ModelSnapshot, Map<string, Rows>>();
  const remembered = (snapshot: ModelSnapshot, name: string, work: () => Rows): Rows => {
    const of = known.get(snapshot) ?? new Map<string, Rows>();
    known.set(snapshot, of);
    const rows = of.get(name) ?? work();
    of.set(name, rows);
    return rows;
  };
  const after: ExpectedRows['after'] = (of, snapshot, lsn) =>
    remembered(snapshot, `${of.shape} ${of.reader} ${lsn}`, () =>
      fold(of, ({ xid, commitLsn }) => commitLsn <= lsn || sawTransaction(snapshot, xid)),
    );
  return {
    seenBy: (of, snapshot) => after(of, snapshot, 0n),
    after,
    now: (of) => fold(of, () => true),
    operations: (of, snapshot, { from, to }) =>
      database
        .log()
        .filter((commit) => commit.commitLsn >= from && commit.commitLsn <= to)
        .filter(({ xid }) => !sawTransaction(snapshot, xid))
        .flatMap((commit) => operationsOf(commit, tableOf(of))),
  };
}

type ReadTable = { readonly table: string; readonly reader: Reader };

const tableOf = ({ shape, reader }: ReadShape): ReadTable => ({ table: shapes[shape].table, reader });

function apply(commit: Commit, { table, reader }: ReadTable, rows: Map<string, WireRow>): void {
  if (commit.truncated.includes(table)) rows.clear();
  for (const { table: written, before, after } of commit.writes) {
    if (written !== table) continue;
    if (before) rows.delete(rowKeyIn(table, before));
    if (isInShape(table, after, reader)) rows.set(rowKeyIn(table, after), after);
  }
}

/** Each change of a transaction takes two places in the log, whether the shape has it or not. */
function operationsOf(commit: Commit, { table, reader }: ReadTable): readonly ExpectedOperation[] {
  const streamed = mergeKeyChanges(commit.writes).filter(
    (write) => syncedTables.has(write.table) && (write.before || write.after),
  );
  return streamed.flatMap(({ table: written, before, after }, index) => {
    if (written !== table) return [];
    const at = { tx: commit.commitLsn, op: 2 * index };
    const was = isInShape(table, before, reader) ? before : null;
    const is = isInShape(table, after, reader) ? after : null;
    return operationsBetween(table, was, is).map((operation, place) => ({
      ...operation,
      ...at,
      op: at.op + place,
    }));
  });
}

type Bare = Omit<ExpectedOperation, 'tx' | 'op'>;

function operationsBetween(table: string, was: WireRow | null, is: WireRow | null): readonly Bare[] {
  const keyOf = (row: WireRow) => rowKeyIn(table, row);
  if (was && is) {
    if (keyOf(was) === keyOf(is)) return updateOf(table, was, is);
    return [removal(table, was), { kind: 'insert', key: keyOf(is), values: is }];
  }
  if (is) return [{ kind: 'insert', key: keyOf(is), values: is }];
  return was ? [removal(table, was)] : [];
}

function updateOf(table: string, was: WireRow, is: WireRow): readonly Bare[] {
  const changed = Object.keys(is).filter((column) => is[column] !== was[column]);
  if (changed.length === 0) return [];
  const sent = [...keyColumns(table), ...changed];
  const values = Object.fromEntries(sent.map((column) => [column, is[column] ?? null]));
  return [{ kind: 'update', key: rowKeyIn(table, is), values }];
}

const removal = (table: string, was: WireRow): Bare => ({
  kind: 'delete',
  key: rowKeyIn(table, was),
  values: Object.fromEntries(keyColumns(table).map((column) => [column, was[column] ?? null])),
});

const keyColumns = (table: string): readonly string[] =>
  syncedTables.get(table)?.columns.flatMap(({ name, keyIndex }) => (keyIndex === null ? [] : [name])) ?? [];
