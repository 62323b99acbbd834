import type { CompiledTable } from '../mapping/compile-fields.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { type ImportSession, openImportSession } from '../store/import-session.ts';
import { openTable } from '../tables/open-table.ts';
import { defaultTableLimits, type Table, type TableLimits } from '../tables/table.ts';
import type { BatchStore } from './batch-store.ts';
import type { Collected, ImportRecord } from './collected.ts';
import { noRejectsFile, rejectsFile } from './rejects-file.ts';
import { runImport } from './run-import.ts';
import type { ImportSummary } from './summary.ts';
import { startTally } from './tally.ts';

export type ImportProgress = {
  readonly rows: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly seconds: number;
};

export type ImportOptions = {
  readonly connectionString: string;
  readonly file: string;
  readonly mapping: Mapping;
  readonly dryRun?: boolean;
  /** Where rejected rows are written. */
  readonly rejects?: string;
  readonly limits?: Partial<TableLimits>;
  readonly onProgress?: (progress: ImportProgress) => void;
};

export type ImportPlan<R extends ImportRecord> = {
  /** @throws ExplainedError when the file lacks a column, before anything is written. */
  compile(table: Table): CompiledTable;
  collect(table: Table, compiled: CompiledTable): AsyncIterable<Collected<R>>;
  store(session: ImportSession): Promise<BatchStore<R>>;
};

/** Opens file and database, imports, and closes both whatever happens. */
export async function importTable<R extends ImportRecord>(
  options: ImportOptions,
  plan: ImportPlan<R>,
): Promise<ImportSummary> {
  const { mapping, file, dryRun = false } = options;
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  const { encoding, delimiter, sheet, source } = mapping;
  const limits = { ...defaultTableLimits, ...options.limits };
  const table = await openTable(file, { encoding, delimiter, sheet, limits });
  const tally = startTally();
  const onBatch = () =>
    options.onProgress?.({ rows: tally.rowsRead(), seconds: elapsed(), ...table.progress() });
  try {
    const collected = plan.collect(table, plan.compile(table));
    const rejects = options.rejects ? rejectsFile(options.rejects, file, table.header) : noRejectsFile;
    const session = await openImportSession(options.connectionString, source);
    try {
      const store = await plan.store(session);
      await runImport({ session, source, dryRun, collected, store, rejects, tally, onBatch });
    } finally {
      await rejects.close();
      await session.close();
    }
  } finally {
    await table.close();
  }
  return tally.summary({ file: table.name, source, dryRun }, elapsed());
}
