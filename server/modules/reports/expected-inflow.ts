import { sql } from 'drizzle-orm';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';

export type ExpectedInflow = { readonly hourStartsAt: Instant; readonly expected: number };

/**
 * Tickets expected in each of the 24 hours up to and including the current one: the median of the same hour of the
 * same weekday over the eight weeks before. An hour without a ticket counts as zero.
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
      select hours.starts_at, week, count(tickets.id) as opened
      from hours
      cross join generate_series(1, 8) as week
      left join tickets
        on tickets.opened_at >= hours.starts_at - week * interval '7 days'
        and tickets.opened_at < hours.starts_at - week * interval '7 days' + interval '1 hour'
      group by hours.starts_at, week
    )
    select starts_at as hour_starts_at, percentile_cont(0.5) within group (order by opened)::float8 as expected
    from counted
    group by starts_at
    order by starts_at
  `);
  return rows.map((row) => ({
    hourStartsAt: instant(new Date(row.hour_starts_at).getTime()),
    expected: row.expected,
  }));
}
