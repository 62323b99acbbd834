import type { ClientBase } from 'pg';
import { readTable, type Table } from './catalogue.ts';
import { quoteIdentifier } from './session.ts';

export const qualifiedName = (table: { readonly schema: string; readonly name: string }): string =>
  `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;

/**
 * Creates the publication, empty, when it is absent. Tables are added when they are asked for: `FOR ALL TABLES` needs a
 * superuser and makes every UPDATE fail on tables without a replica identity, synced or not.
 */
export async function ensurePublication(client: ClientBase, publicationName: string): Promise<void> {
  const name = quoteIdentifier(publicationName);
  const version = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const generated = Number(version.rows[0]?.server_version_num) >= 180_000;
  const settings = `publish_via_partition_root = true${generated ? ', publish_generated_columns = stored' : ''}`;
  const found = await client.query('SELECT 1 FROM pg_publication WHERE pubname = $1', [publicationName]);
  if (found.rowCount === 0) {
    await client.query(`CREATE PUBLICATION ${name} WITH (${settings})`);
    return;
  }
  if (!generated) return;
  // An older publication without generated columns would disagree with the catalogue for ever.
  const missing = `SELECT 1 FROM pg_publication WHERE pubname = $1 AND (pubgencols <> 's' OR NOT pubviaroot)`;
  const differs = await client.query(missing, [publicationName]);
  if (differs.rowCount !== 0) await client.query(`ALTER PUBLICATION ${name} SET (${settings})`);
}

export async function isPublished(
  client: ClientBase,
  publicationName: string,
  table: Table,
): Promise<boolean> {
  const found = await client.query(
    'SELECT 1 FROM pg_publication_tables WHERE pubname = $1 AND schemaname = $2 AND tablename = $3',
    [publicationName, table.schema, table.name],
  );
  return found.rowCount !== 0;
}

/**
 * Makes the table's changes complete in the stream: published, and with the whole old row.
 *
 * The lock waits for the table's writers. Without it a transaction that wrote before the publication knew the table,
 * and commits after a snapshot, would be in neither. Rejects after five seconds of waiting: a writer that long is not
 * worth stopping the others for.
 * @returns the table as it then is.
 */
export async function publishTable(
  client: ClientBase,
  publicationName: string,
  table: Table,
): Promise<Table> {
  await ensurePublication(client, publicationName);
  if (table.replicaIdentity === 'f' && (await isPublished(client, publicationName, table))) return table;
  const name = qualifiedName(table);
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = '5s'`);
    await client.query(`LOCK TABLE ONLY ${name} IN SHARE ROW EXCLUSIVE MODE`);
    if (table.replicaIdentity !== 'f') await client.query(`ALTER TABLE ${name} REPLICA IDENTITY FULL`);
    // Asked again under the lock: another request may have been faster.
    if (!(await isPublished(client, publicationName, table)))
      await client.query(`ALTER PUBLICATION ${quoteIdentifier(publicationName)} ADD TABLE ${name}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`table ${name} cannot be published: ${(error as Error).message}`);
  }
  return (await readTable(client, name)) ?? table;
}
