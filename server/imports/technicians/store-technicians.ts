import { randomUUID } from 'node:crypto';
import { type BatchStore, nothingBeside } from '../run/batch-store.ts';
import { copyRows } from '../store/copy-rows.ts';
import type { ImportSession } from '../store/import-session.ts';
import type { Changed } from '../store/imported-records.ts';
import type { TechnicianRecord } from './read-technicians.ts';

/** New technicians are off shift until the room puts them on one; an update leaves their shift, and the team of who has none in the file. */
export const technicianStore: BatchStore<TechnicianRecord> = {
  entity: 'technician',
  write: async (session, { fresh, changed }) => {
    const inserts = fresh.map((record) => [record, randomUUID() as string] as const);
    await insertTechnicians(session, inserts);
    await updateTechnicians(session, changed);
    return { ...nothingBeside, fresh: inserts, changed: changed.map(({ record }) => record) };
  },
};

const columns = [
  'id',
  'version',
  'name',
  'phone',
  'skills',
  'home_longitude',
  'home_latitude',
  'team',
  'availability',
];
const offShift = JSON.stringify({ kind: 'off-shift', nextShiftAt: null });

const insertTechnicians = (
  { client }: ImportSession,
  inserts: readonly (readonly [TechnicianRecord, string])[],
): Promise<void> =>
  copyRows(
    client,
    { table: 'technicians', columns },
    inserts.map(([{ name, phone, skills, home, team }, id]) => [
      ...[id, 1, name, phone, JSON.stringify(skills), home.longitude, home.latitude, team, offShift],
    ]),
  );

async function updateTechnicians({ client }: ImportSession, changed: readonly Changed<TechnicianRecord>[]) {
  if (changed.length === 0) return;
  const rows = changed.map(({ record, entityId }) => ({
    ...{ id: entityId, name: record.name, phone: record.phone, skills: record.skills },
    ...{ longitude: record.home.longitude, latitude: record.home.latitude, team: record.team },
  }));
  await client.query(
    `update technicians as t set version = t.version + 1, name = n.name, phone = n.phone, skills = n.skills,
       home_longitude = n.longitude, home_latitude = n.latitude, team = coalesce(n.team, t.team)
     from jsonb_to_recordset($1::jsonb)
       as n (id uuid, name text, phone text, skills jsonb, longitude float8, latitude float8, team text)
     where t.id = n.id`,
    [JSON.stringify(rows)],
  );
}
