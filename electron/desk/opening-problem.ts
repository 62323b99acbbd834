import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../shared/domain/identity/principal.ts';
import { troubleOf } from './database/file-trouble.ts';

const unwritable = new Set(['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'SQLITE_CANTOPEN']);

/** Why a desk could not be opened; what has no kind of its own is said in the words of what threw it. */
export const openingProblemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disk-full'), directory: z.string() }),
  z.strictObject({ kind: z.literal('unwritable'), directory: z.string() }),
  z.strictObject({ kind: z.literal('configuration'), detail: z.string() }),
  z.strictObject({ kind: z.literal('other'), detail: z.string() }),
]);
export type OpeningProblem = Readonly<z.infer<typeof openingProblemSchema>>;

export function openingProblem(error: unknown, dataDirectory: string): OpeningProblem {
  /* First: a full disk also shows as a file that cannot be made. */
  if (troubleOf(error, join(dataDirectory, 'outbox.db')) === 'full')
    return { kind: 'disk-full', directory: dataDirectory };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (unwritable.has(code) || code.startsWith('SQLITE_READONLY'))
    return { kind: 'unwritable', directory: dataDirectory };
  return { kind: 'other', detail: error instanceof Error ? `${error.message}.` : String(error) };
}

/** One sentence for the person who started it. */
export function openingSentence(problem: OpeningProblem, language: Language): string {
  const isIndonesian = language === 'id';
  switch (problem.kind) {
    case 'disk-full':
      return isIndonesian
        ? `Disk tempat ${problem.directory} sudah penuh: kosongkan sebagian lalu mulai lagi; tidak ada yang hilang.`
        : `The disk of ${problem.directory} is full: make room on it and start again; nothing is lost.`;
    case 'unwritable':
      return isIndonesian
        ? `Folder ${problem.directory} tidak dapat ditulisi.`
        : `The directory ${problem.directory} cannot be written.`;
    case 'configuration':
      return isIndonesian ? `Pengaturan meja ini tidak dapat dipakai: ${problem.detail}` : problem.detail;
    case 'other':
      return isIndonesian ? `Meja ini tidak dapat dibuka: ${problem.detail}` : problem.detail;
  }
}
