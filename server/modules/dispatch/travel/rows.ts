import { z } from 'zod';
import type { Block } from './matrix-service.ts';

/** A matrix as services write it; null where there is no way. */
export const rowsSchema = z.array(z.array(z.number().nonnegative().nullable()));
export type Rows = z.infer<typeof rowsSchema>;

/** Copies rows into the cells of a block. @returns false, and copies nothing, when they are of another size */
export function writeRows(cells: Float64Array, rows: Rows, { from, to }: Block): boolean {
  if (rows.length !== from.length || rows.some((row) => row.length !== to.length)) return false;
  cells.set(rows.flat().map((cell) => cell ?? Number.POSITIVE_INFINITY));
  return true;
}
