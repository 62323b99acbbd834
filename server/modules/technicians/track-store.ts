import { type SQL, sql } from 'drizzle-orm';
import type { TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import type { TrackColumns } from '../../../shared/domain/technicians/track.ts';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { technicianTracks } from '../../database/schema.ts';

const minuteOf = (at: Instant): number => Math.floor(at / minuteMs);

/** One position for each minute, the last: however often a telephone speaks, a day of it stays as small. */
export async function keepOnTrack(
  db: Queryable,
  { technicianId, position, headingDegrees, recordedAt }: TechnicianPosition,
): Promise<void> {
  const said = { ...position, headingDegrees, recordedAt };
  await db
    .insert(technicianTracks)
    .values({ technicianId, minute: minuteOf(recordedAt), ...said })
    .onConflictDoUpdate({
      target: [technicianTracks.technicianId, technicianTracks.minute],
      set: said,
      setWhere: sql`${technicianTracks.recordedAt} < excluded.recorded_at`,
    });
}

/**
 * What is kept of each technician from where they stood at a moment on. Postgres lays it out in columns: a row for each
 * of 270,000 positions took three times as long to read.
 * @param which a condition on `technicianTracks`
 */
export async function readTracks(
  db: Queryable,
  { which, from }: { readonly which: SQL | undefined; readonly from: Instant },
): Promise<ReadonlyMap<string, TrackColumns>> {
  const column = <Value>(value: SQL) => sql<Value[]>`json_agg(${value} order by ${technicianTracks.minute})`;
  const rows = await db
    .select({
      technicianId: technicianTracks.technicianId,
      moments: column<number>(sql`1000 * date_part('epoch', ${technicianTracks.recordedAt})`),
      longitudes: column<number>(sql`${technicianTracks.longitude}`),
      latitudes: column<number>(sql`${technicianTracks.latitude}`),
      headings: column<number | null>(sql`${technicianTracks.headingDegrees}`),
    })
    .from(technicianTracks)
    .where(which)
    .groupBy(technicianTracks.technicianId);
  return new Map(rows.map(({ technicianId, ...columns }) => [technicianId, sinceStanding(columns, from)]));
}

function sinceStanding(columns: TrackColumns, from: Instant): TrackColumns {
  const first = Math.max(
    0,
    columns.moments.findLastIndex((moment) => moment <= from),
  );
  return {
    moments: columns.moments.slice(first),
    longitudes: columns.longitudes.slice(first),
    latitudes: columns.latitudes.slice(first),
    headings: columns.headings.slice(first),
  };
}

/** Forgets where people were before a moment, but for where each stood at it. */
export async function forgetTracks(db: Queryable, before: Instant): Promise<void> {
  await db.execute(sql`
    delete from technician_tracks old
    using (
      select technician_id, max(minute) as minute from technician_tracks
      where minute < ${minuteOf(before)} group by technician_id
    ) last
    where old.technician_id = last.technician_id and old.minute < last.minute`);
}
