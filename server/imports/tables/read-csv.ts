import { finished } from 'node:stream/promises';
import { type CsvError, type Info, type Parser, parse } from 'csv-parse';
import { RowFault } from '../row-fault.ts';
import type { TableRow } from './table.ts';

type Parsed = { readonly record: string[]; readonly info: Info };

export type CsvShape = { readonly delimiter: string; readonly maxRecordBytes: number };

/** The records of a text table, the header first. A record with a broken quote comes as a row with a fault. */
export async function* readCsv(
  text: AsyncIterable<Buffer>,
  shape: CsvShape,
): AsyncGenerator<readonly TableRow[]> {
  const skipped: TableRow[] = [];
  const parser = parse({
    delimiter: shape.delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: shape.maxRecordBytes,
    on_skip: (error) => {
      if (error) skipped.push(brokenRow(error));
      return undefined;
    },
  });
  const failure: { error: unknown } = { error: null };
  parser.on('error', (error) => {
    failure.error = error;
  });
  const take = () => merged(drain(parser).map(toRow), skipped.splice(0));
  try {
    for await (const chunk of text) {
      parser.write(chunk);
      yield take();
      if (failure.error) throw failure.error;
    }
    parser.end();
    await finished(parser, { readable: false });
    yield take();
  } finally {
    parser.destroy();
  }
}

/** All records that are ready: a promise for each of them would double the time of parsing. */
function drain(parser: Parser): readonly Parsed[] {
  const records: Parsed[] = [];
  for (let parsed = parser.read(); parsed !== null; parsed = parser.read()) records.push(parsed);
  return records;
}

const merged = (rows: readonly TableRow[], skipped: readonly TableRow[]) =>
  skipped.length === 0 ? rows : [...rows, ...skipped].sort((a, b) => a.line - b.line);

const toRow = ({ record, info }: Parsed): TableRow => ({
  line: startLine(record, info.lines),
  cells: record,
  fault: null,
});

/** The parser tells where a record ends; people look for where it begins. */
function startLine(record: readonly string[], endLine: number): number {
  let line = endLine;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) line -= 1;
  }
  return line;
}

function brokenRow(error: CsvError): TableRow {
  const { lines = 0, record } = error as CsvError & { lines?: number; record?: string[] };
  return {
    line: lines,
    cells: record ?? [],
    fault: new RowFault('', 'a quote (") stands inside the text without being doubled ("")'),
  };
}
