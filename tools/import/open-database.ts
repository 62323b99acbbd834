import { join, resolve } from 'node:path';
import { readConfiguration } from '../../server/configuration.ts';
import { ensureDatabase, migrateDatabase, openDatabase } from '../../server/database/database.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { seedReferenceRows } from '../../server/database/reference-rows.ts';
import { holdRoom } from '../../server/database/room-lock.ts';

export type ImportDatabase = { readonly url: string; close(): Promise<void> };

/** `DATABASE_URL`, or the embedded PostgreSQL: the running server's, or started for the import and stopped after it. */
export async function openImportDatabase(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ImportDatabase> {
  const { databaseUrl, dataDirectory } = readConfiguration(environment);
  const database = databaseUrl
    ? { url: databaseUrl, close: () => Promise.resolve() }
    : await openEmbedded(resolve(import.meta.dirname, '../..', dataDirectory));
  await migrateDatabase(database.url);
  const { orm, close } = openDatabase(database.url);
  await seedReferenceRows(orm).finally(close);
  return database;
}

async function openEmbedded(dataDirectory: string): Promise<ImportDatabase> {
  const postgres = await startEmbeddedPostgres({
    dataDirectory: join(dataDirectory, 'postgres'),
    settings: { wal_level: 'logical' },
  });
  await ensureDatabase(postgres.adminUrl, 'aglis');
  const url = postgres.databaseUrl('aglis');
  if (postgres.tookOver) return { url, close: () => Promise.resolve() };
  // A server that started meanwhile would lose its database when this import ends.
  const room = await holdRoom(url);
  return {
    url,
    close: async () => {
      await room.release();
      await postgres.stop();
    },
  };
}
