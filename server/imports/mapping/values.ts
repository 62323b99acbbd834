import type { z } from 'zod';
import { RowFault, shown } from '../row-fault.ts';
import type { FieldReader } from './compile-fields.ts';

type Cells = readonly string[];

/** A text that must be there. */
export function required(field: FieldReader, cells: Cells, maxLength = 200): string {
  const text = field.read(cells);
  if (text === null) throw new RowFault(field.column, 'is empty and must have a value');
  return bounded(text, field.column, maxLength);
}

/** A text that may be missing. */
export function maybe(field: FieldReader | null, cells: Cells, maxLength = 200): string | null {
  const text = field?.read(cells) ?? null;
  return text === null ? null : bounded(text, field?.column ?? '', maxLength);
}

function bounded(text: string, column: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  throw new RowFault(column, `has ${text.length} characters and at most ${maxLength} are kept; shorten it`);
}

/** One word of a fixed list. */
export function oneOf<T extends string>(schema: z.ZodEnum<Record<T, T>>, text: string, column: string): T {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data as T;
  throw new RowFault(
    column,
    `${shown(text)} is none of ${schema.options.join(', ')}; translate it under "values" in the mapping`,
  );
}

const decimal = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/;

/** A plain decimal number: no exponent, so that 1e309 or 1e-400 cannot become infinite or zero. */
export function toNumber(text: string, column: string, range: { min: number; max: number }): number {
  const value = decimal.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(value)) throw new RowFault(column, `${shown(text)} is not a plain decimal number`);
  if (value < range.min || value > range.max)
    throw new RowFault(column, `${shown(text)} lies outside ${range.min} to ${range.max}`);
  return value;
}

export function toWholeNumber(text: string, column: string, range: { min: number; max: number }): number {
  const value = toNumber(text, column, range);
  if (!Number.isInteger(value)) throw new RowFault(column, `${shown(text)} is not a whole number`);
  return value;
}
