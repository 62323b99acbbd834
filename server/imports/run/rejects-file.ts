import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import type { Reject } from './collected.ts';

/** Where rejected rows go, with line, column and reason before the row as it was: mended, the file can be imported. */
export type RejectsFile = { write(rejects: readonly Reject[]): Promise<void>; close(): Promise<void> };

export const noRejectsFile: RejectsFile = {
  write: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Made when the first row is rejected, so that a clean import leaves no empty file. */
export function rejectsFile(path: string, importedFile: string, header: readonly string[]): RejectsFile {
  if (resolve(path) === resolve(importedFile))
    throw new ExplainedError(
      `The rejects cannot go to ${path}, which is the file being imported; name another.`,
    );
  const state: { file: FileHandle | null } = { file: null };
  return {
    write: async (rejects) => {
      if (rejects.length === 0) return;
      state.file ??= await start(path, header);
      await state.file.appendFile(
        rejects
          .map(({ row, column, reason }) => line([String(row.line), column, reason, ...row.cells]))
          .join(''),
      );
    },
    close: async () => state.file?.close(),
  };
}

async function start(path: string, header: readonly string[]): Promise<FileHandle> {
  const file = await open(path, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new ExplainedError(`The rejects file ${path} cannot be written (${error.code}); name another.`);
  });
  await file.appendFile(line(['rejected line', 'rejected column', 'rejected because', ...header]));
  return file;
}

const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`;
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
