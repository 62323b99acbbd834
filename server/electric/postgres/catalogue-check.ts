import type { ClientBase } from 'pg';
import { readTable, type Table } from './catalogue.ts';
import { isPublished, qualifiedName } from './publication.ts';

/**
 * What the stream never says: a dropped table, a dropped publication, a changed key or NOT NULL; and a changed column
 * it says only with the next write.
 * @returns why shapes of the table are out of date, or undefined.
 */
export async function tableTrouble(
  client: ClientBase,
  publicationName: string,
  table: Table,
): Promise<string | undefined> {
  const now = await readTable(client, qualifiedName(table));
  if (now === undefined) return 'the table was dropped or renamed';
  if (JSON.stringify(now) !== JSON.stringify(table)) return 'the table was altered';
  if (!(await isPublished(client, publicationName, table))) return 'the table is no longer published';
  return undefined;
}
