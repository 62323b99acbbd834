import type { Position } from '../../../shared/kernel/position.ts';
import { RowFault } from '../row-fault.ts';
import type { FieldReader } from './compile-fields.ts';
import { maybe, toNumber } from './values.ts';

/** A row's coordinates, or the default where it has none. @throws RowFault when there is neither. */
export function positionReader(
  latitude: FieldReader | null,
  longitude: FieldReader | null,
  otherwise: Position | null,
): (cells: readonly string[]) => Position {
  return (cells) => {
    const [north, east] = [maybe(latitude, cells), maybe(longitude, cells)];
    if (north !== null && east !== null)
      return {
        latitude: toNumber(north, latitude?.column ?? '', { min: -90, max: 90 }),
        longitude: toNumber(east, longitude?.column ?? '', { min: -180, max: 180 }),
      };
    if (otherwise) return otherwise;
    throw new RowFault(
      latitude?.column ?? 'latitude',
      'has no coordinates; add them, or "defaultPosition" to the mapping',
    );
  };
}
