import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from 'yauzl';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { headOf } from './byte-source.ts';
import { refuseKnownFormats } from './known-formats.ts';
import type { Table, TableOptions } from './table.ts';
import { openTextTable } from './text-table.ts';
import { isWorkbook, openWorkbook } from './workbook.ts';
import { listArchive, memberSource, type ZipArchive } from './zip-archive.ts';

/** What archivers of other systems add by themselves. */
const isClutter = ({ fileName }: Entry) =>
  fileName.endsWith('/') ||
  fileName.startsWith('__MACOSX/') ||
  /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(fileName);

/** Opens the one table inside a zip. @throws ExplainedError unless there is exactly one file in it and it is a table. */
export async function openZippedTable(archive: ZipArchive, options: TableOptions): Promise<Table> {
  const members = archive.entries.filter((entry) => !isClutter(entry));
  const [member] = members;
  if (!member)
    throw new ExplainedError(`${archive.name} holds no file; put one CSV, TSV or XLSX file into it.`);
  if (members.length > 1) throw severalMembers(archive.name, members);
  const source = memberSource(archive, member);
  if (source.totalBytes === 0)
    throw new ExplainedError(`${source.name} is empty; a table begins with a line that names its columns.`);
  const head = await headOf(source, 8);
  refuseKnownFormats(head, source.name);
  if (!head.toString('latin1').startsWith('PK\u0003\u0004'))
    return openTextTable(source, options, () => Promise.resolve());
  return openZippedWorkbook(archive, member, options);
}

const severalMembers = (name: string, members: readonly Entry[]) =>
  new ExplainedError(
    `${name} holds ${members.length} files (${members
      .slice(0, 5)
      .map(({ fileName }) => fileName)
      .join(', ')}${members.length > 5 ? ', …' : ''}); put exactly one table file into it.`,
  );

/** A workbook is read out of order, so it is unpacked beside, within the limits its entry was already held to. */
async function openZippedWorkbook(archive: ZipArchive, member: Entry, options: TableOptions): Promise<Table> {
  const directory = await mkdtemp(join(tmpdir(), 'aglis-import-'));
  const cleanUp = () => rm(directory, { recursive: true, force: true });
  const source = memberSource(archive, member);
  const path = join(directory, 'workbook.xlsx');
  try {
    await pipeline(source.open(), createWriteStream(path));
    const inner = await listArchive(path, source.name, options.limits);
    if (!isWorkbook(inner))
      throw new ExplainedError(
        `${source.name} is a zip inside a zip; put the table file itself into one zip.`,
      );
    return await openWorkbook(inner, options, cleanUp);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
