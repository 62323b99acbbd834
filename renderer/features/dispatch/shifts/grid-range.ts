/** A cell of the week: which technician, which day. */
export type Cell = { readonly row: number; readonly column: number };

/** Cells between where somebody began and where they are, both included. */
export type Range = { readonly anchor: Cell; readonly focus: Cell };

export type GridSize = { readonly rows: number; readonly columns: number };

export const rangeAt = (cell: Cell): Range => ({ anchor: cell, focus: cell });

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Where a key leads; with `extend` the range grows instead of moving. Null for a key that leads nowhere. */
export function stepRange(range: Range, key: string, size: GridSize, extend: boolean): Range | null {
  const step = steps[key];
  if (!step) return null;
  const focus = {
    row: within(range.focus.row + step[0], size.rows),
    column: within(range.focus.column + step[1], size.columns),
  };
  return extend ? { anchor: range.anchor, focus } : rangeAt(focus);
}

const within = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));

const between = (a: number, b: number, index: number): boolean =>
  Math.min(a, b) <= index && index <= Math.max(a, b);

export const isInRange = ({ anchor, focus }: Range, { row, column }: Cell): boolean =>
  between(anchor.row, focus.row, row) && between(anchor.column, focus.column, column);

export function cellsOf({ anchor, focus }: Range): readonly Cell[] {
  const [top, left] = [Math.min(anchor.row, focus.row), Math.min(anchor.column, focus.column)];
  const rows = Math.abs(anchor.row - focus.row) + 1;
  const columns = Math.abs(anchor.column - focus.column) + 1;
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: top + Math.floor(index / columns),
    column: left + (index % columns),
  }));
}
