import { randomUUID } from 'node:crypto';
import type { CustomerId, TechnicianId } from '../../../shared/kernel/ids.ts';
import type { TicketMapping } from '../mapping/mapping.ts';
import { copyRows } from '../store/copy-rows.ts';
import type { ImportSession } from '../store/import-session.ts';
import { createSites, findSites, type NewSite } from '../store/sites.ts';
import type { Place } from './build-timeline.ts';
import type { TicketRecord } from './ticket-record.ts';

/** Sites, technicians and customers a batch of tickets speaks of, found or created. */
export type TicketSurroundings = {
  place(location: string | null): Place;
  technician(assignee: string | null): TechnicianId | null;
  customerId(number: string | null): CustomerId | null;
  readonly sitesCreated: readonly string[];
  readonly techniciansCreated: readonly string[];
};

const nowhere: Place = { siteId: null, position: null };

export async function readSurroundings(
  session: ImportSession,
  mapping: TicketMapping,
  records: { readonly fresh: readonly TicketRecord[]; readonly all: readonly TicketRecord[] },
): Promise<TicketSurroundings> {
  const places = await readPlaces(session, mapping, records.fresh);
  const technicians = await readTechnicians(session, mapping, records.all);
  const customers = await readCustomers(session, records.fresh);
  return {
    place: (location) => (location === null ? nowhere : (places.byLocation.get(location) ?? nowhere)),
    technician: (assignee) => (assignee === null ? null : (technicians.byName.get(assignee) ?? null)),
    customerId: (number) => (number === null ? null : (customers.get(number) ?? null)),
    sitesCreated: places.created,
    techniciansCreated: technicians.created,
  };
}

export function siteCode(location: string, sites: NonNullable<TicketMapping['sites']>): string {
  const { removePrefix, codePrefix } = sites;
  const own = location.startsWith(removePrefix) ? location.slice(removePrefix.length) : location;
  return `${codePrefix}${own.trim().toUpperCase().replaceAll(/\s+/g, '-')}`;
}

async function readPlaces(session: ImportSession, mapping: TicketMapping, fresh: readonly TicketRecord[]) {
  const { sites, defaultPosition, source } = mapping;
  const byLocation = new Map<string, Place>();
  if (!sites) return { byLocation, created: [] };
  const codes = new Map<string, TicketRecord>();
  for (const record of fresh)
    if (record.opening.location) codes.set(siteCode(record.opening.location, sites), record);
  const known = await findSites(session, [...codes.keys()]);
  const missing = [...codes].filter(([code]) => !known.has(code));
  const news = defaultPosition
    ? missing.map(([code, { opening }]): NewSite => {
        const { district, village, location } = opening;
        return {
          code,
          name: location ?? code,
          kind: sites.kind,
          position: defaultPosition,
          district,
          village,
        };
      })
    : [];
  const created = await createSites(session, source, news);
  for (const { opening } of fresh) {
    if (!opening.location || byLocation.has(opening.location)) continue;
    const code = siteCode(opening.location, sites);
    const site = known.get(code);
    const isReal =
      site &&
      (site.position.latitude !== defaultPosition?.latitude ||
        site.position.longitude !== defaultPosition.longitude);
    byLocation.set(opening.location, {
      siteId: site?.id ?? created.get(code) ?? null,
      position: isReal ? site.position : null,
    });
  }
  return { byLocation, created: [...created.keys()] };
}

async function readTechnicians(
  session: ImportSession,
  mapping: TicketMapping,
  records: readonly TicketRecord[],
) {
  const names = [
    ...new Set(records.flatMap(({ observations }) => observations.flatMap(({ assignee }) => assignee ?? []))),
  ];
  const { rows } = await session.client.query<{ external_id: string; entity_id: TechnicianId }>(
    `select r.external_id, r.entity_id from imported_records r join technicians t on t.id = r.entity_id
     where r.source = $1 and r.entity = 'technician' and r.external_id = any($2)`,
    [mapping.source, names],
  );
  const byName = new Map(rows.map((row) => [row.external_id, row.entity_id]));
  const missing = mapping.createTechnicians ? names.filter((name) => !byName.has(name)) : [];
  for (const name of missing) byName.set(name, randomUUID() as TechnicianId);
  await createTechnicians(
    session,
    mapping,
    missing.map((name) => [name, byName.get(name) ?? ''] as const),
  );
  return { byName, created: missing };
}

async function createTechnicians(
  { client }: ImportSession,
  { source, defaultPosition: home }: TicketMapping,
  people: readonly (readonly [string, string])[],
): Promise<void> {
  if (!home) return;
  const offShift = JSON.stringify({ kind: 'off-shift', nextShiftAt: null });
  await copyRows(
    client,
    {
      table: 'technicians',
      columns: [
        'id',
        'version',
        'name',
        'phone',
        'skills',
        'home_longitude',
        'home_latitude',
        'availability',
      ],
    },
    people.map(([name, id]) => [id, 1, name, '', '[]', home.longitude, home.latitude, offShift]),
  );
  await copyRows(
    client,
    { table: 'imported_records', columns: ['source', 'entity', 'external_id', 'entity_id', 'content_hash'] },
    people.map(([name, id]) => [source, 'technician', name, id, 'assignee']),
  );
}

async function readCustomers({ client }: ImportSession, fresh: readonly TicketRecord[]) {
  const numbers = fresh.flatMap(({ opening }) => opening.customer ?? []);
  if (numbers.length === 0) return new Map<string, CustomerId>();
  const { rows } = await client.query<{ id: CustomerId; number: string }>(
    'select id, number from customers where number = any($1)',
    [numbers],
  );
  return new Map(rows.map((row) => [row.number, row.id]));
}
