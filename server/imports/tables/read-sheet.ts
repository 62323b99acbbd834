import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Entry } from 'yauzl';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { toRow } from './sheet-row.ts';
import { type StoredPart, storedZip, textPart } from './stored-zip.ts';
import type { TableRow } from './table.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { memberSource, type ZipArchive } from './zip-archive.ts';

export type SheetProgress = { doneBytes: number };

export type SheetSource = {
  readonly archive: ZipArchive;
  readonly parts: WorkbookParts;
  readonly name: string;
  readonly maxColumns: number;
};

const portionRows = 256;

/** The rows of a sheet, its header first; rows without any value are left out. */
export async function* readSheet(
  source: SheetSource,
  progress: SheetProgress,
): AsyncGenerator<readonly TableRow[]> {
  progress.doneBytes = 0;
  const input = Readable.from(storedZip(partsOf(source, progress)));
  // The reader pipes its input and does not hear its errors.
  const failed = new Promise<never>((_, reject) => input.on('error', reject));
  failed.catch(() => undefined);
  const rows = sheetRows(input)[Symbol.asyncIterator]();
  let portion: TableRow[] = [];
  try {
    for (;;) {
      const next = await Promise.race([rows.next(), failed]);
      if (next.done) break;
      const row = toRow(next.value, source);
      if (row) portion.push(row);
      if (portion.length < portionRows) continue;
      yield portion;
      portion = [];
    }
    yield portion;
  } catch (error) {
    if (error instanceof ExplainedError) throw error;
    throw new ExplainedError(
      `${source.name} is damaged (${(error as Error).message.split('\n')[0]}); open it in a spreadsheet program and save it again.`,
    );
  } finally {
    input.destroy();
  }
}

async function* sheetRows(input: Readable): AsyncGenerator<ExcelJS.Row> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(input, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  });
  for await (const sheet of reader) yield* sheet;
}

/** In the order that lets the reader stream: without shared texts before the sheet it would spool the sheet to disk. */
function partsOf({ archive, parts }: SheetSource, progress: SheetProgress): readonly StoredPart[] {
  const part = (entry: Entry, path = entry.fileName): StoredPart => ({
    path,
    size: entry.uncompressedSize,
    crc: entry.crc32,
    open: () => memberSource(archive, entry).open(),
  });
  const { sheet, styles, sharedStrings } = parts;
  const strings = 'xl/sharedStrings.xml';
  return [
    part(parts.relations),
    part(parts.workbook),
    ...(styles ? [part(styles)] : []),
    sharedStrings ? part(sharedStrings, strings) : textPart(strings, '<sst></sst>'),
    {
      ...part(sheet, 'xl/worksheets/sheet1.xml'),
      open: () => counted(memberSource(archive, sheet).open(), progress),
    },
  ];
}

async function* counted(chunks: AsyncIterable<Buffer>, progress: SheetProgress): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    progress.doneBytes += chunk.length;
    yield chunk;
  }
}
