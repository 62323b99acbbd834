import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prepareDataDirectory } from './data-directory.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-data-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

describe('the data directory', () => {
  it('is made with every level above it', () => {
    const directory = join(temporaryDirectory(), 'a', 'b', 'c');
    prepareDataDirectory(directory);
    expect(statSync(directory).isDirectory()).toBe(true);
  });

  it('is refused in one sentence where nothing can be made', () => {
    const refused = /cannot be written \(E\w+\); make it writable or set AGLIS_DATA_DIR/;
    if (process.platform === 'linux') expect(() => prepareDataDirectory('/proc/aglis')).toThrow(refused);
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(() => prepareDataDirectory(join(file, 'below'))).toThrow(refused);
    expect(() => prepareDataDirectory(file)).toThrow('is a file; set AGLIS_DATA_DIR to a directory.');
  });
});
