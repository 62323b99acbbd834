import {
  type ImportProgress,
  type ImportSummary,
  importCustomers,
  importTechnicians,
  importTickets,
  loadMapping,
} from '../../server/imports/index.ts';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import type { ImportWish } from './arguments.ts';

/** Runs the import the words asked for. @throws ExplainedError */
export async function runImport(
  wish: ImportWish,
  connectionString: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  const mapping = await loadMapping(wish.mapping, wish.entity);
  const { file, dryRun, rejects } = wish;
  const options = { connectionString, file, dryRun, onProgress, ...(rejects ? { rejects } : {}) };
  switch (mapping.entity) {
    case 'tickets':
      return importTickets({ ...options, mapping });
    case 'customers':
      return importCustomers({ ...options, mapping });
    case 'technicians':
      return importTechnicians({ ...options, mapping });
    default:
      return assertNever(mapping);
  }
}
