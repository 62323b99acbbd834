import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { RowFault, shown } from '../row-fault.ts';
import { columnsOf, type Field, templateParts } from './field.ts';

/** A field's text in one row; null when the row has none there. */
export type FieldReader = {
  /** As messages name it. */
  readonly column: string;
  read(cells: readonly string[]): string | null;
};

export type CompiledTable = {
  field(field: Field): FieldReader;
  /** Positions of all columns the mapping reads, in the order of the mapping. */
  readonly columns: readonly number[];
};

export type CompileInput = {
  readonly header: readonly string[];
  readonly tableName: string;
  readonly nullTokens: readonly string[];
  readonly fields: readonly Field[];
};

/** Ties the fields of a mapping to the columns of a file. @throws ExplainedError naming every column that is missing. */
export function compileFields(input: CompileInput): CompiledTable {
  const positions = new Map(input.header.map((name, index) => [name, index]));
  const wanted = [...new Set(input.fields.flatMap(columnsOf))];
  const missing = wanted.filter((name) => !positions.has(name));
  if (missing.length > 0) throw missingColumns(missing, input);
  const nulls = new Set(input.nullTokens);
  const cellOf = (column: string) => {
    const index = positions.get(column) ?? -1;
    return (cells: readonly string[]) => readCell(cells[index], column, nulls);
  };
  return {
    field: (field) => compileField(field, cellOf),
    columns: wanted.map((name) => positions.get(name) ?? -1),
  };
}

function missingColumns(missing: readonly string[], { tableName, header }: CompileInput): ExplainedError {
  const named = missing.map((name) => `"${name}"`).join(', ');
  const present = header.slice(0, 40).map((name) => `"${name}"`);
  return new ExplainedError(
    `${tableName} has no column ${named}; its columns are ${present.join(', ')}${header.length > 40 ? ', …' : ''} — correct the mapping or the file.`,
  );
}

function readCell(cell: string | undefined, column: string, nulls: ReadonlySet<string>): string | null {
  if (cell === undefined) return null;
  const text = cell.trim();
  if (text === '' || nulls.has(text)) return null;
  if (text.includes('\u0000')) throw new RowFault(column, 'contains a NUL character; remove it');
  return text;
}

type CellReader = (cells: readonly string[]) => string | null;

function compileField(field: Field, cellOf: (column: string) => CellReader): FieldReader {
  if (typeof field === 'string') return { column: field, read: cellOf(field) };
  if ('constant' in field) return { column: '(constant)', read: () => field.constant };
  if ('template' in field) return compileTemplate(field, cellOf);
  const { column, values, otherwise } = field;
  const read = cellOf(column);
  const translations = values && new Map(Object.entries(values));
  return {
    column,
    read: (cells) => {
      const text = read(cells);
      if (text === null) return otherwise ?? null;
      if (!translations) return text;
      const translated = translations.get(text) ?? otherwise;
      if (translated === undefined)
        throw new RowFault(column, `${shown(text)} has no translation in the mapping; add it under "values"`);
      return translated;
    },
  };
}

type Template = Extract<Field, { template: string }>;

/** A column without a value leaves a dash; a text with none of its columns is no text, unless `otherwise` stands in. */
function compileTemplate(
  { template, otherwise }: Template,
  cellOf: (column: string) => CellReader,
): FieldReader {
  const parts = templateParts(template).map((part, index) => (index % 2 === 1 ? cellOf(part) : part));
  return {
    column: template,
    read: (cells) => {
      let text = '';
      let filled = false;
      for (const part of parts) {
        const piece = typeof part === 'string' ? part : part(cells);
        if (typeof part !== 'string' && piece !== null) filled = true;
        text += piece ?? '–';
      }
      return filled ? text : (otherwise ?? null);
    },
  };
}
