import { ExplainedError } from '../shared/kernel/explained-error.ts';
import { readImportArguments, usage } from './import/arguments.ts';
import { openImportDatabase } from './import/open-database.ts';
import { progressReporter } from './import/progress-reporter.ts';
import { runImport } from './import/run-import.ts';
import { summaryLines } from './import/summary-lines.ts';

async function main(): Promise<void> {
  const wish = readImportArguments(process.argv.slice(2));
  if (wish.kind === 'help') {
    console.log(usage);
    return;
  }
  const database = await openImportDatabase(process.env);
  try {
    const progress = progressReporter(process.stderr, wish.quiet);
    const summary = await runImport(wish, database.url, progress.report).finally(progress.end);
    for (const line of summaryLines(summary, wish)) console.log(line);
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof ExplainedError ? error.message : error);
  process.exitCode = 1;
}
