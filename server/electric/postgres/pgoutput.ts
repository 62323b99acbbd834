import type { Lsn } from './lsn.ts';
import { readTuple, type Tuple } from './tuple.ts';

export type RelationColumn = { readonly name: string; readonly typeOid: number };
export type Relation = {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** `f` when the whole old row is sent with updates and deletes. */
  readonly replicaIdentity: string;
  readonly columns: readonly RelationColumn[];
};

export type PgOutputMessage =
  | { readonly kind: 'begin'; readonly finalLsn: Lsn; readonly xid: number }
  | { readonly kind: 'commit'; readonly finalLsn: Lsn; readonly endLsn: Lsn }
  | { readonly kind: 'relation'; readonly relation: Relation }
  | { readonly kind: 'insert'; readonly relationOid: number; readonly row: Tuple }
  | {
      readonly kind: 'update';
      readonly relationOid: number;
      readonly row: Tuple;
      readonly oldRow: Tuple | undefined;
    }
  | { readonly kind: 'delete'; readonly relationOid: number; readonly oldRow: Tuple }
  | { readonly kind: 'truncate'; readonly relationOids: readonly number[] }
  /** What follows until `stream-stop` is of a transaction that has not ended. */
  | { readonly kind: 'stream-start'; readonly xid: number }
  | { readonly kind: 'stream-stop' }
  | { readonly kind: 'stream-commit'; readonly xid: number; readonly finalLsn: Lsn; readonly endLsn: Lsn }
  | { readonly kind: 'stream-abort'; readonly xid: number; readonly subxid: number }
  | { readonly kind: 'other'; readonly tag: string };

/** Reads one message forwards. Kept to what pgoutput uses: big-endian integers, C strings and rows. */
type Cursor = { readonly bytes: Buffer; at: number };

function int8(cursor: Cursor): number {
  return cursor.bytes.readUInt8(cursor.at++);
}
function int16(cursor: Cursor): number {
  cursor.at += 2;
  return cursor.bytes.readUInt16BE(cursor.at - 2);
}
function int32(cursor: Cursor): number {
  cursor.at += 4;
  return cursor.bytes.readUInt32BE(cursor.at - 4);
}
function int64(cursor: Cursor): bigint {
  cursor.at += 8;
  return cursor.bytes.readBigUInt64BE(cursor.at - 8);
}
function cString(cursor: Cursor): string {
  const end = cursor.bytes.indexOf(0, cursor.at);
  const text = cursor.bytes.toString('utf8', cursor.at, end);
  cursor.at = end + 1;
  return text;
}

function tuple(cursor: Cursor, before?: Tuple): Tuple {
  const read = readTuple(cursor.bytes, cursor.at, before);
  cursor.at = read.end;
  return read.tuple;
}

function relation(cursor: Cursor): Relation {
  const oid = int32(cursor);
  const schema = cString(cursor) || 'pg_catalog';
  const name = cString(cursor);
  const replicaIdentity = String.fromCharCode(int8(cursor));
  const columns = Array.from({ length: int16(cursor) }, () => {
    cursor.at += 1; // part of the key: the catalogue knows the primary key better
    const column = { name: cString(cursor), typeOid: int32(cursor) };
    cursor.at += 4; // type modifier
    return column;
  });
  return { oid, schema, name, replicaIdentity, columns };
}

function update(cursor: Cursor): PgOutputMessage {
  const relationOid = int32(cursor);
  const marker = int8(cursor);
  if (marker === 0x4e /* N */) return { kind: 'update', relationOid, oldRow: undefined, row: tuple(cursor) };
  const oldRow = tuple(cursor);
  cursor.at += 1; // 'N'
  return { kind: 'update', relationOid, oldRow, row: tuple(cursor, oldRow) };
}

function truncate(cursor: Cursor): PgOutputMessage {
  const count = int32(cursor);
  cursor.at += 1; // options
  return { kind: 'truncate', relationOids: Array.from({ length: count }, () => int32(cursor)) };
}

/** Decodes one pgoutput (protocol 2) message. @throws RangeError when it is cut short */
export const decodePgOutput = (bytes: Buffer): PgOutputMessage => decodeFrom(bytes, 1);

/** The same for one of a transaction that had not ended: the transaction or its part stands behind the tag. */
export const decodeStreamed = (bytes: Buffer): PgOutputMessage => decodeFrom(bytes, 5);

function decodeFrom(bytes: Buffer, at: number): PgOutputMessage {
  const cursor: Cursor = { bytes, at };
  const tag = String.fromCharCode(bytes.readUInt8(0));
  switch (tag) {
    case 'B': {
      const finalLsn = int64(cursor);
      cursor.at += 8; // commit time
      return { kind: 'begin', finalLsn, xid: int32(cursor) };
    }
    case 'C':
      cursor.at += 1; // flags
      return { kind: 'commit', finalLsn: int64(cursor), endLsn: int64(cursor) };
    case 'R':
      return { kind: 'relation', relation: relation(cursor) };
    case 'I': {
      const relationOid = int32(cursor);
      cursor.at += 1; // 'N'
      return { kind: 'insert', relationOid, row: tuple(cursor) };
    }
    case 'U':
      return update(cursor);
    case 'D': {
      const relationOid = int32(cursor);
      cursor.at += 1; // 'K' or 'O'
      return { kind: 'delete', relationOid, oldRow: tuple(cursor) };
    }
    case 'T':
      return truncate(cursor);
    case 'S':
      return { kind: 'stream-start', xid: int32(cursor) };
    case 'E':
      return { kind: 'stream-stop' };
    case 'c': {
      const committed = int32(cursor);
      cursor.at += 1; // flags
      return { kind: 'stream-commit', xid: committed, finalLsn: int64(cursor), endLsn: int64(cursor) };
    }
    case 'A':
      return { kind: 'stream-abort', xid: int32(cursor), subxid: int32(cursor) };
    default:
      return { kind: 'other', tag };
  }
}
