import type { Table } from '../postgres/catalogue.ts';
import type { RowChange } from '../postgres/transaction-sink.ts';
import type { RowText, Truth } from '../where/evaluate.ts';
import { keyColumns, rowKeyBuilder } from './row-key.ts';
import type { ResolvedShape } from './shape-definition.ts';

/** A change as the shape sees it. `op` is 0 or 1: a changed key makes two operations of one. */
export type ShapeOperation = { readonly op: 0 | 1; readonly open: string; readonly rest: string };

export type Position = { readonly tx: bigint; readonly op: number; readonly xid: number };
export type ToOperations = (change: RowChange, position: Position) => readonly ShapeOperation[];

type Row = RowText;
type OperationName = 'insert' | 'update' | 'delete';

/** The stream prints `t`, a cast to text prints `true`; the snapshot is cast, so the stream follows. */
function castLike(table: Table): (row: Row) => Row {
  const isBoolean = table.columns.map(({ type, dimensions }) => type === 'bool' && dimensions === 0);
  if (!isBoolean.includes(true)) return (row) => row;
  const cast = (value: string | null | undefined) =>
    value === 't' ? 'true' : value === 'f' ? 'false' : value;
  return (row) => ({ at: (column) => (isBoolean[column] ? cast(row.at(column)) : row.at(column)) });
}

/**
 * Makes the translator of row changes into a shape's operations: a row that comes into the shape is inserted, one that
 * leaves it deleted, one whose key changes deleted and inserted.
 */
export function operationsOf(shape: ResolvedShape, matches: (row: Row) => Truth): ToOperations {
  const { table, selected, definition } = shape;
  const isFull = definition.replica === 'full';
  const keyOf = rowKeyBuilder(table);
  const names = table.columns.map((column) => `${JSON.stringify(column.name)}:`);
  const relation = JSON.stringify([table.schema, table.name]);
  const identity = table.key.length > 0 ? table.key : selected;
  const isOfKey = new Set(keyColumns(table));
  const isSelected = new Set(selected);
  const cast = castLike(table);

  const field = (row: Row, index: number): string => {
    const value = row.at(index);
    return (names[index] ?? '') + (value === null || value === undefined ? 'null' : JSON.stringify(value));
  };
  const object = (row: Row, columns: readonly number[]): string =>
    `{${columns.map((index) => field(row, index)).join(',')}}`;

  function operation(
    position: Position,
    op: 0 | 1,
    name: OperationName,
    key: string,
    values: string,
    more = '',
  ): ShapeOperation {
    const open = `{"headers":{"lsn":"${position.tx}","op_position":${position.op + op},"operation":"${name}","txids":[${position.xid}],"relation":${relation}${more}`;
    return { op, open, rest: `},"key":${JSON.stringify(key)},${values}}` };
  }

  const insert = (row: Row, at: Position, op: 0 | 1 = 0, more = ''): ShapeOperation =>
    operation(at, op, 'insert', keyOf(row), `"value":${object(row, selected)}`, more);

  const remove = (row: Row, at: Position, more = ''): ShapeOperation =>
    operation(at, 0, 'delete', keyOf(row), `"value":${object(row, isFull ? selected : identity)}`, more);

  function update(
    oldRow: Row,
    row: Row,
    columns: readonly number[],
    at: Position,
  ): readonly ShapeOperation[] {
    const key = keyOf(row);
    const oldKey = columns.some((index) => isOfKey.has(index)) ? keyOf(oldRow) : key;
    if (key !== oldKey) {
      return [
        remove(oldRow, at, `,"key_change_to":${JSON.stringify(key)}`),
        insert(row, at, 1, `,"key_change_from":${JSON.stringify(oldKey)}`),
      ];
    }
    const changed = columns.filter((index) => isSelected.has(index));
    // A change of columns that are not selected is nobody's news; one that changes nothing still carries its txid.
    if (changed.length === 0 && definition.columns !== undefined) return [];
    if (isFull) {
      const values = `"value":${object(row, selected)},"old_value":${object(oldRow, changed)}`;
      return [operation(at, 0, 'update', key, values)];
    }
    const sent = [...table.key, ...changed.filter((index) => !table.key.includes(index))];
    return [operation(at, 0, 'update', key, `"value":${object(row, sent)}`)];
  }

  function replace({ oldRow: told, row: now }: Extract<RowChange, { kind: 'update' }>, at: Position) {
    const before = told ?? now;
    const [oldRow, row] = [cast(before), cast(now)];
    const was = matches(oldRow) === true;
    const is = matches(row) === true;
    if (was && is) return update(oldRow, row, now.changedFrom(before), at);
    if (is) return [insert(row, at)];
    return was ? [remove(oldRow, at)] : [];
  }

  return (change, at) => {
    if (change.kind === 'update') return replace(change, at);
    const row = cast(change.kind === 'insert' ? change.row : change.oldRow);
    if (matches(row) !== true) return [];
    return [change.kind === 'insert' ? insert(row, at) : remove(row, at)];
  };
}
