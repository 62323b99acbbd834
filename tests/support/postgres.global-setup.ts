import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, migrateDatabase, openDatabase } from '../../server/database/database.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { seedReferenceRows } from '../../server/database/reference-rows.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance database of the run's own PostgreSQL. */
    postgresAdminUrl: string;
  }
}

export const templateDatabase = 'test_template';

/** One PostgreSQL for the run, with a migrated template that each test clones (30 ms instead of migrating anew). */
export async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-test-'));
  // PostgreSQL may run as another user than the tests; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDirectory: join(directory, 'postgres'),
    settings: {
      wal_level: 'logical',
      fsync: 'off',
      max_connections: '300',
      max_wal_senders: '40',
      max_replication_slots: '40',
    },
  });
  await ensureDatabase(postgres.adminUrl, templateDatabase);
  const templateUrl = postgres.databaseUrl(templateDatabase);
  await migrateDatabase(templateUrl);
  const database = openDatabase(templateUrl);
  await seedReferenceRows(database.orm);
  await database.close();
  project.provide('postgresAdminUrl', postgres.adminUrl);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
