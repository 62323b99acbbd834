import { sql } from 'drizzle-orm';
import type { RecordedTrip } from '../../../../shared/domain/routing/travel/recorded-trip.ts';
import { type Arrival, tripsOfArrivals } from '../../../../shared/domain/routing/travel/trips-of-arrivals.ts';
import { technicianIdSchema } from '../../../../shared/kernel/ids.ts';
import { dayMs, type Instant, instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';

/** Roads of a season ago were others. */
const lookBackMs = 90 * dayMs;
/** More make the answer no better: it is then off by what the model cannot say. */
const mostArrivals = 2000;

type Row = {
  readonly id: string;
  readonly technicianId: string;
  readonly departedAt: string;
  readonly arrivedAt: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly homeLongitude: number;
  readonly homeLatitude: number;
  /** Arrivals found, with a place or without. */
  readonly found: number;
};

/**
 * The technicians' latest trips up to now: from each "departed" to the "arrived" that followed it on the same ticket,
 * by whoever the ticket was assigned to then, between the places `tripsOfArrivals` says.
 */
export async function listTrips(db: Queryable, now: Instant): Promise<readonly RecordedTrip[]> {
  const since = new Date(now - lookBackMs).toISOString();
  const { rows } = await db.execute<Row>(sql`
    with arrivals as (
      select id, ticket_id, sequence, occurred_at from ticket_events
      where body ->> 'type' = 'arrived' and recorded_at >= ${since}::timestamptz
        and occurred_at between ${since}::timestamptz and ${new Date(now).toISOString()}::timestamptz
      order by recorded_at desc limit ${mostArrivals}
    )
    select arrivals.id, technicians.id as "technicianId",
      departure.occurred_at as "departedAt", arrivals.occurred_at as "arrivedAt",
      tickets.longitude, tickets.latitude,
      technicians.home_longitude as "homeLongitude", technicians.home_latitude as "homeLatitude",
      (select count(*)::int from arrivals) as found
    from arrivals
    join tickets on tickets.id = arrivals.ticket_id
      and tickets.longitude is not null and tickets.latitude is not null
    cross join lateral (
      select sequence, occurred_at from ticket_events
      where ticket_id = arrivals.ticket_id and sequence < arrivals.sequence and body ->> 'type' = 'departed'
      order by sequence desc limit 1
    ) as departure
    cross join lateral (
      select body ->> 'technicianId' as id from ticket_events
      where ticket_id = arrivals.ticket_id and sequence < departure.sequence and body ->> 'type' = 'assigned'
      order by sequence desc limit 1
    ) as assigned
    join technicians on technicians.id = assigned.id::uuid
  `);
  const arrivals = rows.map(toArrival).sort((a, b) => a.arrivedAt - b.arrivedAt);
  const [first] = arrivals;
  return tripsOfArrivals(arrivals, first && rows[0]?.found === mostArrivals ? first.arrivedAt : null);
}

const toArrival = (row: Row): Arrival => ({
  id: row.id,
  technicianId: technicianIdSchema.parse(row.technicianId),
  departedAt: instant(new Date(row.departedAt).getTime()),
  arrivedAt: instant(new Date(row.arrivedAt).getTime()),
  place: { longitude: row.longitude, latitude: row.latitude },
  home: { longitude: row.homeLongitude, latitude: row.homeLatitude },
});
