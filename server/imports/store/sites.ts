import { randomUUID } from 'node:crypto';
import type { SiteId } from '../../../shared/kernel/ids.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { copyRows } from './copy-rows.ts';
import type { ImportSession } from './import-session.ts';

export type KnownSite = { readonly id: SiteId; readonly position: Position };

export async function findSites(
  { client }: ImportSession,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownSite>> {
  const { rows } = await client.query<{ id: SiteId; code: string; longitude: number; latitude: number }>(
    'select id, code, longitude, latitude from sites where code = any($1)',
    [codes],
  );
  return new Map(
    rows.map(({ id, code, longitude, latitude }) => [code, { id, position: { longitude, latitude } }]),
  );
}

export type NewSite = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly position: Position;
  readonly district: string;
  readonly village: string;
};

/** Sites whose real place nobody told: they stand at the mapping's default position, and their tickets have none. */
export async function createSites(
  { client }: ImportSession,
  source: string,
  sites: readonly NewSite[],
): Promise<ReadonlyMap<string, SiteId>> {
  const created = new Map(sites.map(({ code }) => [code, randomUUID() as SiteId]));
  await copyRows(
    client,
    {
      table: 'sites',
      columns: ['id', 'kind', 'code', 'name', 'longitude', 'latitude', 'district', 'village'],
    },
    sites.map((site) => [
      ...[created.get(site.code) ?? '', site.kind, site.code, site.name],
      ...[site.position.longitude, site.position.latitude, site.district, site.village],
    ]),
  );
  await client.query(
    `insert into imported_records (source, entity, external_id, entity_id, content_hash)
     select $1, 'site', n.code, n.id, 'placeholder' from unnest($2::text[], $3::uuid[]) as n (code, id)
     on conflict do nothing`,
    [source, [...created.keys()], [...created.values()]],
  );
  return created;
}
