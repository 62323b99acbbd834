import { eq, sql } from 'drizzle-orm';
import {
  type Technician,
  type TechnicianPosition,
  technicianPositionSchema,
  technicianSchema,
} from '../../../shared/domain/technicians/technician.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import type { Queryable } from '../../database/database.ts';
import { technicianPositions, technicians } from '../../database/schema.ts';
import { keepOnTrack } from './track-store.ts';

const toTechnician = (row: typeof technicians.$inferSelect): Technician =>
  technicianSchema.parse({
    id: row.id,
    version: row.version,
    name: row.name,
    phone: row.phone,
    skills: row.skills,
    home: { longitude: row.homeLongitude, latitude: row.homeLatitude },
    team: row.team,
    availability: row.availability,
  });

const toPosition = (row: typeof technicianPositions.$inferSelect): TechnicianPosition =>
  technicianPositionSchema.parse({
    technicianId: row.technicianId,
    position: { longitude: row.longitude, latitude: row.latitude },
    headingDegrees: row.headingDegrees,
    speedKmh: row.speedKmh,
    recordedAt: row.recordedAt,
  });

export async function listTechnicians(db: Queryable): Promise<readonly Technician[]> {
  const rows = await db.select().from(technicians).orderBy(technicians.id);
  return rows.map(toTechnician);
}

export async function listTechnicianPositions(db: Queryable): Promise<readonly TechnicianPosition[]> {
  const rows = await db.select().from(technicianPositions);
  return rows.map(toPosition);
}

export async function findTechnician(db: Queryable, id: TechnicianId): Promise<Technician | null> {
  const [row] = await db.select().from(technicians).where(eq(technicians.id, id));
  return row ? toTechnician(row) : null;
}

/** Locks the row until commit, so that two changes of one technician are decided one after the other. */
export async function lockTechnician(db: Queryable, id: TechnicianId): Promise<Technician | null> {
  const [row] = await db.select().from(technicians).where(eq(technicians.id, id)).for('update');
  return row ? toTechnician(row) : null;
}

/** What commands change of a technician. */
export async function saveTechnician(
  db: Queryable,
  { id, version, availability, team }: Technician,
): Promise<void> {
  await db.update(technicians).set({ version, availability, team }).where(eq(technicians.id, id));
}

/**
 * Keeps the newest: a report that was delayed on the road never moves anybody back. In the last day each stands where
 * it belongs.
 */
export async function savePosition(db: Queryable, report: TechnicianPosition): Promise<void> {
  const values = {
    technicianId: report.technicianId,
    longitude: report.position.longitude,
    latitude: report.position.latitude,
    headingDegrees: report.headingDegrees,
    speedKmh: report.speedKmh,
    recordedAt: report.recordedAt,
  };
  const { technicianId: _, ...changed } = values;
  await db
    .insert(technicianPositions)
    .values(values)
    .onConflictDoUpdate({
      target: technicianPositions.technicianId,
      set: changed,
      setWhere: sql`${technicianPositions.recordedAt} < excluded.recorded_at`,
    });
  await keepOnTrack(db, report);
}
