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
  | { readonly kind: 'other'; readonly tag: string };

/** Reads one message forwards. Kept to what pgoutput uses: big-endian integers, C strings, length-prefixed text. */
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

/** A row whose values still know where in the message they stood. */
type Located = { readonly values: ColumnValue[]; readonly starts: number[] };

function tuple(cursor: Cursor, old?: Located): Located {
  const count = int16(cursor);
  const located: Located = { values: new Array(count), starts: new Array(count) };
  for (let index = 0; index < count; index++) columnValue(cursor, located, index, old);
  return located;
}

function columnValue(cursor: Cursor, into: Located, index: number, old: Located | undefined): void {
  const kind = int8(cursor);
  // Null ('n'), an unchanged TOAST value ('u') or text ('t'): the engine never asks for binary.
  into.values[index] = kind === 0x6e ? null : undefined;
  if (kind !== 0x74) return;
  const length = int32(cursor);
  const start = cursor.at;
  const end = start + length;
  cursor.at = end;
  into.starts[index] = start;
  // Most values of an update are as they were: the same bytes make no second string.
  const same = old !== undefined && isCopy(cursor.bytes, old.starts[index], start, end);
  into.values[index] = same ? old.values[index] : cursor.bytes.toString('utf8', start, end);
}

/** Whether the value at `oldStart` is of the same length (four bytes before it) and bytes as that from `start` to `end`. */
function isCopy(bytes: Buffer, oldStart: number | undefined, start: number, end: number): boolean {
  if (oldStart === undefined) return false;
  for (let back = oldStart - 4, at = start - 4; at < end; ) if (bytes[back++] !== bytes[at++]) return false;
  return true;
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

/** Decodes one pgoutput (protocol 1) message. Throws a RangeError when the message is cut short. */
export function decodePgOutput(bytes: Buffer): PgOutputMessage {
  const cursor: Cursor = { bytes, at: 1 };
  const tag = String.fromCharCode(bytes[0] ?? 0);
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
    default:
      return { kind: 'other', tag };
  }
}
