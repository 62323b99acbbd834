import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { leave } from '../server/leave.ts';
import type { Benchmark } from './bench/metric.ts';

const folder = join(import.meta.dirname, 'bench');
const names = readdirSync(folder).flatMap((file) =>
  file.endsWith('.bench.ts') ? [basename(file, '.bench.ts')] : [],
);

const [name = ''] = process.argv.slice(2);
const file = join(folder, `${name}.bench.ts`);
if (!existsSync(file)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exit(2);
}
const { benchmark } = (await import(file)) as { benchmark: Benchmark };
// Standard output carries the metrics alone, one JSON object a line; everything else goes to standard error.
await benchmark(({ figures, ...metric }) =>
  process.stdout.write(`${JSON.stringify({ bench: name, ...figures, ...metric })}\n`),
);
await leave(0);
