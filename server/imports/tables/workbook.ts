import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { RowFault } from '../row-fault.ts';
import { cleanHeader } from './header.ts';
import { readSheet, type SheetProgress } from './read-sheet.ts';
import type { Table, TableOptions, TableRow } from './table.ts';
import { findParts } from './workbook-parts.ts';
import type { ZipArchive } from './zip-archive.ts';

export const isWorkbook = ({ entries }: ZipArchive): boolean =>
  entries.some(({ fileName }) => fileName === 'xl/workbook.xml');

/** Opens one sheet of an .xlsx. Only the parts a table needs are read: links to other files are never followed. */
export async function openWorkbook(
  archive: ZipArchive,
  options: TableOptions,
  close: () => Promise<void>,
): Promise<Table> {
  const { maxColumns } = options.limits;
  const parts = await findParts(archive, options.sheet, options.limits);
  const name = `${archive.name}, sheet "${parts.sheetName}"`;
  const progress: SheetProgress = { doneBytes: 0 };
  const read = () => readSheet({ archive, parts, name, maxColumns }, progress);
  const header = await checkWhole(read(), name, maxColumns);
  return {
    name,
    header,
    rows: () => belowHeader(read(), header.length),
    progress: () => ({ doneBytes: progress.doneBytes, totalBytes: parts.sheet.uncompressedSize }),
    close,
  };
}

/** Reads to the end, so that a damaged sheet is told before anything is written. @returns the header. */
async function checkWhole(portions: AsyncGenerator<readonly TableRow[]>, name: string, maxColumns: number) {
  let first: TableRow | undefined;
  for await (const rows of portions) first ??= rows[0];
  if (!first) throw new ExplainedError(`${name} is empty; a table begins with a row that names its columns.`);
  if (first.fault)
    throw new ExplainedError(
      `${name}, row ${first.line}: ${first.fault.reason}; write the column names as text.`,
    );
  return cleanHeader(first.cells, name, maxColumns);
}

async function* belowHeader(
  portions: AsyncGenerator<readonly TableRow[]>,
  columns: number,
): AsyncGenerator<readonly TableRow[]> {
  let isFirst = true;
  for await (const rows of portions) {
    const body = isFirst ? rows.slice(1) : rows;
    if (rows.length > 0) isFirst = false;
    yield body.map((row) => refuseBeyond(row, columns));
  }
}

function refuseBeyond(row: TableRow, columns: number): TableRow {
  const beyond = row.cells.findIndex((cell, index) => index >= columns && cell.trim() !== '');
  if (beyond === -1 || row.fault) return row;
  return {
    ...row,
    fault: new RowFault('', `has a value in column ${beyond + 1}, which the header does not name`),
  };
}
