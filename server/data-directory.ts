import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExplainedError } from '../shared/kernel/explained-error.ts';

/** Makes the directory and holds it for this process: two servers in one directory would serve one database twice. */
export function holdDataDirectory(directory: string): { release(): void } {
  const lock = join(directory, 'server.lock');
  try {
    mkdirSync(directory, { recursive: true });
    takeLock(lock);
  } catch (error) {
    if (error instanceof ExplainedError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ExplainedError(
      `The data directory ${directory} cannot be written (${code}); make it writable or set AGLIS_DATA_DIR to another.`,
    );
  }
  return { release: () => rmSync(lock, { force: true }) };
}

function takeLock(lock: string): void {
  const holder = readHolder(lock);
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    throw new ExplainedError(
      `Another server (process ${holder}) uses ${lock.replace(/.server\.lock$/, '')}; stop it first or set AGLIS_DATA_DIR to another directory.`,
    );
  }
  writeFileSync(lock, String(process.pid));
}

function readHolder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
