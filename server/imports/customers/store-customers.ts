import { randomUUID } from 'node:crypto';
import { type BatchStore, nothingBeside, type StoreOutcome } from '../run/batch-store.ts';
import { copyRows } from '../store/copy-rows.ts';
import type { ImportSession } from '../store/import-session.ts';
import { findSites } from '../store/sites.ts';
import type { CustomerRecord } from './read-customers.ts';

type Links = { readonly siteId: string | null; readonly packageId: string };
type Refused = StoreOutcome<CustomerRecord>['refused'][number];
type Linked = { readonly record: CustomerRecord; readonly id: string; readonly links: Links };

export const customerStore: BatchStore<CustomerRecord> = {
  entity: 'customer',
  write: async (session, { fresh, changed }) => {
    const link = await linker(session, [...fresh, ...changed.map(({ record }) => record)]);
    const taken = await takenNumbers(session, fresh);
    const refused: Refused[] = [];
    const linked = (records: readonly { record: CustomerRecord; id: string }[]) =>
      records.flatMap((each): Linked[] => {
        const links = link(each.record);
        if (!('reason' in links)) return [{ ...each, links }];
        refused.push({ record: each.record, ...links });
        return [];
      });
    const inserts = linked(
      fresh.flatMap((record) => {
        if (!taken.has(record.externalId)) return [{ record, id: randomUUID() }];
        refused.push({
          record,
          column: '',
          reason: `a customer with the number ${record.externalId} is here already and did not come from this source`,
        });
        return [];
      }),
    );
    const updates = linked(changed.map(({ record, entityId }) => ({ record, id: entityId })));
    await insertCustomers(session, inserts);
    await updateCustomers(session, updates);
    return {
      ...nothingBeside,
      fresh: inserts.map(({ record, id }) => [record, id] as const),
      changed: updates.map(({ record }) => record),
      refused,
    };
  },
};

/** Finds the sites and packages the records name by code. */
async function linker(session: ImportSession, records: readonly CustomerRecord[]) {
  const sites = await findSites(
    session,
    records.flatMap(({ siteCode }) => siteCode ?? []),
  );
  const { rows } = await session.client.query<{ id: string; code: string }>(
    'select id, code from service_packages where code = any($1)',
    [records.map(({ packageCode }) => packageCode)],
  );
  const packages = new Map(rows.map(({ id, code }) => [code, id]));
  return ({ packageCode, siteCode }: CustomerRecord): Links | { column: string; reason: string } => {
    const packageId = packages.get(packageCode);
    if (!packageId)
      return {
        column: 'package',
        reason: `there is no service package "${packageCode}"; create it, or translate its name in the mapping`,
      };
    const site = siteCode === null ? null : sites.get(siteCode);
    if (site === undefined)
      return { column: 'site', reason: `there is no site "${siteCode}"; create it, or leave the cell empty` };
    return { packageId, siteId: site?.id ?? null };
  };
}

async function takenNumbers({ client }: ImportSession, fresh: readonly CustomerRecord[]) {
  const { rows } = await client.query<{ number: string }>(
    'select number from customers where number = any($1)',
    [fresh.map(({ externalId }) => externalId)],
  );
  return new Set(rows.map(({ number }) => number));
}

const columns = [
  ...['id', 'number', 'name', 'phone', 'address', 'village', 'district', 'longitude', 'latitude', 'site_id'],
  ...['port', 'package_id', 'since'],
];

const cellsOf = ({ record, id, links }: Linked) => [
  ...[id, record.externalId, record.name, record.phone, record.address, record.village, record.district],
  ...[
    record.position.longitude,
    record.position.latitude,
    links.siteId,
    record.port,
    links.packageId,
    record.since,
  ],
];

const insertCustomers = ({ client }: ImportSession, inserts: readonly Linked[]): Promise<void> =>
  copyRows(client, { table: 'customers', columns }, inserts.map(cellsOf));

async function updateCustomers({ client }: ImportSession, updates: readonly Linked[]): Promise<void> {
  if (updates.length === 0) return;
  const rows = updates.map((update) =>
    Object.fromEntries(cellsOf(update).map((cell, at) => [columns[at], cell])),
  );
  await client.query(
    `update customers as c set name = n.name, phone = n.phone, address = n.address, village = n.village,
       district = n.district, longitude = n.longitude, latitude = n.latitude, site_id = n.site_id, port = n.port,
       package_id = n.package_id, since = n.since
     from jsonb_to_recordset($1::jsonb) as n (id uuid, name text, phone text, address text, village text, district text,
       longitude float8, latitude float8, site_id uuid, port int, package_id uuid, since date)
     where c.id = n.id`,
    [JSON.stringify(rows)],
  );
}
