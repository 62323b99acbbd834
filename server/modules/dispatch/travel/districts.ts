import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  type ClassedDistrict,
  classElsewhere,
  classifyDistricts,
} from '../../../../shared/domain/routing/travel/classify-districts.ts';
import {
  areaKm2,
  type District,
  districtAt,
  districtsSchema,
} from '../../../../shared/domain/routing/travel/district-map.ts';
import type { DistrictClass } from '../../../../shared/domain/routing/travel/travel-parameters.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { Queryable } from '../../../database/database.ts';

/** The districts of the built-in base map, the same that windows draw. */
export const loadDistricts = (): readonly District[] =>
  z
    .object({ districts: districtsSchema })
    .parse(
      JSON.parse(readFileSync(new URL('../../../../resources/map/karawang.json', import.meta.url), 'utf8')),
    ).districts;

/** Counts customers by the boundaries, not by the district's name in their address: those are spelled as people spell. */
export async function classDistricts(
  db: Queryable,
  districts: readonly District[],
): Promise<readonly ClassedDistrict[]> {
  // Within a kilometre of one another: boundaries are drawn no finer.
  const { rows } = await db.execute<Position & { readonly customers: number }>(sql`
    select round(longitude::numeric, 2)::float8 as longitude, round(latitude::numeric, 2)::float8 as latitude,
      count(*)::int as customers
    from customers group by 1, 2
  `);
  const counts = new Map<string, number>();
  for (const { customers, ...position } of rows) {
    const name = districtAt(districts, position)?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + customers);
  }
  return classifyDistricts(
    districts.map((district) => ({
      name: district.name,
      areaKm2: areaKm2(district),
      customers: counts.get(district.name) ?? 0,
    })),
  );
}

export function classesByPlace(
  districts: readonly District[],
  classed: readonly ClassedDistrict[],
): (position: Position) => DistrictClass {
  const byName = new Map(classed.map((district) => [district.name, district.class]));
  return (position) => byName.get(districtAt(districts, position)?.name ?? '') ?? classElsewhere;
}
