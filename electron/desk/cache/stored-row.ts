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
export function toEntity<Name extends ShapeName>(shape: Name, row: StoredRow): Entities[Name] {
  const { columns, toEntity: parse } = shapes[shape];
  const decoded: Record<string, DecodedValue> = {};
  for (const name in columns) decoded[name] = decodeStored(columns[name] ?? 'text', row[name] ?? null);
  return parse(decoded as DecodedRow);
}

/** SQLite has already turned the text of number columns into numbers. */
const decodeStored = (kind: ColumnKind, value: string | number | null): DecodedValue =>
  typeof value === 'number' ? value : decodeValue(kind, value);
