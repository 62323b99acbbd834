import { asc, sql } from 'drizzle-orm';
import { z } from 'zod';
import { fieldDayParts, type QueryOutput, rewindSpanMs } from '../../../shared/contracts/queries.ts';
import { availabilitySchema } from '../../../shared/domain/technicians/technician.ts';
import type { TechnicianDay } from '../../../shared/domain/technicians/technician-day.ts';
import { packTrack } from '../../../shared/domain/technicians/track.ts';
import { type TechnicianId, technicianIdSchema } from '../../../shared/kernel/ids.ts';
import { type Instant, instant, instantSchema } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { inIdRange } from '../../database/id-ranges.ts';
import { technicians, technicianTracks } from '../../database/schema.ts';
import { readTracks } from './track-store.ts';

type Said = TechnicianDay['availabilities'][number];

/** A part of the day before `now`: where technicians were, and what was said of their shifts. */
export async function listTechnicianDays(
  db: Queryable,
  part: number,
  now: Instant,
): Promise<QueryOutput<'technician.last-day'>> {
  const from = instant(now - rewindSpanMs);
  const people = await db
    .select({ id: technicians.id, availability: technicians.availability })
    .from(technicians)
    .where(inIdRange(technicians.id, part, fieldDayParts))
    .orderBy(asc(technicians.id));
  const which = inIdRange(technicianTracks.technicianId, part, fieldDayParts);
  const tracks = await readTracks(db, { which, from });
  const said = await listSaid(
    db,
    people.map(({ id }) => id),
    from,
  );
  const days = people.map(({ id, availability }): TechnicianDay => {
    const technicianId: TechnicianId = technicianIdSchema.parse(id);
    // Of whom nothing was ever said, what their row says has been so since they are there.
    const always = { at: from, availability };
    const track = packTrack(tracks.get(id) ?? noTrack);
    return { technicianId, availabilities: [...(said.get(id) ?? [always])], track };
  });
  return { from, until: now, technicians: days };
}

const noTrack = { moments: [], longitudes: [], latitudes: [], headings: [] };
const saidSchema = z.object({ subject: z.string(), at: instantSchema, availability: availabilitySchema });

/** The audit trail has every word that was taken: the last before the day, and all within it. */
async function listSaid(
  db: Queryable,
  ids: readonly string[],
  from: Instant,
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const day = sql`${new Date(from).toISOString()}::timestamptz`;
  const words = sql`
    from audit_entries where subject = person.id
      and action = 'technician.set-availability' and outcome = 'accepted'`;
  const { rows } = await db.execute(sql`
    select person.id as subject, (extract(epoch from said.at) * 1000)::float8 as at,
      said.detail -> 'availability' as availability
    from unnest(${sql.param(ids)}::text[]) person (id)
    cross join lateral (
      (select id, at, detail ${words} and at <= ${day} order by at desc, id desc limit 1)
      union all
      (select id, at, detail ${words} and at > ${day})
    ) said
    order by said.at, said.id`);
  const all = rows.map((row) => saidSchema.parse({ ...row, at: Math.floor(Number(row.at)) }));
  const bySubject = Map.groupBy(all, ({ subject }) => subject);
  return new Map([...bySubject].map(([id, list]) => [id, list.map(({ subject: _, ...said }) => said)]));
}
