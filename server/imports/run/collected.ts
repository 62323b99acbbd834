import { RowFault } from '../row-fault.ts';
import type { TableRow } from '../tables/table.ts';

/** What every record has, whatever it becomes. */
export type ImportRecord = {
  readonly externalId: string;
  readonly rows: readonly TableRow[];
  readonly prints: readonly string[];
};

export type Reject = { readonly row: TableRow; readonly column: string; readonly reason: string };

export type Collected<R> =
  | { readonly kind: 'record'; readonly record: R; readonly characters: number }
  | { readonly kind: 'rejected'; readonly rejects: readonly Reject[] };

export const toReject = (row: TableRow, fault: unknown): Reject => {
  if (!(fault instanceof RowFault)) throw fault;
  return { row, column: fault.column, reason: fault.reason };
};

export function charactersOf({ cells }: TableRow): number {
  let sum = 0;
  for (const cell of cells) sum += cell.length;
  return sum;
}

/** For tables in which each row is a record. */
export async function* collectRows<R>(
  portions: AsyncIterable<readonly TableRow[]>,
  toRecord: (row: TableRow) => R,
): AsyncGenerator<Collected<R>> {
  for await (const rows of portions) for (const row of rows) yield collectRow(row, toRecord);
}

function collectRow<R>(row: TableRow, toRecord: (row: TableRow) => R): Collected<R> {
  try {
    if (row.fault) throw row.fault;
    return { kind: 'record', record: toRecord(row), characters: charactersOf(row) };
  } catch (fault) {
    return { kind: 'rejected', rejects: [toReject(row, fault)] };
  }
}
