import { isKnown, type Square } from './square.ts';

/** Rows and columns of a square. */
export type Region = { readonly rows: readonly number[]; readonly columns: readonly number[] };

export const cellsOf = ({ rows, columns }: Region): number => rows.length * columns.length;

/**
 * What is unknown of a square, in blocks a service takes: each of the rows and columns with something unknown in them,
 * so that one new visit costs a row and a column. Blocks near the diagonal come first, where places are near another.
 */
export function missingBlocks(square: Square, blockSide: number): readonly Region[] {
  const starts = Array.from({ length: Math.ceil(square.side / blockSide) }, (_, index) => index * blockSide);
  const span = (start: number) =>
    Array.from({ length: Math.min(blockSide, square.side - start) }, (_, index) => start + index);
  return starts
    .flatMap((top) => starts.map((left) => ({ top, left })))
    .sort((a, b) => Math.abs(a.top - a.left) - Math.abs(b.top - b.left))
    .flatMap(({ top, left }) => missingWithin(square, { rows: span(top), columns: span(left) }));
}

function missingWithin(square: Square, { rows, columns }: Region): readonly Region[] {
  const isMissing = (row: number, column: number) => !isKnown(square, row, column);
  const wide = rows.filter((row) => columns.every((column) => row === column || isMissing(row, column)));
  const rest = rows.filter((row) => !wide.includes(row));
  const restColumns = columns.filter((column) => rest.some((row) => isMissing(row, column)));
  const restRows = rest.filter((row) => restColumns.some((column) => isMissing(row, column)));
  const regions = [
    { rows: wide, columns },
    { rows: restRows, columns: restColumns },
  ];
  return regions.filter((region) =>
    region.rows.some((row) => region.columns.some((column) => isMissing(row, column))),
  );
}

/** Two halves of a region along its longer side. */
export function halves({ rows, columns }: Region): readonly Region[] {
  const half = (list: readonly number[]) => Math.ceil(list.length / 2);
  return rows.length >= columns.length
    ? [
        { rows: rows.slice(0, half(rows)), columns },
        { rows: rows.slice(half(rows)), columns },
      ]
    : [
        { rows, columns: columns.slice(0, half(columns)) },
        { rows, columns: columns.slice(half(columns)) },
      ];
}
