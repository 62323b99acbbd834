import type { Table } from '../../../server/electric/postgres/catalogue.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { Commit, RowWrite } from './model-database.ts';
import { rowKeyIn, syncedTables } from './tables.ts';

/* The messages of pgoutput, protocol 2, as Postgres' manual has them under "Logical Replication Message Formats". */

const byte = (text: string) => Buffer.from(text, 'latin1');
const int16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const int64 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
};
const cString = (text: string) => Buffer.from(`${text}\0`);

export const xid32 = (xid: bigint): number => Number(BigInt.asUintN(32, xid));

function tuple(table: Table, row: WireRow): Buffer {
  const values = table.columns.map(({ name, type }) => {
    const value = row[name] ?? null;
    if (value === null) return byte('n');
    /* The stream prints booleans short. */
    const text = Buffer.from(type === 'bool' ? value.slice(0, 1) : value);
    return Buffer.concat([byte('t'), int32(text.length), text]);
  });
  return Buffer.concat([int16(table.columns.length), ...values]);
}

function relation(table: Table): Buffer {
  const columns = table.columns.map(({ name, typeOid }) =>
    Buffer.concat([Buffer.from([1]), cString(name), int32(typeOid), int32(0xffffffff)]),
  );
  const head = [byte('R'), int32(table.oid), cString('public'), cString(table.name), byte('f')];
  return Buffer.concat([...head, int16(columns.length), ...columns]);
}

function change(table: Table, { before, after }: RowWrite): Buffer {
  const oid = int32(table.oid);
  if (!before && after) return Buffer.concat([byte('I'), oid, byte('N'), tuple(table, after)]);
  if (before && !after) return Buffer.concat([byte('D'), oid, byte('O'), tuple(table, before)]);
  if (!before || !after) return byte('X');
  return Buffer.concat([byte('U'), oid, byte('O'), tuple(table, before), byte('N'), tuple(table, after)]);
}

/** A row removed and another put in its place by the same statement is one update of the key. */
export function mergeKeyChanges(writes: readonly RowWrite[]): readonly RowWrite[] {
  const merged: RowWrite[] = [];
  for (const write of writes) {
    const former = merged.at(-1);
    const isMove =
      former?.table === write.table && former.before && !former.after && !write.before && write.after;
    if (isMove && former.before && rowKeyIn(write.table, former.before) !== write.key)
      merged.splice(-1, 1, { ...write, before: former.before });
    else merged.push(write);
  }
  return merged;
}

const tablesOf = (commit: Commit): readonly Table[] => {
  const names = new Set([...commit.truncated, ...commit.writes.map((write) => write.table)]);
  return [...names].flatMap((name) => syncedTables.get(name) ?? []);
};

function changesOf(commit: Commit): readonly Buffer[] {
  const truncated = commit.truncated.flatMap((name) => syncedTables.get(name)?.oid ?? []);
  const changes = mergeKeyChanges(commit.writes).flatMap((write) => {
    const table = syncedTables.get(write.table);
    return table && (write.before || write.after) ? [change(table, write)] : [];
  });
  if (truncated.length > 0)
    changes.unshift(
      Buffer.concat([byte('T'), int32(truncated.length), Buffer.from([0]), ...truncated.map(int32)]),
    );
  return changes;
}

/** @param told tables whose description this connection has had */
export function messagesOf(commit: Commit, told: Set<string>): readonly Buffer[] {
  const fresh = tablesOf(commit).filter(({ name }) => !told.has(name));
  for (const { name } of fresh) told.add(name);
  const changes = changesOf(commit);
  if (changes.length === 0) return [];
  const begin = Buffer.concat([byte('B'), int64(commit.commitLsn), int64(0n), int32(xid32(commit.xid))]);
  const end = Buffer.concat([
    byte('C'),
    Buffer.from([0]),
    int64(commit.commitLsn),
    int64(commit.endLsn),
    int64(0n),
  ]);
  return [begin, ...fresh.map(relation), ...changes, end];
}

/** A transaction that is sent while it runs; parts of others, and whole others, may come between two of its own. */
export type Streamed = {
  /** What it tells of; at its end everybody has been told. */
  readonly tables: readonly string[];
  /** What it does, its tables described anew in it, under its own number or that of a savepoint in it. */
  messages(as?: number): readonly Buffer[];
  part(messages: readonly Buffer[], isFirst: boolean): readonly Buffer[];
  /** @param whom the transaction itself, or a savepoint in it */
  abort(whom: number): Buffer;
  readonly end: Buffer;
};

/** @param xid its own, or of one that comes to nothing and would have done the same */
export function streamed(commit: Commit, xid = xid32(commit.xid)): Streamed {
  const plain = [...tablesOf(commit).map(relation), ...changesOf(commit)];
  const numbered = (message: Buffer, as: number) =>
    Buffer.concat([message.subarray(0, 1), int32(as), message.subarray(1)]);
  return {
    tables: tablesOf(commit).map(({ name }) => name),
    messages: (as = xid) => plain.map((message) => numbered(message, as)),
    part: (messages, isFirst) => [
      Buffer.concat([byte('S'), int32(xid), Buffer.from([isFirst ? 1 : 0])]),
      ...messages,
      byte('E'),
    ],
    abort: (whom) => Buffer.concat([byte('A'), int32(xid), int32(whom)]),
    end: Buffer.concat([
      byte('c'),
      int32(xid),
      Buffer.from([0]),
      int64(commit.commitLsn),
      int64(commit.endLsn),
      int64(0n),
    ]),
  };
}

/** The frame that carries a message in a replication connection. */
export const dataFrame = (message: Buffer, { commitLsn, endLsn }: Commit): Buffer =>
  Buffer.concat([byte('w'), int64(commitLsn), int64(endLsn), int64(0n), message]);

export const keepAliveFrame = (sentUpTo: bigint): Buffer =>
  Buffer.concat([byte('k'), int64(sentUpTo), int64(0n), Buffer.from([0])]);
