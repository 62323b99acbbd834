import { sql } from 'drizzle-orm';
import type { OpeningPlace } from '../../../shared/domain/reports/opening-places.ts';
import { dayMs, type Instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';

type Row = OpeningPlace & { readonly [column: string]: unknown };

/** Tickets opened in the days up to now, by village and hour of the local day; those without a place are nowhere. */
export async function openingPlaces(
  db: Queryable,
  days: number,
  now: Instant,
): Promise<readonly OpeningPlace[]> {
  const since = new Date(now - days * dayMs).toISOString();
  const { rows } = await db.execute<Row>(sql`
    with opened as (
      select district, village, longitude, latitude,
        extract(hour from opened_at at time zone 'Asia/Jakarta')::int as hour
      from tickets
      where opened_at >= ${since}::timestamptz and longitude is not null and latitude is not null
    ),
    counted as (
      select district, village, hour, count(*)::int as n, sum(longitude) as x, sum(latitude) as y
      from opened group by district, village, hour
    )
    select district, village, (sum(x) / sum(n))::float8 as longitude, (sum(y) / sum(n))::float8 as latitude,
      (select array_agg(coalesce(of_hour.n, 0) order by h)
       from generate_series(0, 23) h
       left join counted of_hour on of_hour.hour = h and of_hour.district = counted.district
         and of_hour.village = counted.village) as "byHour"
    from counted group by district, village
    order by sum(n) desc, district, village
  `);
  return rows;
}
