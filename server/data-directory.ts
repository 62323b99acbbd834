import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ExplainedError } from '../shared/kernel/explained-error.ts';

/** Makes the directory where it is missing. @throws ExplainedError when it cannot be made or written. */
export function prepareDataDirectory(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isFile()) {
    throw new ExplainedError(`${directory} is a file; set AGLIS_DATA_DIR to a directory.`);
  }
  try {
    // Level by level: Node's recursive mkdir never returns below directories that pretend to take it, such as /proc.
    for (const level of missingLevels(directory)) mkdirSync(level);
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ExplainedError(
      `The data directory ${directory} cannot be written (${code}); make it writable or set AGLIS_DATA_DIR to another.`,
    );
  }
}

function missingLevels(directory: string): readonly string[] {
  const missing: string[] = [];
  for (let level = directory; !existsSync(level); level = dirname(level)) missing.unshift(level);
  return missing;
}
