import { useState } from 'react';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import type { Cell, Range } from './grid-range.ts';
import type { WeekRow } from './use-week-shifts.ts';

/** A cell by whose it is: rows change their places with teams, and what is chosen goes with its technician. */
type Spot = { readonly technicianId: TechnicianId | null; readonly column: number };

/** What is chosen in the grid, as it lies in the rows that are shown now. */
export function useGridRange(
  rows: readonly WeekRow[],
  start: Spot,
): readonly [Range, (range: Range) => void] {
  const [{ anchor, focus }, setSpots] = useState({ anchor: start, focus: start });
  const cellOf = ({ technicianId, column }: Spot): Cell => ({
    row: Math.max(
      0,
      rows.findIndex((row) => row.technicianId === technicianId),
    ),
    column,
  });
  const spotOf = ({ row, column }: Cell): Spot => ({ technicianId: rows[row]?.technicianId ?? null, column });
  return [
    { anchor: cellOf(anchor), focus: cellOf(focus) },
    (range) => setSpots({ anchor: spotOf(range.anchor), focus: spotOf(range.focus) }),
  ];
}
