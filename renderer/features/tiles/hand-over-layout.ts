import type { TileBox } from '../../shell/TileFrame.tsx';
import { type ListFit, listFit } from './fitting.ts';
import { ticketLine } from './ticket-line-size.ts';

/** A note in so many lines of words, in em; beside the pins there is room for one more. */
const noteLine = (lines: number) => ({ height: 0.2 + lines * 1.18, width: 19, most: 0.4 + lines * 1.18 });

/** What stands above the lists: whose watch it is, and the hand-over that nobody has taken. */
const headLine = 1.5;
const listHead = 1.2;
/** Side by side from here on, in em: a wall read from five metres has just this much. */
const sideBySide = 2 * 17 + 1;

export type HandOverLayout = {
  readonly side: boolean;
  /** Null where there is no room for a line of it. */
  readonly pins: ListFit | null;
  readonly notes: ListFit | null;
  readonly noteLines: number;
  /** As high as a note grows. */
  readonly noteMost: number;
};

/** Pins come first: they are what must not be forgotten. A list that is empty takes one line to say so. */
export function handOverLayout(
  box: TileBox,
  { pins, notes, heads }: { readonly pins: number; readonly notes: number; readonly heads: number },
): HandOverLayout {
  const height = box.height - heads * headLine;
  const side = box.width >= sideBySide;
  const noteLines = side ? 3 : 2;
  const note = noteLine(noteLines);
  const shape = { side, noteLines, noteMost: note.most };
  if (side) {
    const half = { width: (box.width - 1) / 2, height: height - listHead };
    return { ...shape, pins: rowsIn(half, ticketLine, pins), notes: rowsIn(half, note, notes) };
  }
  const wanted = Math.max(1, pins) * ticketLine.height;
  const left = height - 2 * listHead;
  /* Two notes at least stand below the pins where both have room. */
  const forPins = Math.min(wanted, Math.max(ticketLine.height, left - 2 * note.height));
  const forNotes = { width: box.width, height: left - forPins };
  return {
    ...shape,
    pins: rowsIn({ width: box.width, height: forPins }, ticketLine, pins),
    notes: forNotes.height < note.height ? null : rowsIn(forNotes, note, notes),
  };
}

function rowsIn(
  box: TileBox,
  row: { readonly height: number; readonly width: number },
  count: number,
): ListFit | null {
  return box.height < row.height * 0.9 ? null : { ...listFit(box, row, count), columns: 1 };
}
