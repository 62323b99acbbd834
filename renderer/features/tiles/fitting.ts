import type { TileBox } from '../../shell/TileFrame.tsx';

export type ListFit = { readonly rows: number; readonly columns: number };

/** Between two columns, as in ticket-line.css. */
const columnGap = 0.9;

/** Whole rows only, in as many columns as hold a readable line; at least one row, so that a tile is never silent. */
export function listFit(
  box: TileBox,
  row: { readonly height: number; readonly width: number },
  count: number,
): ListFit {
  const rows = Math.max(1, Math.floor(box.height / row.height + 0.02));
  const fitting = Math.max(1, Math.floor((box.width + columnGap) / (row.width + columnGap)));
  return { rows, columns: Math.max(1, Math.min(fitting, Math.ceil(count / rows))) };
}

/** In em, as in ticket-line.css. */
export const listHeadHeight = 1.2;

/** A list which says in its head how many it leaves out, where it leaves any out and a row fits below the head. */
export function cutListFit(
  box: TileBox,
  row: { readonly height: number; readonly width: number },
  count: number,
) {
  const whole = listFit(box, row, count);
  const isHeaded = whole.rows * whole.columns < count && box.height >= listHeadHeight + row.height;
  const below = { width: box.width, height: box.height - listHeadHeight };
  return { isHeaded, fit: isHeaded ? listFit(below, row, count) : whole };
}
