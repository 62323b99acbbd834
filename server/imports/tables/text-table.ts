import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { RowFault } from '../row-fault.ts';
import { type ByteSource, headOf } from './byte-source.ts';
import { checkStructure } from './check-structure.ts';
import { decodeText, detectEncoding } from './decode-text.ts';
import { sniffDelimiter } from './delimiter.ts';
import { cleanHeader } from './header.ts';
import { readCsv } from './read-csv.ts';
import type { Table, TableOptions, TableRow } from './table.ts';

const headBytes = 64 * 1024;

/** Opens CSV or TSV. @throws ExplainedError when the file is not such a table as a whole. */
export async function openTextTable(
  source: ByteSource,
  options: TableOptions,
  close: () => Promise<void>,
): Promise<Table> {
  const head = await headOf(source, headBytes);
  const encoding = detectEncoding(head, options.encoding);
  if (!encoding.startsWith('utf-16')) refuseBinary(head, source.name);
  const delimiter =
    options.delimiter === 'auto' ? sniffDelimiter(new TextDecoder(encoding).decode(head)) : options.delimiter;
  const { maxRecordBytes } = options.limits;
  const shape = { delimiter, maxRecordBytes };
  let doneBytes = 0;
  const text = () =>
    decodeText(
      counted(source, (bytes) => (doneBytes = bytes)),
      encoding,
      source.name,
    );
  await checkStructure(text(), { name: source.name, delimiter, maxRecordBytes });
  const header = await readHeader(readCsv(text(), shape), source.name, options.limits.maxColumns);
  return {
    name: source.name,
    header,
    rows: () => withoutHeader(readCsv(text(), shape), header.length),
    progress: () => ({ doneBytes, totalBytes: source.totalBytes }),
    close,
  };
}

async function* counted(source: ByteSource, tell: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source.open()) {
    bytes += chunk.length;
    tell(bytes);
    yield chunk;
  }
}

async function readHeader(portions: AsyncGenerator<readonly TableRow[]>, name: string, maxColumns: number) {
  for await (const [row] of portions) {
    if (!row) continue;
    if (row.fault)
      throw new ExplainedError(`${name}, line ${row.line}: ${row.fault.reason}; mend the header line.`);
    return cleanHeader(row.cells, name, maxColumns);
  }
  throw new ExplainedError(`${name} is empty; a table begins with a line that names its columns.`);
}

async function* withoutHeader(
  portions: AsyncGenerator<readonly TableRow[]>,
  columns: number,
): AsyncGenerator<readonly TableRow[]> {
  let first = true;
  for await (const rows of portions) {
    const body = first ? rows.slice(1) : rows;
    if (rows.length > 0) first = false;
    yield body.map((row) => withColumns(row, columns));
  }
}

/** Empty cells at the end may be missing or too many; a missing delimiter inside shifts what follows, so others are faults. */
function withColumns(row: TableRow, columns: number): TableRow {
  const { cells } = row;
  if (cells.length === columns || row.fault) return row;
  const extra = cells.slice(columns).some((cell) => cell.trim() !== '');
  if (cells.length > columns && !extra) return { ...row, cells: cells.slice(0, columns) };
  const reason = `has ${cells.length} cells and the header names ${columns} columns; check its delimiters and quotes`;
  return { ...row, fault: new RowFault('', reason) };
}

/** A single NUL may be a damaged cell, which rejects its row; one byte in a hundred is no text at all. */
function refuseBinary(head: Buffer, name: string): void {
  let controls = 0;
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls += 1;
  if (controls * 100 <= head.length) return;
  const zeros = head.filter((byte) => byte === 0).length;
  const advice =
    zeros * 3 > head.length
      ? 'if it is UTF-16, set "encoding" in the mapping to "utf-16le"'
      : 'export it as CSV, TSV or XLSX';
  throw new ExplainedError(`${name} is not a text table but binary; ${advice}.`);
}
