import type { ImportRecord } from '../run/collected.ts';
import { copyRows } from './copy-rows.ts';
import type { ImportSession } from './import-session.ts';

export type Entity = 'ticket' | 'customer' | 'technician' | 'site';

export type Changed<R> = {
  readonly record: R;
  readonly entityId: string;
  /** How many of its rows are here already; 0 when what was imported has changed in the file. */
  readonly knownRows: number;
};

export type Classified<R> = {
  readonly fresh: readonly R[];
  readonly changed: readonly Changed<R>[];
  readonly unchanged: readonly R[];
};

/** Number of rows and their fingerprint: a log that grew still begins with what was imported. */
const contentHash = ({ prints }: ImportRecord): string => `${prints.length}:${prints.at(-1)}`;

export async function classify<R extends ImportRecord>(
  session: ImportSession,
  records: readonly R[],
  of: { readonly source: string; readonly entity: Entity },
): Promise<Classified<R>> {
  const { rows } = await session.client.query<{
    external_id: string;
    entity_id: string;
    content_hash: string;
  }>(
    'select external_id, entity_id, content_hash from imported_records where source = $1 and entity = $2 and external_id = any($3)',
    [of.source, of.entity, records.map(({ externalId }) => externalId)],
  );
  const known = new Map(rows.map((row) => [row.external_id, row]));
  const fresh: R[] = [];
  const changed: Changed<R>[] = [];
  const unchanged: R[] = [];
  for (const record of records) {
    const earlier = known.get(record.externalId);
    if (!earlier) fresh.push(record);
    else if (isOldNews(record, earlier.content_hash)) unchanged.push(record);
    else
      changed.push({
        record,
        entityId: earlier.entity_id,
        knownRows: knownRows(record, earlier.content_hash),
      });
  }
  return { fresh, changed, unchanged };
}

/** Imported as it is, or a log cut shorter than what is here: an older file knows nothing new. */
const isOldNews = (record: ImportRecord, hash: string): boolean =>
  hash === contentHash(record) || Number(hash.split(':')[0]) > record.prints.length;

function knownRows({ prints }: ImportRecord, hash: string): number {
  const [count, print] = hash.split(':');
  return prints[Number(count) - 1] === print ? Number(count) : 0;
}

/** Notes, in the same transaction, which of our rows the records became. */
export async function rememberRecords(
  session: ImportSession,
  of: { readonly source: string; readonly entity: Entity },
  written: {
    readonly fresh: readonly (readonly [ImportRecord, string])[];
    readonly changed: readonly ImportRecord[];
  },
): Promise<void> {
  await copyRows(
    session.client,
    { table: 'imported_records', columns: ['source', 'entity', 'external_id', 'entity_id', 'content_hash'] },
    written.fresh.map(([record, id]) => [of.source, of.entity, record.externalId, id, contentHash(record)]),
  );
  if (written.changed.length === 0) return;
  await session.client.query(
    `update imported_records as r set content_hash = n.content_hash
     from unnest($3::text[], $4::text[]) as n (external_id, content_hash)
     where r.source = $1 and r.entity = $2 and r.external_id = n.external_id`,
    [of.source, of.entity, written.changed.map((r) => r.externalId), written.changed.map(contentHash)],
  );
}
