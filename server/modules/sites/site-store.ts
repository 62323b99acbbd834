import { asc } from 'drizzle-orm';
import { type Site, siteSchema } from '../../../shared/contracts/shapes.ts';
import type { Queryable } from '../../database/database.ts';
import { sites } from '../../database/schema.ts';

/** The network's places: POPs, their OLTs, and the ODPs below them, by code. */
export async function listSites(db: Queryable): Promise<readonly Site[]> {
  const rows = await db.select().from(sites).orderBy(asc(sites.code));
  return rows.map(({ longitude, latitude, ...facts }) =>
    siteSchema.parse({ ...facts, position: { longitude, latitude } }),
  );
}
