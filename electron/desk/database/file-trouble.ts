import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why a database file cannot be worked with: no room to write, or the file itself (damaged, locked, read-only, gone). */
export type FileTrouble = 'full' | 'unusable';

const unusable = [
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_IOERR',
  'SQLITE_PERM',
  'SQLITE_PROTOCOL',
];

/** Less is no room for a page of SQLite and its log. */
const leastFreeBytes = 1_000_000;

/** Null when the error says nothing of the file: a row that breaks a rule, a mistake in the program. */
export function troubleOf(error: unknown, file: string): FileTrouble | null {
  if (error instanceof Damaged) return 'unusable';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'full';
  /* A full disk also shows as a file that cannot be made, or a log that cannot grow (SQLITE_IOERR_SHMSIZE). */
  const isOfTheDisk = code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN';
  if (isOfTheDisk && isDiskFull(file)) return 'full';
  return unusable.some((known) => code === known || code.startsWith(`${known}_`)) ? 'unusable' : null;
}

function isDiskFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < leastFreeBytes;
  } catch {
    return false;
  }
}

export class Damaged extends Error {
  constructor(file: string, finding: string) {
    super(`${file} is damaged: ${finding}`);
    this.name = 'Damaged';
  }
}
