import { sql } from 'drizzle-orm';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';

export type ExpectedInflow = { readonly hourStartsAt: Instant; readonly expected: number };

/**
 * Tickets expected in each of the 24 hours up to and including the current one: the median of the same hour of the
 * same weekday over the eight weeks before. An hour without a ticket counts as zero.
 * Counted in one pass: a range for each hour and week is 192 scans of a table whose statistics are young.
 */
export async function expectedInflow(db: Queryable, now: Instant): Promise<readonly ExpectedInflow[]> {
  const { rows } = await db.execute<{ hour_starts_at: string; expected: number }>(sql`
    with hours as (
      select generate_series(
        date_trunc('hour', ${new Date(now).toISOString()}::timestamptz) - interval '23 hours',
        date_trunc('hour', ${new Date(now).toISOString()}::timestamptz),
        interval '1 hour'
      ) as starts_at
    ),
    counted as (
      select date_trunc('hour', opened_at) as starts_at, count(*) as opened
      from tickets
      where opened_at >= (select min(starts_at) from hours) - interval '56 days'
        and opened_at < (select max(starts_at) from hours)
      group by 1
    )
    select hours.starts_at as hour_starts_at,
      percentile_cont(0.5) within group (order by coalesce(counted.opened, 0))::float8 as expected
    from hours
    cross join generate_series(1, 8) as week
    left join counted on counted.starts_at = hours.starts_at - week * interval '7 days'
    group by 1
    order by 1
  `);
  return rows.map((row) => ({
    hourStartsAt: instant(new Date(row.hour_starts_at).getTime()),
    expected: row.expected,
  }));
}
