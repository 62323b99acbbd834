import { join } from 'node:path';
import { troubleOf } from './database/file-trouble.ts';

const unwritable = new Set(['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'SQLITE_CANTOPEN']);

/** Why a desk could not be opened, in one sentence for the person who started it. */
export function openingProblem(error: unknown, dataDirectory: string): string {
  /* First: a full disk also shows as a file that cannot be made. */
  if (troubleOf(error, join(dataDirectory, 'outbox.db')) === 'full')
    return `The disk of ${dataDirectory} is full: make room on it and start again; nothing is lost.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (unwritable.has(code) || code.startsWith('SQLITE_READONLY'))
    return `The directory ${dataDirectory} cannot be written.`;
  return error instanceof Error ? `${error.message}.` : String(error);
}
