import type { Lsn } from './lsn.ts';

/** One column of a row as Postgres prints it; `undefined` is an unchanged TOAST value that was not sent. */
export type ColumnValue = string | null | undefined;
export type Tuple = readonly ColumnValue[];

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

/**
 * Reads one message forwards. Kept to what pgoutput uses: big-endian integers, C strings, length-prefixed text. `text` is
 * the same bytes, a character each.
 */
type Cursor = { readonly bytes: Buffer; readonly text: string; at: number };

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

/** A row, and its values as they stand in the message, a character a byte. */
type Read = { readonly values: ColumnValue[]; readonly bytes: (string | undefined)[] };

function tuple(cursor: Cursor, old?: Read): Read {
  const count = int16(cursor);
  const read: Read = { values: new Array(count), bytes: new Array(count) };
  for (let index = 0; index < count; index++) columnValue(cursor, read, index, old);
  return read;
}

const beyondAscii = /[\x80-\xff]/;

/** Decoded one by one the values took a third of the time of a large update: most are ASCII, and in its new row as in the old. */
function columnValue(cursor: Cursor, into: Read, index: number, old: Read | undefined): void {
  const kind = int8(cursor);
  // Null ('n'), an unchanged TOAST value ('u') or text ('t'): the engine never asks for binary.
  into.values[index] = kind === 0x6e ? null : undefined;
  if (kind !== 0x74) return;
  const length = int32(cursor);
  const start = cursor.at;
  const end = start + length;
  if (end > cursor.bytes.length) throw new RangeError('A pgoutput message is cut short');
  cursor.at = end;
  const bytes = cursor.text.substring(start, end);
  into.bytes[index] = bytes;
  if (old?.bytes[index] === bytes) into.values[index] = old.values[index];
  else into.values[index] = beyondAscii.test(bytes) ? cursor.bytes.toString('utf8', start, end) : bytes;
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
  if (marker === 0x4e /* N */)
    return { kind: 'update', relationOid, oldRow: undefined, row: tuple(cursor).values };
  const old = tuple(cursor);
  cursor.at += 1; // 'N'
  return { kind: 'update', relationOid, oldRow: old.values, row: tuple(cursor, old).values };
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
  const cursor: Cursor = { bytes, text: bytes.toString('latin1'), at };
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
      return { kind: 'insert', relationOid, row: tuple(cursor).values };
    }
    case 'U':
      return update(cursor);
    case 'D': {
      const relationOid = int32(cursor);
      cursor.at += 1; // 'K' or 'O'
      return { kind: 'delete', relationOid, oldRow: tuple(cursor).values };
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
