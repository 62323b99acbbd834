import { sql } from 'drizzle-orm';
import type { RecordedVisit } from '../../../../shared/domain/dispatch/usual-minutes.ts';
import { ticketKindSchema } from '../../../../shared/domain/tickets/ticket.ts';
import { dayMs, type Instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';

/** Work of half a year ago was other work. */
const lookBackMs = 180 * dayMs;
/** Some hundreds of each kind, of the rarest some dozens. */
const mostVisits = 5000;

type Row = { readonly kind: string; readonly minutes: number };

/**
 * How long the latest visits took: from each "arrived" to the "resolved" that followed it with nothing between that moves
 * a visit on. What waited for parts or was given to somebody else in between tells nothing of the work.
 */
export async function listVisits(db: Queryable, now: Instant): Promise<readonly RecordedVisit[]> {
  const since = new Date(now - lookBackMs).toISOString();
  const { rows } = await db.execute<Row>(sql`
    with settled as (
      select ticket_id, sequence, occurred_at from ticket_events
      where body ->> 'type' = 'resolved' and recorded_at >= ${since}::timestamptz
      order by recorded_at desc limit ${mostVisits}
    )
    select tickets.kind, (extract(epoch from settled.occurred_at - before.occurred_at) / 60)::float8 as minutes
    from settled
    join tickets on tickets.id = settled.ticket_id
    cross join lateral (
      select body ->> 'type' as type, occurred_at from ticket_events
      where ticket_id = settled.ticket_id and sequence < settled.sequence
        and body ->> 'type' in ('assigned', 'unassigned', 'departed', 'arrived', 'waiting-started', 'waiting-ended')
      order by sequence desc limit 1
    ) as before
    where before.type = 'arrived'
  `);
  return rows.map(({ kind, minutes }) => ({ kind: ticketKindSchema.parse(kind), minutes }));
}
