import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../server/database/database.ts';

export type TestDatabase = Database & { readonly url: string };

/** A migrated database with reference rows and nothing else, gone when the test ends. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { remove, ...database } = await openTestDatabase();
  onTestFinished(remove);
  return database;
}

/** The same for a whole suite, which removes it itself. */
export async function openTestDatabase(): Promise<TestDatabase & { remove(): Promise<void> }> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(adminUrl, `create database ${name} template test_template`);
  const url = new URL(adminUrl);
  url.pathname = name;
  const database = openDatabase(url.toString());
  const remove = async () => {
    await database.close();
    await onServer(adminUrl, `drop database if exists ${name} with (force)`);
  };
  return { ...database, url: url.toString(), remove };
}

async function onServer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
