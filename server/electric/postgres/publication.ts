import type { ClientBase } from 'pg';
import { readTable, type Table } from './catalogue.ts';
import { quoteIdentifier } from './session.ts';

export const qualifiedName = (table: { readonly schema: string; readonly name: string }): string =>
  `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;

/** Postgres has its say on generated columns only from 18 on. */
async function publishesGenerated(client: ClientBase): Promise<boolean> {
  const version = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  return Number(version.rows[0]?.server_version_num) >= 180_000;
}

/** Every kind of change; whoever took one away made a hole in each shape. */
const publishesAll = 'pubviaroot AND pubinsert AND pubupdate AND pubdelete AND pubtruncate';

/**
 * Creates the publication, empty, when it is absent, and sets right what it publishes. Tables are added when they are
 * asked for: `FOR ALL TABLES` needs a superuser and makes every UPDATE fail on tables without a replica identity,
 * synced or not.
 * @returns `repaired` when it did not publish every change: what it left out is lost to the shapes that are kept.
 */
export async function ensurePublication(
  client: ClientBase,
  publicationName: string,
): Promise<'kept' | 'created' | 'repaired'> {
  const name = quoteIdentifier(publicationName);
  const generated = await publishesGenerated(client);
  const settings = [
    `publish = 'insert, update, delete, truncate'`,
    'publish_via_partition_root = true',
    // An older publication without generated columns would disagree with the catalogue for ever.
    ...(generated ? ['publish_generated_columns = stored'] : []),
  ].join(', ');
  const asked = `SELECT ${publishesAll}${generated ? ` AND pubgencols = 's'` : ''} AS complete FROM pg_publication WHERE pubname = $1`;
  const found = await client.query<{ complete: boolean }>(asked, [publicationName]);
  const [publication] = found.rows;
  if (publication?.complete) return 'kept';
  await client.query(
    `${publication ? 'ALTER' : 'CREATE'} PUBLICATION ${name} ${publication ? 'SET' : 'WITH'} (${settings})`,
  );
  return publication ? 'repaired' : 'created';
}

/** Whether every change of every row and column of the table is published. */
export async function isPublished(
  client: ClientBase,
  publicationName: string,
  table: Table,
): Promise<boolean> {
  const found = await client.query(
    `SELECT 1 FROM pg_publication_tables t JOIN pg_publication p USING (pubname)
      WHERE pubname = $1 AND schemaname = $2 AND tablename = $3 AND rowfilter IS NULL
        AND cardinality(attnames) = $4 AND ${publishesAll}`,
    [publicationName, table.schema, table.name, table.columns.length],
  );
  return found.rowCount !== 0;
}

/** Adds the table whole, in the place of a part of it: a filter or a list of columns. */
async function addWhole(client: ClientBase, publicationName: string, table: Table): Promise<void> {
  const publication = quoteIdentifier(publicationName);
  const member = await client.query(
    'SELECT 1 FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE pubname = $1 AND prrelid = $2',
    [publicationName, table.oid],
  );
  if (member.rowCount !== 0)
    await client.query(`ALTER PUBLICATION ${publication} DROP TABLE ${qualifiedName(table)}`);
  await client.query(`ALTER PUBLICATION ${publication} ADD TABLE ${qualifiedName(table)}`);
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
  if (table.replicaIdentity === 'f' && (await isPublished(client, publicationName, table))) return table;
  const name = qualifiedName(table);
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = '5s'`);
    await client.query(`LOCK TABLE ONLY ${name} IN SHARE ROW EXCLUSIVE MODE`);
    if (table.replicaIdentity !== 'f') await client.query(`ALTER TABLE ${name} REPLICA IDENTITY FULL`);
    await ensurePublication(client, publicationName);
    // Asked again under the lock: another request may have been faster.
    if (!(await isPublished(client, publicationName, table))) await addWhole(client, publicationName, table);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`table ${name} cannot be published: ${(error as Error).message}`);
  }
  return (await readTable(client, name)) ?? table;
}
