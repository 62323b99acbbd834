import {
  type ColumnKind,
  type DecodedRow,
  type DecodedValue,
  decodeValue,
  type Entities,
  type ShapeName,
  shapes,
} from '../../../shared/contracts/shapes.ts';
import type { StoredRow } from './statements.ts';

/** Rows stop here. @throws when the row breaks its contract. */
export const toEntity = <Name extends ShapeName>(shape: Name, row: StoredRow): Entities[Name] =>
  shapes[shape].toEntity(decoded(shape, Object.keys(shapes[shape].columns), row));

/** What these columns of a row are in its entity. @throws when one breaks the contract. */
export const toFields = <Name extends ShapeName>(
  shape: Name,
  columns: readonly string[],
  row: StoredRow,
): Partial<Entities[Name]> => shapes[shape].toFields(decoded(shape, columns, row));

function decoded(shape: ShapeName, names: readonly string[], row: StoredRow): DecodedRow {
  const { columns } = shapes[shape];
  const values: Record<string, DecodedValue> = {};
  for (const name of names) values[name] = decodeStored(columns[name] ?? 'text', row[name] ?? null);
  return values;
}

/** SQLite has already turned the text of number columns into numbers. */
const decodeStored = (kind: ColumnKind, value: string | number | null): DecodedValue =>
  typeof value === 'number' ? value : decodeValue(kind, value);
