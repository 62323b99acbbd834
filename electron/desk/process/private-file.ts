import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Readable by this user only, and after a crash either the old text or the new one, whole. */
export function writePrivateFile(file: string, text: string): void {
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
