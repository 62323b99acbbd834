import type { TileBox } from '../../shell/TileFrame.tsx';
import { type ListFit, listFit } from './fitting.ts';
import { ticketLine } from './ticket-line-size.ts';

/** A note in at most two lines of words, in em. */
export const noteLine = { height: 2.5, width: 19, most: 2.75 } as const;

/** What stands above the lists: whose watch it is, and the hand-over that nobody has taken. */
const headLine = 1.5;
const listHead = 1.2;
/** Side by side from here on, in em: each list as wide as one readable line. */
const sideBySide = 2 * ticketLine.width + 1;

export type HandOverLayout = {
  readonly side: boolean;
  /** Null where there is no room for a line of it. */
  readonly pins: ListFit | null;
  readonly notes: ListFit | null;
};

/** Pins come first: they are what must not be forgotten. A list that is empty takes one line to say so. */
export function handOverLayout(
  box: TileBox,
  { pins, notes, heads }: { readonly pins: number; readonly notes: number; readonly heads: number },
): HandOverLayout {
  const height = box.height - heads * headLine;
  if (box.width >= sideBySide) {
    const half = { width: (box.width - 1) / 2, height: height - listHead };
    return { side: true, pins: rowsIn(half, ticketLine, pins), notes: rowsIn(half, noteLine, notes) };
  }
  const wanted = Math.max(1, pins) * ticketLine.height;
  const left = height - 2 * listHead;
  /* Two notes at least stand below the pins where both have room. */
  const forPins = Math.min(wanted, Math.max(ticketLine.height, left - 2 * noteLine.height));
  const forNotes = left - forPins;
  return {
    side: false,
    pins: rowsIn({ width: box.width, height: forPins }, ticketLine, pins),
    notes:
      forNotes < noteLine.height ? null : rowsIn({ width: box.width, height: forNotes }, noteLine, notes),
  };
}

function rowsIn(
  box: TileBox,
  row: { readonly height: number; readonly width: number },
  count: number,
): ListFit | null {
  return box.height < row.height * 0.9 ? null : { ...listFit(box, row, count), columns: 1 };
}
