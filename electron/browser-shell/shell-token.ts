import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { writePrivateFile } from '../desk/process/private-file.ts';

const shape = /^[\w-]{43}$/;

/**
 * The token browsers enter with, made once for a desk's directory: a board on the wall holds its cookie over a restart
 * of the desk. Whoever removes the file shuts every browser out. @throws the file system's error
 */
export function keptShellToken(file: string): string {
  const kept = read(file);
  if (kept !== null) return kept;
  const token = randomBytes(32).toString('base64url');
  writePrivateFile(file, token);
  return token;
}

/** Null without a whole token: half of one is easier to guess. */
function read(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (!shape.test(text)) return null;
    /* A copied directory may have lost its modes. */
    chmodSync(file, 0o600);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
