import {
  type ColumnKind,
  type DecodedRow,
  type DecodedValue,
  decodeValue,
  type Entities,
  type ShapeName,
  shapeNames,
  shapes,
} from '../../../shared/contracts/shapes.ts';
import type { StoredRow } from './statements.ts';

/** Rows stop here. @throws when the row breaks its contract. */
export const toEntity = <Name extends ShapeName>(shape: Name, row: StoredRow): Entities[Name] =>
  shapes[shape].toEntity(decoded(wholeOf.get(shape) ?? [], row));

/** What these columns of a row are in its entity. @throws when one breaks the contract. */
export const toFields = <Name extends ShapeName>(
  shape: Name,
  columns: readonly string[],
  row: StoredRow,
): Partial<Entities[Name]> => {
  const { columns: kinds } = shapes[shape];
  return shapes[shape].toFields(
    decoded(
      columns.map((name) => [name, kinds[name] ?? 'text'] as const),
      row,
    ),
  );
};

type Columns = readonly (readonly [name: string, kind: ColumnKind])[];

/** Listed once: to ask an object for its keys at every row took as long as to decode one of its columns. */
const wholeOf: ReadonlyMap<ShapeName, Columns> = new Map(
  shapeNames.map((shape) => [shape, Object.entries(shapes[shape].columns)]),
);

function decoded(columns: Columns, row: StoredRow): DecodedRow {
  const values: Record<string, DecodedValue> = {};
  for (const [name, kind] of columns) values[name] = decodeStored(kind, row[name] ?? null);
  return values;
}

/** SQLite has already turned the text of number columns into numbers. */
const decodeStored = (kind: ColumnKind, value: string | number | null): DecodedValue =>
  typeof value === 'number' ? value : decodeValue(kind, value);
