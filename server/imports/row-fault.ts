/**
 * What is wrong with one row, in words for the person who made the file. Thrown while a row is parsed and caught where
 * rows become records: the row is rejected and the import goes on.
 */
export class RowFault extends Error {
  override readonly name = 'RowFault';
  readonly column: string;
  readonly reason: string;

  constructor(column: string, reason: string) {
    super(`${column}: ${reason}`);
    this.column = column;
    this.reason = reason;
  }
}

/** A value as it is shown in a message: quoted, and short. */
export const shown = (value: string): string =>
  JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
