const unwritable = new Set(['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'SQLITE_CANTOPEN']);

/** Why a desk could not be opened, in one sentence for the person who started it. */
export function openingProblem(error: unknown, dataDirectory: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (unwritable.has(code) || code.startsWith('SQLITE_READONLY'))
    return `The directory ${dataDirectory} cannot be written.`;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return `The disk of ${dataDirectory} is full.`;
  return error instanceof Error ? `${error.message}.` : String(error);
}
