import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { fileSource, headOf } from './byte-source.ts';
import { refuseKnownFormats } from './known-formats.ts';
import type { Table, TableOptions } from './table.ts';
import { openTextTable } from './text-table.ts';
import { isWorkbook, openWorkbook } from './workbook.ts';
import { listArchive } from './zip-archive.ts';
import { openZippedTable } from './zipped-table.ts';

/**
 * Opens a table file by what it is, whatever its name says: text, workbook, or one of them in a zip. The whole file is
 * read once to check its structure. @throws ExplainedError when it cannot be used.
 */
export async function openTable(path: string, options: TableOptions): Promise<Table> {
  const name = basename(path);
  const { size } = await statFile(path);
  if (size === 0)
    throw new ExplainedError(`${name} is empty; a table begins with a line that names its columns.`);
  const source = fileSource(path, name, size);
  const head = await headOf(source, 8);
  refuseKnownFormats(head, name);
  if (!head.toString('latin1').startsWith('PK\u0003\u0004')) return openTextTable(source, options, noCleanup);
  const archive = await listArchive(path, name, options.limits);
  return isWorkbook(archive) ? openWorkbook(archive, options, noCleanup) : openZippedTable(archive, options);
}

const noCleanup = () => Promise.resolve();

async function statFile(path: string) {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ExplainedError(`${path} cannot be read (${error.code}); check its path and permissions.`);
  });
  if (!found.isFile()) throw new ExplainedError(`${path} is not a file; name the table file itself.`);
  return found;
}
