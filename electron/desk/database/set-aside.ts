import { existsSync, renameSync } from 'node:fs';
import type { Instant } from '../../../shared/kernel/instant.ts';

const companions = ['', '-wal', '-shm'];

/** Renames a database with its companions, so that whoever wants to can still look into it. @returns the new name */
export function setAside(file: string, reason: 'future' | 'damaged', now: Instant): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const target = `${file}.${reason}-${stamp}`;
  for (const companion of companions) {
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  }
  return target;
}

const damageCodes = new Set([
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_CORRUPT_VTAB',
  'SQLITE_CORRUPT_INDEX',
]);

export const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && damageCodes.has(String(error.code));

export class Damaged extends Error {
  constructor(file: string, finding: string) {
    super(`${file} is damaged: ${finding}`);
    this.name = 'Damaged';
  }
}
