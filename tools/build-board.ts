import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const sources = [
  'renderer/**/*',
  'shared/**/*.ts',
  'electron/**/*.ts',
  'resources/map/**/*',
  'electron.vite.config.ts',
  'package-lock.json',
];

/** Builds windows, desk and shell into `out/` unless what is there was built from exactly these sources. */
export async function buildBoard(root: string): Promise<void> {
  const mark = join(root, 'out', '.built-from');
  const wanted = hashOf(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.log('Building the board …');
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  try {
    await run(process.execPath, [program, 'build', '--logLevel', 'warn'], {
      cwd: root,
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The board could not be built.\n${stdout}${stderr}`);
  }
  writeFileSync(mark, wanted);
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )) {
    const path = join(file.parentPath, file.name);
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}
