import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/benchmarks.md');

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/**
 * Replaces what stands between the marks of this benchmark in docs/benchmarks.md, after a line that says when and on
 * what it was measured; the words around the marks are people's.
 * @throws Error when the page has no such marks
 */
export function writeMeasured(name: string, lines: readonly string[]): void {
  const measured = `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}).`;
  const between = new RegExp(`(<!-- ${name} -->)[\\s\\S]*(<!-- end of ${name} -->)`);
  const text = readFileSync(page, 'utf8');
  if (!between.test(text)) throw new Error(`docs/benchmarks.md has no place for ${name}`);
  const written = [measured, ...lines].join('\n');
  writeFileSync(
    page,
    text.replace(between, (_, begin, end) => `${begin}\n\n${written}\n\n${end}`),
  );
  execFileSync('biome', ['format', '--write', page], { stdio: 'ignore' });
}
